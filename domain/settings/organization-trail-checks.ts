import { GuardrailMode } from "../documents/guardrails/mode";
import type { Problem } from "../fields/problems";
import { payerOf } from "./account-checks";
import type { Facts } from "./account-facts";
import type { Draft } from "./plan";
import type { Settings } from "./schema";

const PATH = "controls.audit-trail.organization";
const TRAIL = "cloudtrail.amazonaws.com";

/** The management account makes the trail of an organization, and mode organization says that this is the one. */
export const organizationTrailProblems = (
  on: Draft["on"],
  { controls, guardrails: { mode } }: Pick<Settings, "controls" | "guardrails">,
): Problem[] =>
  controls["audit-trail"]?.organization === true && on["audit-trail"] && mode !== GuardrailMode.Organization
    ? [
        {
          path: PATH,
          message: `is true, but guardrails.mode is ${mode}, and the account that manages an organization makes its trail; set it in the stack of that account, with guardrails: { mode: organization, targets: [...] }, or remove it`,
        },
      ]
    : [];

/**
 * What would make CloudTrail refuse the trail of an organization, after its bucket was made.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html
 */
export function missingOrganizationProblems(
  { on, options }: Pick<Draft, "on" | "options">,
  { caller, organization }: Facts,
): Problem[] {
  // A component that is used alone asks nobody.
  if (!on["audit-trail"] || !options["audit-trail"].organization || caller === undefined) return [];
  const manager = payerOf(caller);
  if (manager !== undefined)
    return [
      {
        path: PATH,
        message: `is true, but ${manager} manages the organization, and the credentials belong to ${caller.accountId}; set it in the stack of ${manager}, and here existing.trail to the ARN of that trail`,
      },
    ];
  if (organization === undefined)
    return [
      {
        path: PATH,
        message:
          "is true, but nobody could ask for the organization, whose id the policy of the bucket names; give the right to organizations:DescribeOrganization and its lists, or remove it",
      },
    ];
  if (organization.featureSet !== "ALL")
    return [
      { path: PATH, message: "is true, but the organization has consolidated billing only; enable all features" },
    ];
  return organization.trustedServices.includes(TRAIL)
    ? []
    : [
        {
          path: PATH,
          message: `is true, but the organization does not trust ${TRAIL}; run aws organizations enable-aws-service-access --service-principal ${TRAIL} once, or remove it`,
        },
      ];
}
