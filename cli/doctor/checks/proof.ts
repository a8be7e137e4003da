import { COMMAND } from "../../command";
import { expectedRules } from "./detection";
import type { Check, Finding } from "../check";
import { type Expected, offBecause } from "../expected";
import { all, type Seen } from "../facts";
import type { Proof, Proved } from "../proof";

const DAY = 86_400;
/** Who has not confirmed after an hour did not read it in time. */
const HOUR = 3_600;

/** The record of tests; undefined: there is none, or nobody may read it. */
export const proofIn = ({ proof }: Pick<Seen, "proof">): Proof | undefined => all(proof)[0]?.proof;

/** The newest of some. */
export const newest = (marks: Readonly<Record<string, Proved>>): Proved | undefined =>
  Object.values(marks).sort(([a], [b]) => b - a)[0];

const TEST = `run \`${COMMAND} doctor --test\`, read the mail and type its code into \`${COMMAND} doctor confirm <code>\``;

/** What is not proven lately. */
function staleBecause(mark: Proved | undefined, { now, maxAgeDays }: Expected): string | undefined {
  if (mark === undefined) return "was never shown to reach a person";
  const days = Math.floor((now.getTime() / 1_000 - mark[0]) / DAY);
  return days > maxAgeDays ? `was shown to reach a person ${days} days ago, more than ${maxAgeDays}` : undefined;
}

/** An alarm reached a person, and not only a service of AWS. */
export const PROOF_CHECKS: readonly Check[] = [
  {
    id: "proof",
    title: "Somebody has read a test of each channel lately",
    reads: ["proof"],
    judge: (seen, expected) => {
      if (expected.maxAgeDays === 0) return { findings: [], notAsked: "--max-age 0 asks for no test" };
      if (seen.proof.length === 0) return { findings: [] };
      const [item] = all(seen.proof);
      if (item !== undefined && item.proof === undefined) {
        return {
          findings: [
            {
              what: `the parameter ${item.id} holds no record of tests`,
              todo: `look who wrote it, delete it, and ${TEST}`,
            },
          ],
        };
      }
      const proof = item?.proof;
      const rings = expectedRules(expected).length > 0 && offBecause(expected, "early-warning") === undefined;
      const bills = offBecause(expected, "billing-alarms") === undefined;
      const findings = [
        ...(rings ? [["early warning", staleBecause(newest(proof?.regions ?? {}), expected)] as const] : []),
        ...(bills ? [["the billing alarm", staleBecause(proof?.billing, expected)] as const] : []),
      ].flatMap(([channel, because]): Finding[] =>
        because === undefined ? [] : [{ what: `${channel} ${because}`, todo: TEST }],
      );
      const { drill } = proof ?? {};
      const waiting = drill !== undefined && expected.now.getTime() / 1_000 - drill.sentAt > HOUR;
      const isRead =
        drill !== undefined &&
        [...Object.values(proof!.regions), ...(proof!.billing ? [proof!.billing] : [])].some(
          ([at]) => at >= drill.sentAt,
        );
      const unread: Finding[] =
        waiting && !isRead
          ? [
              {
                what: `nobody has confirmed the test of ${new Date(drill.sentAt * 1_000).toISOString()}`,
                todo: "ask the readers whether it came, also into a folder for unwanted mail",
              },
            ]
          : [];
      return { findings: [...findings, ...unread] };
    },
  },
];
