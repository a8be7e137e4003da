import { readFileSync } from "node:fs";
import type { Problem } from "../../domain/fields/problems";
import type { Connected } from "../connection";
import { createRun } from "../probes/run";
import { contextOf } from "./aws";
import { type Facts, readFacts } from "./facts";
import { propose } from "./launchers";
import type { ContainOptions } from "./options";
import { makePlan, type Plan } from "./plan";
import type { InState, Request } from "./request";
import { lookOf, type Row } from "./row";
import { loadRows } from "./rows";
import { readState } from "./state-file";
import { ownersOfKeys, resolveSuspects } from "./suspects";

/** Rows without those of some services. */
export async function rowsWithout(without: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  const context = { since: new Date(0), users: [] };
  return new Map([...(await loadRows())].filter(([, row]) => !without.includes(lookOf(row, context).service)));
}

function readStates(files: readonly string[]): { state: InState; problems: Problem[] } {
  const read = files.map((file) => {
    try {
      return readState(file, readFileSync(file, "utf8"));
    } catch (error) {
      return { problems: [{ path: "--state", message: `${file} cannot be read: ${(error as Error).message}` }] };
    }
  });
  const states = read.flatMap((one) => ("problems" in one ? [] : [one]));
  return {
    state: { arns: states.flatMap(({ arns }) => arns), ids: states.flatMap(({ ids }) => ids) },
    problems: read.flatMap((one) => ("problems" in one ? one.problems : [])),
  };
}

const NO_FREEZE =
  "the baseline's freeze policy is not in the account, so launches of others are not frozen; switch the control freeze on, or name whom you suspect";

/** Reads the account and makes a plan of it. */
export async function prepare(
  options: ContainOptions & { wish: { do: "plan"; since: Date } },
  connected: Connected,
): Promise<{ plan: Plan; facts: Facts; rows: ReadonlyMap<string, Row> } | { problems: Problem[] }> {
  const { state, problems } = readStates(options.states);
  const rows = await rowsWithout(options.without);
  const run = createRun(connected);
  const base: Request = {
    account: connected.accountId,
    caller: connected.callerArn,
    t0: options.wish.since.toISOString(),
    suspects: [],
    includeOlder: options.includeOlder,
    includeUndated: options.includeUndated,
    freeze: options.freeze,
    keep: options.keep,
    state,
    exempt: options.exempt,
    without: options.without,
    ...(options.allowedRegions ? { allowedRegions: options.allowedRegions } : {}),
  };
  const look = lookOf(rows.get("new-principals") ?? rows.get("deny-suspects")!, contextOf(base));
  const [cell] = await run(look, []);
  const principals = cell?.state === "count" ? cell.items : [];
  if (cell?.state !== "count" && options.suspects.length > 0) {
    problems.push({
      path: "--suspect",
      message: `users and roles cannot be read: ${cell?.because ?? "no answer"}; allow iam:GetAccountAuthorizationDetails`,
    });
    return { problems };
  }
  const suspects = resolveSuspects(options.suspects, principals, await ownersOfKeys(run, options.suspects), base);
  if ("problems" in suspects) problems.push(...suspects.problems);
  if (problems.length > 0 || "problems" in suspects) return { problems };
  const request: Request = { ...base, suspects: suspects.arns };
  const facts = await readFacts(run, [...rows.values()], contextOf(request));
  const hasFreeze = principals.some(({ was }) => was?.["freeze"] !== "");
  const notes = [
    ...(hasFreeze || request.freeze === "none" ? [] : [NO_FREEZE]),
    ...(options.without.length > 0 ? [`left out: ${options.without.join(", ")}`] : []),
  ];
  const draft = makePlan(request, facts, rows, { notes });
  const { proposed, notes: unknown } = await propose(run, draft);
  return { plan: { ...draft, proposed, notes: [...notes, ...unknown] }, facts, rows };
}
