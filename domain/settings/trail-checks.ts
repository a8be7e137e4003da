import type { Problem } from "../fields/problems";
import type { Facts, SeenTrail } from "./account-facts";
import type { Plan } from "./plan";

type Basis = Pick<Plan, "settings" | "on" | "regions" | "namePrefix">;

/** A trail that records every region, is on and logs what reads and what writes. */
const isWhole = ({ everyRegion, logging, reads, writes }: SeenTrail): boolean =>
  everyRegion && logging === true && reads === true && writes === true;

/** Of the trails that the account shows, the one that `existing.trail` names; null: it shows none. */
const namedTrail = ({ settings }: Pick<Basis, "settings">, { seenTrails }: Facts): SeenTrail | null | undefined =>
  settings.existing.trail === undefined
    ? undefined
    : seenTrails && (seenTrails.find(({ arn }) => arn === settings.existing.trail) ?? null);

/** What is wrong with a trail that EventBridge needs, and what mends it. */
function faultsOf({ arn, everyRegion, logging, reads, writes }: SeenTrail): string[] {
  const lacks = [
    ...(reads === false ? ["what only reads"] : []),
    ...(writes === false ? ["what changes something"] : []),
  ];
  return [
    ...(everyRegion
      ? []
      : [
          `records ${arn.split(":")[3]!} alone, so calls elsewhere would ring nothing; aws cloudtrail update-trail --name ${arn} --is-multi-region-trail --include-global-service-events`,
        ]),
    ...(logging === false ? [`is switched off; aws cloudtrail start-logging --name ${arn}`] : []),
    // One that is off logs nothing, whatever its selectors.
    ...(lacks.length > 0 && logging !== false
      ? [
          `does not log management events of ${lacks.join(" and of ")}; aws cloudtrail put-event-selectors --trail-name ${arn} --event-selectors ReadWriteType=All,IncludeManagementEvents=true`,
        ]
      : []),
  ];
}

/**
 * A trail that is named instead of made must do what a trail is needed for: else early warning and the alarm of the
 * break-glass role would look armed and be deaf.
 */
export function trailProblems(basis: Basis, facts: Facts): Problem[] {
  const found = namedTrail(basis, facts);
  if (found === undefined) return [];
  const path = "existing.trail";
  if (found) {
    return faultsOf(found).map((fault) => ({ path, message: `${fault}; or remove it, and audit-trail makes one` }));
  }
  const [, , , region, owner] = basis.settings.existing.trail!.split(":");
  const account = facts.caller?.accountId;
  const where = `seen from ${basis.regions.home}`;
  return [
    {
      path,
      message:
        account !== undefined && owner !== account
          ? `is a trail of account ${owner}, and none of ${account} or of its organization, ${where}; name one of these, or remove it, and audit-trail makes one`
          : `there is no such trail in the account, ${where} and ${region}; correct it, or remove it, and audit-trail makes one`,
    },
  ];
}

/** While audit-trail is on: the trails of the baseline, and the others that would do its work. */
function trailsBeside({ on, namePrefix }: Pick<Basis, "on" | "namePrefix">, { seenTrails = [] }: Facts) {
  const isOwn = ({ arn }: SeenTrail): boolean => arn.includes(`:trail/${namePrefix}audit-trail-`);
  const seen = on["audit-trail"] ? seenTrails : [];
  const own = seen.filter(isOwn);
  return { own, others: [...seen.filter((trail) => !isOwn(trail)), ...own.slice(1)].filter(isWhole) };
}

/** ARN of a trail that would do, so that audit-trail need make none; undefined when there is none. */
export const spareTrail = (basis: Pick<Basis, "on" | "namePrefix">, facts: Facts): string | undefined =>
  trailsBeside(basis, facts).others[0]?.arn;

/** What the owner should know about the trails of the account. */
export function trailWarnings(basis: Basis, facts: Facts): string[] {
  const named = namedTrail(basis, facts);
  const unseen = named && (named.logging === undefined || named.reads === undefined);
  const { own } = trailsBeside(basis, facts);
  const spare = spareTrail(basis, facts);
  const faults = own.slice(0, 1).flatMap(faultsOf);
  return [
    ...(unseen
      ? [
          `what ${named.arn} logs cannot be seen from this account; ask who manages the organization whether it is on and logs management events, reads included`,
        ]
      : []),
    ...(spare === undefined
      ? []
      : [
          `the account has a trail that would do, ${spare}: a second copy of management events costs 2 USD for 100,000; set existing.trail: ${spare}, and audit-trail makes none`,
        ]),
    ...(faults.length > 0
      ? [
          `somebody changed the trail of the baseline, and a plain up does not see it: it ${faults.join("; it ")}; or run up --refresh`,
        ]
      : []),
  ];
}
