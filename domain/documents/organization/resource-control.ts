import { RESOURCE_CONTROL_LIMIT } from "../../limits";
import type { Problem } from "../../fields/problems";
import { minify, type PolicyDocument, policyDocument, type Statement } from "../document";

export interface ResourceControlArgs {
  /** Id of the organization, `o-...`. */
  organizationId: string;
  /** Accounts outside of it that may go on; 12 digits each. Default: none. */
  trustedAccounts?: readonly string[];
}

/**
 * What an outsider reaches by the policy of a resource alone: data, keys, secrets, queues, and roles. Federated sign-in is not
 * among them, because nobody who comes by it belongs to an organization yet.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
 */
const GUARDED_ACTIONS = ["kms:*", "s3:*", "secretsmanager:*", "sqs:*", "sts:AssumeRole"] as const;

const guard = (Sid: string, Condition: NonNullable<Statement["Condition"]>): Statement => ({
  Sid,
  Effect: "Deny",
  Principal: "*",
  Action: [...GUARDED_ACTIONS],
  Resource: "*",
  Condition,
});

/**
 * What no service control policy can do, since that binds principals of the organization and nobody else: closes the
 * resources of members to principals of other organizations, and to AWS services that act for one.
 *
 * - Who is no principal of any account, as a reader of a public bucket, is an outsider: the key is missing then, and
 *   `IfExists` makes that differ.
 * - A service that names no account for which it acts is let in: many do not.
 *
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html
 */
export function resourceControl({ organizationId, trustedAccounts = [] }: ResourceControlArgs): PolicyDocument {
  const trusted = [...trustedAccounts].sort();
  const unless = (organization: string, account: string) => ({
    StringNotEqualsIfExists: {
      [organization]: organizationId,
      // An empty list differs from everything, and AWS takes none.
      ...(trusted.length > 0 ? { [account]: trusted } : {}),
    },
  });
  return policyDocument([
    guard("DenyOutsiders", {
      ...unless("aws:PrincipalOrgID", "aws:PrincipalAccount"),
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    }),
    guard("DenyServicesOfOutsiders", {
      ...unless("aws:SourceOrgID", "aws:SourceAccount"),
      Null: { "aws:SourceAccount": "false" },
      Bool: { "aws:PrincipalIsAWSService": "true" },
    }),
  ]);
}

/** The document is longer than AWS takes: each trusted account stands in it twice. */
export function resourceControlProblems(args: ResourceControlArgs, path: string): Problem[] {
  const { characters, limit } = emitResourceControl(args);
  if (characters <= limit) return [];
  const message = `makes the policy too long: it has ${characters} characters, AWS takes ${limit}; name fewer accounts`;
  return [{ path, message }];
}

/** Whom the policy leaves alone, whatever it hangs on. */
export const RESOURCE_CONTROL_SPARES =
  "resources of the management account, service-linked roles, and keys that AWS manages";

/** The policy as the documents of the guardrails are given out: ready to be sent to AWS or pasted, and measured. */
export interface EmittedResourceControl {
  name: string;
  kind: "rcp";
  /** The control that makes it. */
  guard: "resource-control";
  /** What it belongs on, in words. */
  attachTo: string;
  /** Number of characters as sent to AWS. */
  characters: number;
  /** Number of characters that AWS takes. */
  limit: number;
  document: PolicyDocument;
}

/** The document, measured; whether it fits says `resourceControlProblems`. */
export function emitResourceControl(args: ResourceControlArgs): EmittedResourceControl {
  const document = resourceControl(args);
  return {
    name: "resource-control",
    kind: "rcp",
    guard: "resource-control",
    attachTo:
      "the root, organizational units or member accounts whose resources it closes, after a look at docs/controls/resource-control.md",
    characters: minify(document).length,
    limit: RESOURCE_CONTROL_LIMIT,
    document,
  };
}
