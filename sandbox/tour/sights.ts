import { type AccountView, describeView } from "./account-view";
import type { Row } from "./show/comparison";

/** What was seen of the account at one time. */
interface Sight {
  view?: AccountView;
  /** What came of the leaked key, by what it tried: what -> outcome in a few words. */
  key?: Readonly<Record<string, string>>;
}

/** The account before `up` and after it. */
export interface Sights {
  before: Sight;
  after: Sight;
}

const cells = ({ view, key = {} }: Sight): Map<string, string> =>
  new Map([...(view ? describeView(view) : []), ...Object.entries(key)]);

/** All that was seen, side by side; what was not looked at is a dash. */
export function rowsOf({ before, after }: Sights): Row[] {
  const [left, right] = [cells(before), cells(after)];
  const whats = [...new Set([...left.keys(), ...right.keys()])];
  return whats.map((what) => [what, left.get(what) ?? "-", right.get(what) ?? "-"]);
}
