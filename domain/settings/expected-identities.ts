import { holdersOf } from "../documents/access/access-documents";
import { GuardrailMode } from "../documents/guardrails/mode";
import type { Draft } from "./plan";
import { identityOf } from "../adoption/adoption";
import { SERVICE_CONTROL_POLICY } from "../adoption/left";

/** The policies of the organization that a baseline makes beside service control policies, by their type. */
export const expectedOrganizationPolicies = ({
  namePrefix: prefix,
  on,
}: Pick<Draft, "namePrefix" | "on">): {
  type: "DECLARATIVE_POLICY_EC2" | "RESOURCE_CONTROL_POLICY";
  identity: string;
}[] =>
  (
    [
      ["declarative-policies", "DECLARATIVE_POLICY_EC2", "ec2"],
      ["resource-control", "RESOURCE_CONTROL_POLICY", "outsiders"],
    ] as const
  )
    .filter(([control]) => on[control])
    .map(([control, type, stem]) => ({
      type,
      identity: identityOf(SERVICE_CONTROL_POLICY, `${prefix}${control}-${stem}`),
    }));

/** The service control policies that a baseline makes in mode organization. */
export const expectedServiceControlPolicies = ({
  namePrefix: prefix,
  settings,
  documents,
}: Pick<Draft, "namePrefix" | "settings" | "documents">): string[] =>
  settings.guardrails.mode === GuardrailMode.Organization
    ? documents.guardrails.map(({ name }) => identityOf(SERVICE_CONTROL_POLICY, `${prefix}guardrails-${name}`))
    : [];

const policy = (name: string): string => identityOf("aws:iam/policy:Policy", name);

/** The policies and groups of IAM that a baseline makes of its documents: what is missing in a stack may be in the account. */
export function expectedIdentities({
  namePrefix: prefix,
  settings,
  options,
  documents,
}: Pick<Draft, "namePrefix" | "settings" | "options" | "documents">): string[] {
  const inAccount = settings.guardrails.mode !== GuardrailMode.Organization;
  const deploys = options["least-privilege"].githubSubject !== undefined;
  // The responder's are those of break-glass, which `pulumi destroy` removes.
  const access = documents.access.filter(({ access: id }) => id !== "responder" && (id !== "deploy" || deploys));
  return [
    ...(inAccount ? documents.guardrails.map(({ name }) => policy(`${prefix}guardrails-${name}`)) : []),
    ...(inAccount && documents.freeze ? [policy(`${prefix}freeze`)] : []),
    ...access.map(({ name }) => policy(`${prefix}least-privilege-${name}`)),
    ...holdersOf(access, "group").map((id) => identityOf("aws:iam/group:Group", `${prefix}least-privilege-${id}`)),
  ];
}
