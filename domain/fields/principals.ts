import { IAM_NAME_LIMITS } from "../limits";
import { fits, text } from "./values";

/**
 * The ARN of IAM principals that a deny spares. A wildcard may stand for a part of the name, but not for everybody: a deny
 * that spares everybody denies nothing.
 */
export const principalArn = text(
  "the ARN of an IAM role or user with a name of its own, such as arn:aws:iam::123456789012:role/deploy",
  (value) => /^arn:aws:iam::(\d{12}|\*):(role|user)\/[^*]*[\w+=,.@-]{2}.*$/.test(value),
);

/** The ARN of IAM roles that a deny treats in another way. A wildcard may stand for a part of the name, but not for every role. */
export const roleArn = text(
  "the ARN of an IAM role with a name of its own, such as arn:aws:iam::123456789012:role/karpenter",
  (value) => /^arn:aws:iam::(\d{12}|\*):role\/[^*]*[\w+=,.@-]{2}.*$/.test(value),
);

/**
 * The ARN of one user that a role for people trusts. IAM takes no wildcard there, and a role that trusts with MFA cannot be
 * assumed by a session of another role, which carries no sign of MFA:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 */
export const trustedArn = text(
  "the ARN of one IAM user without wildcards, such as arn:aws:iam::123456789012:user/mia; the session of a role never shows a second factor",
  (value) =>
    /^arn:aws:iam::\d{12}:user\/[\w+=,.@/-]+$/.test(value) &&
    fits(value.slice(value.lastIndexOf("/") + 1), IAM_NAME_LIMITS.user),
);

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
export const organizationId = text("the id of an organization, such as o-a1b2c3d4e5", (value) =>
  /^o-[a-z0-9]{10,32}$/.test(value),
);

/** The target of a service control policy: a root, an organizational unit or an account. */
export const policyTarget = text(
  "the id of a root (r-…), an organizational unit (ou-…) or an account (12 digits)",
  (value) => /^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|\d{12})$/.test(value),
);

/** The name of an IAM group, role or user. */
export const principalName = (kind: "group" | "role" | "user") =>
  text(`the name of an IAM ${kind}, at most ${IAM_NAME_LIMITS[kind].longest} characters without path or ARN`, (value) =>
    fits(value, IAM_NAME_LIMITS[kind]),
  );

/** The name of an IAM user. */
export const userName = principalName("user");

/** Names of owner and repository, or both with their ids. */
const REPOSITORY = String.raw`([\w.-]+\/[\w.-]+|[\w.-]+@\d+\/[\w.-]+@\d+)`;
const GITHUB_SUBJECT = new RegExp(
  String.raw`^repo:${REPOSITORY}:(environment:[^*?:\s]+|ref:refs\/(heads|tags)\/[^*?\s]+)$`,
);

/**
 * The subject of a workflow of GitHub, as a whole: a pattern could match a branch that somebody else makes. Repositories
 * that were made, renamed or transferred since July 2026 have the ids of owner and repository in it, which nobody can take
 * over together with a name.
 * https://docs.github.com/en/actions/reference/security/oidc
 * https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
 */
export const gitHubSubject = text(
  "the subject of one workflow without wildcards, repo:<owner>/<repository>:environment:<name> or repo:<owner>/<repository>:ref:refs/heads/<branch>, with <owner>@<id>/<repository>@<id> where GitHub's token has the ids",
  (value) => GITHUB_SUBJECT.test(value),
);

/** The identity provider for GitHub that an account already has; there can be one of it. */
export const gitHubProviderArn = text(
  "the ARN of the identity provider for GitHub, arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com",
  (value) => /^arn:aws:iam::\d{12}:oidc-provider\/token\.actions\.githubusercontent\.com$/.test(value),
);
