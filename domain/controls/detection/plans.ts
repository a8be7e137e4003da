/** A protection plan of GuardDuty, by its name in the API: a feature of a detector. */
interface Plan {
  feature: string;
  /** True when a detector that was just made has it on. */
  onFromTheStart: boolean;
  /** Region codes that have GuardDuty, but not this plan; a call that names it there is refused. Default: none. */
  missingIn?: readonly string[];
  /** Region codes that have this plan, when few have it. Default: all but `missingIn`. */
  onlyIn?: readonly string[];
}

/** Where AWS offers the investigations of AI_ANALYST: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-investigation.html */
const INVESTIGATIONS = [
  "us-east-1",
  "us-east-2",
  "us-west-2",
  "ca-central-1",
  "eu-central-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "eu-north-1",
  "ap-northeast-1",
] as const;

/**
 * Every plan, by the names of botocore 1.44.8; the provider of @pulumi/aws 7.48 takes each. Checked on 2026-11-26.
 *
 * AWS writes that a new detector has on every plan that the call does not name, but for RUNTIME_MONITORING. Seen on a new
 * detector in us-east-1 in July 2026: the two AI plans and EKS_RUNTIME_MONITORING are off as well (go-to-k/cdk-real-drift,
 * issues 1485 and 1612). Whether AWS's sentence or what was seen is right for them is for the first run on AWS to say.
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html
 *
 * The regions are those of "Region-specific feature availability":
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_regions.html
 */
export const PLANS = [
  { feature: "S3_DATA_EVENTS", onFromTheStart: true },
  { feature: "EKS_AUDIT_LOGS", onFromTheStart: true },
  { feature: "EBS_MALWARE_PROTECTION", onFromTheStart: true },
  { feature: "RDS_LOGIN_EVENTS", onFromTheStart: true, missingIn: ["ap-east-2"] },
  { feature: "EKS_RUNTIME_MONITORING", onFromTheStart: false },
  { feature: "LAMBDA_NETWORK_LOGS", onFromTheStart: true },
  { feature: "RUNTIME_MONITORING", onFromTheStart: false },
  { feature: "AI_PROTECTION", onFromTheStart: false },
  { feature: "AI_ANALYST", onFromTheStart: false, onlyIn: INVESTIGATIONS },
] as const satisfies readonly Plan[];

/** The name of a plan in the API of GuardDuty. */
export type Feature = (typeof PLANS)[number]["feature"];

/** The plans that AWS switches on in a new detector, each at a price of its own. */
export const ON_FROM_THE_START: readonly Feature[] = PLANS.filter((plan) => plan.onFromTheStart).map(
  ({ feature }) => feature,
);

/** What the owner says about plans, and whose detector it is. */
export interface PlanWishes {
  /** Plans to switch on. */
  features: readonly string[];
  /** Plans to switch off. Default: what AWS switches on in a detector of the baseline's own, and none in an adopted one. */
  disabledFeatures?: readonly string[] | undefined;
  /** True when somebody else made the detector. */
  adopted: boolean;
}

/** A plan and the state that a detector gets it into; a plan that is not listed stays as it is. */
export interface PlanState {
  feature: Feature;
  status: "ENABLED" | "DISABLED";
}

/**
 * The states of the plans in one region. A plan that the region lacks is left out.
 *
 * @param region region code; one that is not known is taken to have every plan that is not kept to a few
 */
export function planStates(region: string, { features, disabledFeatures, adopted }: PlanWishes): PlanState[] {
  const off = disabledFeatures ?? (adopted ? [] : ON_FROM_THE_START);
  const here = (PLANS as readonly (Plan & { feature: Feature })[]).filter(
    ({ missingIn = [], onlyIn = [region] }) => onlyIn.includes(region) && !missingIn.includes(region),
  );
  return here.flatMap(({ feature }): PlanState[] => {
    if (features.includes(feature)) return [{ feature, status: "ENABLED" }];
    return off.includes(feature) ? [{ feature, status: "DISABLED" }] : [];
  });
}
