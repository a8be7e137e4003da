import { BILLING_REGION } from "../../domain/regions/regions";
import { plural } from "../contain/words";
import type { Checked, Finding } from "./check";
import { newest } from "./checks/proof";
import type { Expected } from "./expected";
import type { Seen } from "./facts";
import type { Proof, Proved } from "./proof";
import { proofIn, provenNow } from "./proven";

/** A way on which something comes to a person. */
export interface Channel {
  name: string;
  /** Whether everything on the way is on. */
  armed: "yes" | "no" | "unknown" | "off";
  /** ISO 8601: when somebody last confirmed a test of it. Absent: never, or there is no test. */
  provenAt?: string;
  /** Seconds from the test to its confirmation, the reader's own time included. */
  seconds?: number;
  /** How much of it was proven, or why there is no test. */
  note?: string;
}

interface Row {
  name: string;
  /** Ids of checks, with the only region whose findings matter, when not all do. */
  checks: readonly { id: string; region?: (expected: Expected) => string | undefined }[];
  proof?: (proof: Proof) => Proved | undefined;
  note: (proof: Proof | undefined, expected: Expected) => string;
}

const home = ({ home: region }: Expected): string | undefined => region;
const NO_TEST = "no test: AWS writes when it has something to say";
const UNSEEN = "no test, and whether a mailbox is read nobody sees from here: AWS writes when it has something to say";

const ROWS: readonly Row[] = [
  {
    name: "early warning",
    checks: [{ id: "subscriptions", region: home }, { id: "early-warning" }, { id: "trail" }],
    proof: ({ regions }) => newest(regions),
    note: (proof, { covered }) => {
      const tested = covered.filter((region) => region in (proof?.regions ?? {})).length;
      const signals = Object.keys(proof?.signals ?? {}).length;
      const by = signals === 0 ? "" : ` by ${plural(signals, "signal")}`;
      return `tested in ${tested} of ${plural(covered.length, "region")}${by}`;
    },
  },
  {
    name: "billing alarm",
    checks: [
      { id: "subscriptions", region: () => BILLING_REGION },
      { id: "billing-alerts" },
      { id: "billing-alarms" },
      { id: "alarm-mutes" },
    ],
    proof: ({ billing }) => billing,
    note: () => "",
  },
  { name: "budgets", checks: [{ id: "budgets" }], note: () => NO_TEST },
  { name: "mails of AWS", checks: [{ id: "contacts" }], note: () => UNSEEN },
];

interface Basis {
  checked: readonly Checked[];
  findings: readonly (Finding & { check: string })[];
  seen: Seen;
  expected: Expected;
}

function armedOf({ checks }: Row, { checked, findings, expected }: Basis): Channel["armed"] {
  const states = checks.map(({ id, region }): Checked["state"] => {
    const { state } = checked.find((one) => one.id === id) ?? { state: "unknown" as const };
    if (state !== "found" || region === undefined) return state;
    const where = region(expected);
    return findings.some((one) => one.check === id && (one.region ?? where) === where) ? "found" : "fine";
  });
  if (states.includes("found")) return "no";
  if (states.includes("unknown") || states.includes("not-asked")) return "unknown";
  return states.every((state) => state === "off") ? "off" : "yes";
}

/** The channels of the baseline, as a table. */
export const channelsOf = (basis: Basis): Channel[] =>
  ROWS.map((row) => {
    const proof = provenNow(proofIn(basis.seen), basis.seen, basis.expected)?.proof;
    const mark = proof === undefined ? undefined : row.proof?.(proof);
    const note = row.note(proof, basis.expected);
    return {
      name: row.name,
      armed: armedOf(row, basis),
      ...(mark === undefined ? {} : { provenAt: new Date(mark[0] * 1_000).toISOString(), seconds: mark[1] }),
      ...(note === "" ? {} : { note }),
    };
  });
