import { ManagedBy } from "../controls/managed-by";
import type { Problem } from "../fields/problems";
import type { Facts, FoundDetector } from "./account-facts";
import { unknownBy } from "./answers";
import type { Draft } from "./plan";

type Basis = Pick<Draft, "on" | "options">;
type Detectors = Pick<Facts, "detectors">;

/** True when GuardDuty is on and an administrator account manages its detectors. */
const isMember = ({ on, options }: Basis): boolean =>
  on.guardduty && options.guardduty.managedBy === ManagedBy.Organization;

/** Region -> detector, or nothing where there is none; a region that gave no answer is left out. */
const found = ({ detectors = {} }: Detectors): [region: string, detector: FoundDetector | undefined][] =>
  Object.entries(detectors).flatMap(([region, answer]): [string, FoundDetector | undefined][] =>
    "found" in answer ? [[region, answer.found]] : [],
  );

const regionsWhere = (facts: Detectors, holds: (detector: FoundDetector | undefined) => boolean): string[] =>
  found(facts).flatMap(([region, detector]) => (holds(detector) ? [region] : []));

/** The accounts that administer detectors of this one. */
const administrators = (facts: Detectors): string[] => [
  ...new Set(found(facts).flatMap(([, detector]) => detector?.administrator ?? [])),
];

/** Region -> id of a detector that somebody else manages. */
export const memberDetectorIds = (basis: Basis, facts: Detectors): Record<string, string> =>
  isMember(basis)
    ? Object.fromEntries(found(facts).flatMap(([region, detector]) => (detector ? [[region, detector.id]] : [])))
    : {};

/**
 * A member cannot change how often its findings are published, nor its plans: `up` would fail there, or each refresh would
 * show a change. https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html and
 * https://github.com/hashicorp/terraform-provider-aws/pull/7804
 */
export function detectorProblems(basis: Basis, facts: Detectors): Problem[] {
  const managed = regionsWhere(facts, (detector) => detector?.administrator !== undefined);
  if (!basis.on.guardduty || isMember(basis) || managed.length === 0) return [];
  const who = administrators(facts).join(" and ");
  return [
    {
      path: "controls.guardduty.managedBy",
      message: `is account, but ${who} is the administrator of GuardDuty here (${managed.join(", ")}), and a member cannot change its detectors; leave them to it with controls: { guardduty: { managedBy: ${ManagedBy.Organization} } }`,
    },
  ];
}

/** What the owner should know about the detectors of a member. */
export function detectorWarnings(basis: Basis, facts: Detectors): string[] {
  const { detectors = {} } = facts;
  if (!basis.on.guardduty) return [];
  const so = isMember(basis)
    ? "one watches there"
    : "there is one already, or an administrator account manages it, and either makes the run fail";
  const doubts = [...unknownBy(Object.entries(detectors))].map(
    ([reason, regions]) =>
      `the detectors of ${regions.join(", ")} cannot be asked, so nobody knows whether ${so}: ${reason}`,
  );
  if (!isMember(basis)) return doubts;
  const who = administrators(facts).join(" and ") || "the administrator account";
  const say = (regions: readonly string[], what: (where: string) => string): string[] =>
    regions.length > 0 ? [what(regions.join(", "))] : [];
  return [
    ...say(
      regionsWhere(facts, (detector) => detector === undefined),
      (where) =>
        `no detector of GuardDuty watches ${where}, and with managedBy: ${ManagedBy.Organization} none is made; have ${who} enable GuardDuty there and make this account a member`,
    ),
    ...say(
      regionsWhere(facts, (detector) => detector?.enabled === false),
      (where) => `the detector of GuardDuty is suspended in ${where}, so nothing watches there; have ${who} enable it`,
    ),
    ...say(
      regionsWhere(facts, (detector) => detector !== undefined && detector.administrator === undefined),
      (where) =>
        `no administrator account manages the detector of GuardDuty in ${where}, and with managedBy: ${ManagedBy.Organization} nobody else does; have this account made a member there, or remove managedBy`,
    ),
    ...doubts,
  ];
}

/** What the administrator must have on. */
export function administratorStep(basis: Basis, facts: Detectors): string[] {
  if (!isMember(basis)) return [];
  const [who, ...others] = administrators(facts);
  const named = who !== undefined && others.length === 0 ? who : "the administrator of GuardDuty";
  return [`have ${named} keep GuardDuty on here, in every covered region`];
}
