import type { ControlId } from "../controls/table";
import type { Problem } from "../fields/problems";
import type { Facts } from "./account-facts";
import type { Draft } from "./plan";

/** Controls that a service makes in members, which it may not before the organization trusts it. */
const TRUSTED: readonly { control: ControlId; service: string; source: string }[] = [
  {
    control: "member-contacts",
    service: "account.amazonaws.com",
    source: "https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-account.html",
  },
  {
    control: "root-access",
    service: "iam.amazonaws.com",
    source: "https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-iam.html",
  },
];

/** Controls that are policies of a type, which is switched on in the root once. */
const POLICY_TYPES: readonly { control: ControlId; type: string }[] = [
  { control: "declarative-policies", type: "DECLARATIVE_POLICY_EC2" },
  { control: "resource-control", type: "RESOURCE_CONTROL_POLICY" },
];

const ALL_FEATURES =
  "is on, but the organization has consolidated billing only; enable all features in its management account, or switch it off";

/**
 * What would make AWS refuse a control of the organization, after other things were made, and the command that mends it.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html and
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_enable-disable.html
 */
export function organizationServiceProblems(
  { on }: Pick<Draft, "on">,
  { organization }: Pick<Facts, "organization">,
): Problem[] {
  if (organization === undefined) return [];
  const { featureSet, rootId, enabledPolicyTypes, trustedServices } = organization;
  const run = (control: ControlId, lacks: string, command: string): Problem => {
    const message = `is on, but ${lacks}; run aws organizations ${command} once, or switch it off`;
    return { path: `controls.${control}`, message };
  };
  const hindered = (control: ControlId, isReady: boolean, lacks: string, command: string): Problem[] => {
    if (!on[control]) return [];
    if (featureSet !== "ALL") return [{ path: `controls.${control}`, message: ALL_FEATURES }];
    return isReady ? [] : [run(control, lacks, command)];
  };
  return [
    ...TRUSTED.flatMap(({ control, service }) =>
      hindered(
        control,
        trustedServices.includes(service),
        `the organization does not trust ${service}`,
        `enable-aws-service-access --service-principal ${service}`,
      ),
    ),
    ...POLICY_TYPES.flatMap(({ control, type }) =>
      hindered(
        control,
        enabledPolicyTypes.includes(type),
        `policies of type ${type} are not enabled`,
        `enable-policy-type --root-id ${rootId} --policy-type ${type}`,
      ),
    ),
  ];
}
