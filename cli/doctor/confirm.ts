import type { Output } from "../output";
import type { Connected } from "../connection";
import type { Run } from "../probes/run";
import type { ExitCode } from "../verb";
import { type Expected, prefixOf } from "./expected";
import { proofOf, writeProof } from "./parameter";
import { confirmed, NOTHING_PROVED, type Proof } from "./proof";
import { Refused } from "./refused";

/**
 * The record of tests.
 *
 * @throws Refused when it cannot be read, or is none
 */
async function readRecord(run: Run, expected: Expected): Promise<{ home: string; proof: Proof }> {
  const { home } = expected;
  if (home === undefined) {
    throw new Refused(
      "no region has a topic of the baseline, so no test was written down; name --home-region if there is one",
    );
  }
  const [cell] = await run(proofOf(prefixOf(expected)), [home]);
  if (cell?.state !== "count") {
    throw new Refused(
      `the record of tests cannot be read: ${cell?.because ?? "nobody answered"}\nthe auditor of the baseline may; take it with --role-arn`,
    );
  }
  const [item] = cell.items;
  if (item !== undefined && item.proof === undefined)
    throw new Refused(`the parameter ${item.id} holds no record of tests; delete it, and send a test`);
  return { home, proof: item?.proof ?? NOTHING_PROVED };
}

/** Writes down that somebody has read what has these codes. */
export async function confirmCodes(
  connected: Connected,
  { run, expected, codes, json }: { run: Run; expected: Expected; codes: readonly string[]; json: boolean },
  { out, err }: Output,
): Promise<ExitCode> {
  const { home, proof } = await readRecord(run, expected);
  let known = proof;
  const proved: { what: string; seconds: number }[] = [];
  const problems: string[] = [];
  for (const code of codes) {
    const result = confirmed(known, code, expected.now);
    if ("problem" in result) problems.push(result.problem);
    else {
      known = result.proof;
      proved.push({ what: result.what, seconds: result.seconds });
    }
  }
  if (proved.length > 0) {
    try {
      await writeProof(connected, home, prefixOf(expected), known);
    } catch (error) {
      const { name, message } = error as Error;
      throw new Refused(
        `nothing was written down: ${name}: ${message}\nthe auditor of the baseline may; take it with --role-arn`,
      );
    }
  }
  if (json) out(`${(await import("../untrusted")).safeJson({ account: connected.accountId, proved, problems })}\n`);
  else for (const { what, seconds } of proved) out(`${what}: read ${seconds} s after it was sent\n`);
  for (const problem of problems) err(`doctor: ${problem}\n`);
  return problems.length > 0 ? 1 : 0;
}
