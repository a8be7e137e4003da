import type { AccountAnswer, Answers } from "../accounts/each";
import { isFound, rowsOf, type SweepReport } from "./report";

/** One account in one line. */
export interface AccountRow {
  account: string;
  /** Somebody else's text. */
  name: string;
  state: "found" | "nothing found" | "not everything is known" | "cannot be asked";
  /** Things in regions where nothing should be. */
  misplaced: number;
  /** All things. */
  count: number;
  usdPerHour: number;
  unpriced: number;
  /** Cells that nobody knows. */
  gaps: number;
  /** Why it cannot be asked. */
  because?: string;
}

const STATES = ["found", "cannot be asked", "not everything is known", "nothing found"] as const;

const stateOf = (report: SweepReport): AccountRow["state"] => {
  if (isFound(report)) return "found";
  return report.complete ? "nothing found" : "not everything is known";
};

function rowOf(answer: AccountAnswer<SweepReport>): AccountRow {
  const { account, name = "" } = answer;
  if ("because" in answer) {
    const nothing = { misplaced: 0, count: 0, usdPerHour: 0, unpriced: 0, gaps: 0 };
    return { account, name, state: "cannot be asked", ...nothing, because: answer.because };
  }
  const { report } = answer;
  const rows = rowsOf(report);
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    account,
    name,
    state: stateOf(report),
    misplaced: report.items.filter(({ regionClass }) => ["idle", "enabled"].includes(regionClass)).length,
    count: report.items.length,
    usdPerHour: sum(({ usdPerHour }) => usdPerHour),
    unpriced: sum(({ unpriced }) => unpriced),
    gaps: report.gaps.length,
  };
}

/** The accounts in the order in which somebody should look: where something is found first, the costliest first among these. */
export const accountRows = ({ answers }: Answers<SweepReport>): AccountRow[] =>
  answers.map(rowOf).sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || b.usdPerHour - a.usdPerHour);

/** The reports in the order of the rows. */
export const inOrder = ({ answers }: Answers<SweepReport>, rows: readonly AccountRow[]): SweepReport[] =>
  rows.flatMap(({ account }) =>
    answers.flatMap((answer) => (answer.account === account && "report" in answer ? [answer.report] : [])),
  );

/** USD an hour, with a mark for what has no price. */
export const costOf = ({ usdPerHour, unpriced }: Pick<AccountRow, "usdPerHour" | "unpriced">): string =>
  `${usdPerHour.toFixed(2)}${unpriced > 0 ? " + ?" : ""}`;

/** All accounts in one sentence. */
export function totalOf(rows: readonly AccountRow[]): string {
  const sum = (of: (row: AccountRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const found = rows.filter(({ state }) => state === "found").length;
  const cost = costOf({ usdPerHour: sum((row) => row.usdPerHour), unpriced: sum((row) => row.unpriced) });
  return `${rows.length} ${rows.length === 1 ? "account" : "accounts"}, something found in ${found}, ${cost} USD an hour`;
}
