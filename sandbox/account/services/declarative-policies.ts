import { AwsError, type Document } from "../wire/codec";
import type { ForwardedOperation } from "./operation";

/** What `ec2_attributes` of a declarative policy says, without its operators. */
export interface Ec2Attributes {
  exception_message?: string;
  instance_metadata_defaults?: Record<string, string>;
  image_block_public_access?: { state?: string };
  snapshot_block_public_access?: { state?: string };
  serial_console_access?: { status?: string };
  allowed_images_settings?: { state?: string; image_criteria?: Record<string, Record<string, unknown>> };
  vpc_block_public_access?: { internet_gateway_block?: { mode?: string; exclusions_allowed?: string } };
}

/** The declarative policies of an organization, and where they hang. */
export interface DeclarativePolicies {
  /** Policy id -> its text. */
  contents: Map<string, string>;
  /** Root, organizational unit or account -> ids of the policies on it, in the order in which they came. */
  attached: Map<string, string[]>;
  /** Organizational unit or account -> what it is in; an account that was not moved is in the root. */
  parents: Map<string, string>;
}

export const newDeclarativePolicies = (): DeclarativePolicies => ({
  contents: new Map(),
  attached: new Map(),
  parents: new Map(),
});

interface State {
  declarative: DeclarativePolicies;
}

const TYPE = "DECLARATIVE_POLICY_EC2";

const CreatePolicy: ForwardedOperation<
  State,
  { Type: string; Content: string },
  { Policy: { PolicySummary: { Id: string } } }
> = {
  remember: ({ declarative: { contents } }, { Type, Content }, { Policy }) => {
    if (Type === TYPE) contents.set(Policy.PolicySummary.Id, Content);
  },
};

const UpdatePolicy: ForwardedOperation<State, { PolicyId: string; Content?: string }> = {
  remember: ({ declarative: { contents } }, { PolicyId, Content }) => {
    if (contents.has(PolicyId) && Content !== undefined) contents.set(PolicyId, Content);
  },
};

const DeletePolicy: ForwardedOperation<State, { PolicyId: string }> = {
  remember: ({ declarative: { contents } }, { PolicyId }) => void contents.delete(PolicyId),
};

interface Attachment {
  PolicyId: string;
  TargetId: string;
}

const AttachPolicy: ForwardedOperation<State, Attachment> = {
  remember: ({ declarative: { contents, attached } }, { PolicyId, TargetId }) => {
    if (contents.has(PolicyId)) attached.set(TargetId, [...(attached.get(TargetId) ?? []), PolicyId]);
  },
};

const DetachPolicy: ForwardedOperation<State, Attachment> = {
  remember: ({ declarative: { attached } }, { PolicyId, TargetId }) =>
    void attached.set(
      TargetId,
      (attached.get(TargetId) ?? []).filter((id) => id !== PolicyId),
    ),
};

const CreateOrganizationalUnit: ForwardedOperation<
  State,
  { ParentId: string },
  { OrganizationalUnit: { Id: string } }
> = {
  remember: ({ declarative: { parents } }, { ParentId }, { OrganizationalUnit }) =>
    void parents.set(OrganizationalUnit.Id, ParentId),
};

const MoveAccount: ForwardedOperation<State, { AccountId: string; DestinationParentId: string }> = {
  remember: ({ declarative: { parents } }, { AccountId, DestinationParentId }) =>
    void parents.set(AccountId, DestinationParentId),
};

/** The calls to Organizations that decide which policy reaches an account. */
export const declarativeOperations = {
  CreatePolicy,
  UpdatePolicy,
  DeletePolicy,
  AttachPolicy,
  DetachPolicy,
  CreateOrganizationalUnit,
  MoveAccount,
};

/** Targets from the root down to the account. */
function lineage({ parents, attached }: DeclarativePolicies, account: string): string[] {
  const line = [account];
  for (let parent = parents.get(account); parent !== undefined; parent = parents.get(parent)) line.unshift(parent);
  return line[0]!.startsWith("r-") ? line : [...[...attached.keys()].filter((id) => id.startsWith("r-")), ...line];
}

const isObject = (value: unknown): value is Document =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Lays one policy over another: what is nearer to the account assigns last. */
function laidOver(below: unknown, over: Document): unknown {
  if ("@@assign" in over) return over["@@assign"];
  const merged: Document = isObject(below) ? { ...below } : {};
  for (const [name, value] of Object.entries(over)) {
    if (isObject(value) && !name.startsWith("@@")) merged[name] = laidOver(merged[name], value);
  }
  return merged;
}

/**
 * What reaches a member of the organization; undefined when nothing does. Of the operators only `@@assign` is known, and
 * nobody forbids it to those below.
 * https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html
 */
export function attributesFor(policies: DeclarativePolicies, account: string): Ec2Attributes | undefined {
  const texts = lineage(policies, account)
    .flatMap((target) => policies.attached.get(target) ?? [])
    .flatMap((id) => policies.contents.get(id) ?? []);
  if (texts.length === 0) return undefined;
  const effective = texts.reduce<unknown>((below, text) => laidOver(below, JSON.parse(text) as Document), undefined);
  return (effective as { ec2_attributes?: Ec2Attributes }).ec2_attributes;
}

/**
 * How EC2 refuses to change what a policy decides. AWS tells the words, which the policy may replace, and not the code; this
 * one stands in EC2's list for what is not allowed.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ec2.html#orgs_manage_policies_ec2-custom-message
 */
export const declaredRefusal = ({ exception_message: message }: Ec2Attributes): AwsError =>
  new AwsError("OperationNotPermitted", message ?? "This action is denied due to an organizational policy in effect");
