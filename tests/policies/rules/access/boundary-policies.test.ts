import { read } from "../../../../policies/engine/reader";
import { policyDocument } from "../../../../policies/facts/policy-document";
import { isBoundary } from "../../../../policies/rules/access/boundary-policies";
import { allow, deny, document } from "../../../../policies/rules/access/documents";
import { resourceOf } from "../../../support/judge-example";

const both = policyDocument(read(document(allow("*"), deny("iam:*")), "policy"));
const alone = policyDocument(read(document(allow("*")), "policy"));
const POLICY = "aws:iam/policy:Policy";

it.each([
  ["by its name", { type: POLICY, props: { name: "team-boundary" } }, true],
  ["by its name in the program", { type: POLICY, name: "TeamBoundary", props: {} }, true],
  [
    "by the name of Cloud Control",
    { type: "aws-native:iam:ManagedPolicy", props: { managedPolicyName: "boundary" } },
    true,
  ],
  ["not by another name", { type: POLICY, props: { name: "team" } }, false],
  ["not inside a role", { type: "aws:iam/rolePolicy:RolePolicy", props: { name: "boundary" } }, false],
])("is known %s", (_, example, expected) => {
  expect(isBoundary(resourceOf(example), both)).toBe(expected);
});

it("denies something", () => {
  expect(isBoundary(resourceOf({ type: POLICY, props: { name: "boundary" } }), alone)).toBe(false);
});
