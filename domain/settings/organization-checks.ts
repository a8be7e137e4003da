import { isDeny } from "../documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../documents/guardrails/mode";
import type { Problem } from "../fields/problems";
import { POLICIES_PER_TARGET } from "../limits";
import type { Facts } from "./account-facts";
import type { Draft } from "./plan";

const SCP = "SERVICE_CONTROL_POLICY";

/** How many policies the guardrails attach to each target. */
export const ownAttachments = ({ documents }: Pick<Draft, "documents">): number =>
  documents.guardrails.filter(isDeny).length;

/**
 * What would make AWS refuse a service control policy or its attachment, after other things were made.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_enable-disable.html and
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export function organizationProblems(
  { settings, namePrefix, documents }: Pick<Draft, "settings" | "namePrefix" | "documents">,
  { organization, attached = {} }: Pick<Facts, "organization" | "attached">,
): Problem[] {
  const { mode, targets } = settings.guardrails;
  const own = ownAttachments({ documents });
  if (mode !== GuardrailMode.Organization || own === 0) return [];
  const path = "guardrails.mode";
  const disabled = (): Problem[] => {
    if (organization === undefined) return [];
    if (organization.featureSet !== "ALL") {
      const message = `is organization, but the organization has consolidated billing only, and no policies; enable all features in its management account, or set mode: account`;
      return [{ path, message }];
    }
    if (organization.enabledPolicyTypes.includes(SCP)) return [];
    const command = `aws organizations enable-policy-type --root-id ${organization.rootId} --policy-type ${SCP}`;
    return [
      {
        path,
        message: `is organization, but its service control policies are not enabled; run ${command} once, or set mode: account`,
      },
    ];
  };
  const full = targets.flatMap((target, index): Problem[] => {
    const others = (attached[target] ?? []).filter((name) => !name.startsWith(namePrefix));
    if (others.length + own <= POLICIES_PER_TARGET) return [];
    const message = `names ${target}, on which ${others.join(", ")} hang: with the ${own} of the baseline that is ${others.length + own} policies, AWS allows ${POLICIES_PER_TARGET}; detach or merge some, or name a target with fewer`;
    return [{ path: `guardrails.targets[${index}]`, message }];
  });
  return [...disabled(), ...full];
}
