import { hasEffect } from "../../facts/policy-grants";
import type { PolicyDocument } from "../../facts/policy-document";
import { nameOf } from "../../facts/thing";
import type { Resource } from "../../resource";

/** A boundary is a managed policy: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
const MANAGED = ["iam:policy", "iam:managedpolicy"];

/**
 * Whether a document is the permissions boundary of somebody, which allows much and grants nothing. No resource says so of
 * itself: a managed policy is taken for one when it is called so and denies something.
 */
export function isBoundary({ type, name, props }: Resource, { statements }: PolicyDocument): boolean {
  const called = [name, props.path, props.get("name").value, props.get("managedPolicyName").value];
  return (
    MANAGED.includes(nameOf(type)) &&
    called.some((text) => typeof text === "string" && /boundary/i.test(text)) &&
    statements.some((statement) => hasEffect(statement, "Deny") === true)
  );
}

/** For the pages of the rules that take the word of a name. */
export const BOUNDARIES = "a policy that is called a boundary and denies something grants nothing and is left out";
