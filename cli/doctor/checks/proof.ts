import { COMMAND } from "../../command";
import { expectedRules } from "./detection";
import type { Check, Finding } from "../check";
import { type Expected, offBecause } from "../expected";
import { all } from "../facts";
import type { Proved } from "../proof";
import { provenNow, type Void } from "../proven";

const DAY = 86_400;
/** Who has not confirmed after an hour did not read it in time. */
const HOUR = 3_600;

/** The newest of some. */
export const newest = (marks: Readonly<Record<string, Proved>>): Proved | undefined =>
  Object.values(marks).sort(([a], [b]) => b - a)[0];

const TEST = `run \`${COMMAND} doctor --test\`, read the mail and type its code into \`${COMMAND} doctor confirm <code>\``;

const VOID: Readonly<Record<Void, string>> = {
  "other-topic":
    "was shown to reach a person through a topic that is gone, and never through the one that is there now",
  "unknown-topic": "was shown to reach a person, and the record does not say through which topic",
};

/** What is not proven lately. */
function staleBecause(
  mark: Proved | undefined,
  because: Void | undefined,
  { now, maxAgeDays }: Expected,
): string | undefined {
  if (because !== undefined) return VOID[because];
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
      const record = item?.proof;
      const known = provenNow(record, seen, expected);
      const proof = known?.proof;
      const rings = expectedRules(expected).length > 0 && offBecause(expected, "early-warning") === undefined;
      const bills = offBecause(expected, "billing-alarms") === undefined;
      const findings = [
        ...(rings
          ? [["early warning", staleBecause(newest(proof?.regions ?? {}), known?.voided.warning, expected)] as const]
          : []),
        ...(bills
          ? [["the billing alarm", staleBecause(proof?.billing, known?.voided.billing, expected)] as const]
          : []),
      ].flatMap(([channel, because]): Finding[] =>
        because === undefined ? [] : [{ what: `${channel} ${because}`, todo: TEST }],
      );
      const { drill } = record ?? {};
      const waiting = drill !== undefined && expected.now.getTime() / 1_000 - drill.sentAt > HOUR;
      const isRead =
        drill !== undefined &&
        [...Object.values(record!.regions), ...(record!.billing ? [record!.billing] : [])].some(
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
      const isUnseen = (known?.unseen.length ?? 0) > 0;
      return {
        findings: [...findings, ...unread],
        ...(isUnseen
          ? { notAsked: "nobody could list the topics, so nobody knows whether the test went through them" }
          : {}),
      };
    },
  },
];
