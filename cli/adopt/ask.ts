import { EMPTY_STACK } from "../../domain/adoption/stack-facts";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import type { Facts } from "../../domain/settings/account-facts";
import type { Draft } from "../../domain/settings/plan";
import { regionsOf } from "../../domain/settings/resolve";
import type { Connected } from "../connection";
import { readFacts } from "../facts/account";
import { regions as regionsProbe } from "../probes/account";
import { createRun } from "../probes/run";
import { withoutUnknown } from "./unknown";

/** A command may be more patient than a preview. In milliseconds. */
const DEADLINE = 20_000;
/** Users that are asked for access keys: IAM takes some twenty questions a second, so that these take a minute. */
const KEY_HOLDERS = 1_000;

const REGIONS_UNKNOWN = "list of the enabled regions, so that only those of every account were asked";

/** What the account says, for the checks of the program, and in words what it does not say. */
export interface AccountAnswers {
  facts: Facts;
  gaps: string[];
}

/**
 * Asks an account everything that the preview of the program asks it, by the same reader. There is no stack here: whatever the
 * account has of a baseline is found as something that one left.
 */
export async function askAccount(connected: Connected, draft: Draft): Promise<AccountAnswers> {
  const { accountId } = connected;
  const { settings } = draft;
  const [cell] = await createRun({ ...connected, deadline: DEADLINE })(regionsProbe, []);
  const listed = cell?.state === "count" ? cell.items.filter(({ enabled }) => enabled).map(({ id }) => id) : undefined;
  // A region that is named and off answers everything with words about a broken key.
  const named = settings.enabledRegions?.filter((region) => listed?.includes(region) ?? true);
  const enabled = named ?? listed ?? [...DEFAULT_REGIONS, ...settings.optInRegions];
  const { facts: read, warnings } = await readFacts(
    { ...connected, deadline: DEADLINE, keyHolders: KEY_HOLDERS },
    draft,
    () => Promise.resolve({ accountId, regions: regionsOf(settings, enabled), stack: EMPTY_STACK }),
  );
  const { facts, gaps } = withoutUnknown(read);
  return {
    facts: {
      ...facts,
      ...(settings.enabledRegions === undefined ? { enabledRegions: enabled } : {}),
      ...(settings.enabledRegions !== undefined && listed ? { accountRegions: listed } : {}),
      // Who asks here need not be who runs the program, so nobody is held against the guardrails.
      caller: { accountId, principalArn: `arn:aws:iam::${accountId}:root`, groups: [] },
      stack: EMPTY_STACK,
    },
    gaps: [...(cell && cell.state !== "count" ? [`${REGIONS_UNKNOWN}: ${cell.because}`] : []), ...gaps, ...warnings],
  };
}
