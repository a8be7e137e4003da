import {
  CreatePolicyVersionCommand,
  DetachGroupPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListGroupsCommand,
  ListRolesCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { managedPolicies } from "../../../cli/probes/iam";
import type { ControlId } from "../../../domain/controls/table";
import { EXEMPT_PATH } from "../../../domain/documents/own-principals";
import { withoutSuffix } from "./names";
import type { Place, ReadBack } from "./read-back";

const policyNamed = async ({ items }: Place, name: string): Promise<string | undefined> =>
  (await items(managedPolicies)).find(({ id }) => withoutSuffix(id) === name)?.arn;

const groupsIn = async ({ client }: Place): Promise<string[]> =>
  ((await client(IAMClient).send(new ListGroupsCommand({}))).Groups ?? []).map(({ GroupName }) => GroupName!);

/** What the policy's default version does, and on how many principals it hangs. */
async function policyView(place: Place, name: string): Promise<unknown> {
  const iam = place.client(IAMClient);
  const PolicyArn = await policyNamed(place, name);
  if (PolicyArn === undefined) return undefined;
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
  const VersionId = Policy!.DefaultVersionId;
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
  // What IAM keeps is URL-encoded: https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html
  const { Statement } = JSON.parse(decodeURIComponent(PolicyVersion!.Document!)) as { Statement: { Effect: string }[] };
  return { effects: [...new Set(Statement.map(({ Effect }) => Effect))], attached: Policy!.AttachmentCount };
}

/** A version that denies nothing, in the place of the policy's own. */
async function openPolicy(place: Place, name: string): Promise<unknown> {
  const PolicyArn = await policyNamed(place, name);
  const Statement = [{ Effect: "Allow", Action: "*", Resource: "*" }];
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  return place
    .client(IAMClient)
    .send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }));
}

async function detach(place: Place, policy: string, group: string): Promise<unknown> {
  const PolicyArn = await policyNamed(place, policy);
  const GroupName = (await groupsIn(place)).find((name) => withoutSuffix(name) === group);
  return place.client(IAMClient).send(new DetachGroupPolicyCommand({ GroupName, PolicyArn }));
}

const DEVELOPER = "ringfence-least-privilege-developer";
/** The baseline's own groups, to which every deny is attached. */
const OWN_GROUPS = 4;

/** A guard whose document is taken off a group. */
const guard = (control: ControlId, document: string): ReadBack => ({
  control,
  look: (place) => policyView(place, `ringfence-guardrails-${document}`),
  wants: () => ({ effects: ["Deny"], attached: OWN_GROUPS }),
  spoil: (place) => detach(place, `ringfence-guardrails-${document}`, DEVELOPER),
  shows: () => `guardrails-${document}-own-group-developer`,
});

/** A policy of denials whose default version is replaced by one that allows everything. */
const denials = (control: ControlId, name: string, attached: number): ReadBack => ({
  control,
  look: (place) => policyView(place, `ringfence-${name}`),
  wants: () => ({ effects: ["Deny"], attached }),
  spoil: (place) => openPolicy(place, `ringfence-${name}`),
  shows: () => name,
});

/** The policies of a group, without what Pulumi adds to their names. */
const policiesOf = async ({ client }: Place, GroupName: string): Promise<string[]> =>
  ((await client(IAMClient).send(new ListAttachedGroupPoliciesCommand({ GroupName }))).AttachedPolicies ?? []).map(
    ({ PolicyName }) => withoutSuffix(PolicyName),
  );

/** Each group -> whether the policy of its own name hangs on it. */
const leastPrivilege: ReadBack = {
  control: "least-privilege",
  look: async (place) =>
    Object.fromEntries(
      await Promise.all(
        (await groupsIn(place)).map(async (group) => {
          const name = withoutSuffix(group);
          return [name, (await policiesOf(place, group)).includes(name)] as const;
        }),
      ),
    ),
  wants: () =>
    Object.fromEntries(
      ["billing", "developer", "read-only", "support"].map((group) => [`ringfence-least-privilege-${group}`, true]),
    ),
  spoil: (place) => detach(place, "ringfence-least-privilege-support", "ringfence-least-privilege-support"),
  shows: () => "least-privilege-support",
};

const responderOf = async ({ client }: Place): Promise<string | undefined> => {
  const { Roles = [] } = await client(IAMClient).send(new ListRolesCommand({ PathPrefix: EXEMPT_PATH }));
  return Roles.find(({ RoleName }) => RoleName!.startsWith("ringfence-break-glass-responder"))?.RoleName;
};

/** Whether the role asks for a second factor, and how many policies it has. */
const breakGlass: ReadBack = {
  control: "break-glass",
  look: async (place) => {
    const iam = place.client(IAMClient);
    const RoleName = await responderOf(place);
    if (RoleName === undefined) return undefined;
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    return {
      asksForMfa: decodeURIComponent(Role!.AssumeRolePolicyDocument!).includes("aws:MultiFactorAuthPresent"),
      policies: AttachedPolicies.length,
    };
  },
  wants: () => ({ asksForMfa: true, policies: 2 }),
  spoil: async (place) => {
    const RoleName = await responderOf(place);
    const Principal = { AWS: `arn:aws:iam::${place.accountId}:root` };
    const Statement = [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }];
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    return place.client(IAMClient).send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
  },
  shows: () => "break-glass-responder",
};

export const ACCESS: readonly ReadBack[] = [
  guard("region-guard", "region-deny"),
  denials("launch-guard", "guardrails-launch-deny", OWN_GROUPS),
  guard("tamper-guard", "tamper-deny"),
  denials("freeze", "freeze", 0),
  leastPrivilege,
  breakGlass,
];
