import { IDENTITY_CENTER } from "../actions/identity-center";
import { IAM_WRITES } from "../actions/iam-writes";
import { PERSISTENCE } from "../actions/persistence";
import { type PolicyDocument, policyDocument } from "../document";
import { BOUNDARY_ARN, OWN_IDENTITIES, ownArn } from "../own-principals";
import { type deny, denyUnless } from "../statements";

/** Changes to a principal that its boundary decides about. */
const ROLE_CHANGES = [
  "iam:AttachRolePolicy",
  "iam:CreateRole",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:PutUserPermissionsBoundary",
  "iam:UpdateAssumeRolePolicy",
];

/** What takes a deny off. */
const DETACHMENTS = ["iam:DetachGroupPolicy", "iam:DetachRolePolicy", "iam:DetachUserPolicy"];

/** What takes somebody out of a bound group, or the boundary off. */
const REMOVALS = [
  "iam:DeleteGroup",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteUserPermissionsBoundary",
  "iam:RemoveUserFromGroup",
];

/** Whom the guardrails spare outside the baseline's own path. Whoever may make or change one of them is spared as well. */
const foreign = (exempt: readonly string[] = []): string[] =>
  [...new Set(exempt)].filter((arn) => !arn.startsWith(ownArn("role", ""))).sort();

/**
 * A second factor that the thief registers would open the roles that ask for one. A person registers it in the console,
 * which says whether it was opened with MFA; a request with an access key has no such condition key, and a role has no
 * device of its own.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
const NEW_DEVICE = ["iam:EnableMFADevice"];
const USERS = "arn:aws:iam::*:user/*";

export interface PersistenceDenyArgs {
  /**
   * True where the guardrails hang on single principals: then these must not make a role, or take one over, that the
   * boundary does not bind, and must not take the guardrails off. A service control policy binds every role anyway.
   */
  requireBoundary: boolean;
  /** ARNs of principals that are not bound; `*` may stand for a part of a name. Default: none. */
  exemptPrincipals?: readonly string[];
}

/**
 * Denies what lets an intruder stay: new keys, users and devices, other identities, strangers through Identity Center, the
 * roles that are spared, and the ways out of the boundary.
 *
 * Of those ways, `iam:PermissionsBoundary` is the boundary of the role that is made or changed; a role without one has no
 * such key, and the condition holds. It is compared as an ARN: as a text, a policy whose path has colons could look like the
 * boundary. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function persistenceDeny({ requireBoundary, exemptPrincipals }: PersistenceDenyArgs): PolicyDocument {
  const denied = (...statement: Parameters<typeof deny>) => denyUnless(exemptPrincipals, ...statement);
  return policyDocument([
    denied("DenyPersistence", PERSISTENCE),
    denied("DenyIdentityCenter", IDENTITY_CENTER),
    denied("DenyOwnIdentities", IAM_WRITES, { resource: [...OWN_IDENTITIES, ...foreign(exemptPrincipals)] }),
    denied("DenyDeviceByKey", NEW_DEVICE, {
      resource: USERS,
      condition: { Null: { "aws:MultiFactorAuthPresent": "true" } },
    }),
    denied("DenyDeviceByRole", NEW_DEVICE, {
      resource: USERS,
      condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/*" } },
    }),
    ...(requireBoundary
      ? [
          denied("DenyRolesWithoutBoundary", ROLE_CHANGES, {
            condition: { ArnNotLike: { "iam:PermissionsBoundary": BOUNDARY_ARN } },
          }),
          denied("DenyGuardrailDetach", DETACHMENTS, {
            condition: { ArnLike: { "iam:PolicyARN": ownArn("policy", "*") } },
          }),
          denied("DenyBoundaryRemoval", REMOVALS),
        ]
      : []),
  ]);
}
