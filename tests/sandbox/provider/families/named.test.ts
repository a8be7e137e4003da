import { iamPolicy } from "../../../../sandbox/provider/rows/iam/policy";
import { iamRole } from "../../../../sandbox/provider/rows/iam/role";
import { organizationsPolicy } from "../../../../sandbox/provider/rows/organizations/policy";
import { fakeAws, NOT_CHANGED } from "./fake-aws";

test("a change makes the calls for what changed, and takes the other one where a value went away", async () => {
  const { aws, calls } = fakeAws();
  const changed = new Set(["description", "permissionsBoundary", "tags"]);
  const olds = { permissionsBoundary: "arn", description: "a", maxSessionDuration: 3600, tagsAll: { a: "1" } };
  await iamRole.update(aws, "deploy", { maxSessionDuration: 3600, tagsAll: { b: "2" } }, olds, changed);
  expect(calls).toEqual([
    ["UpdateRoleDescription", { RoleName: "deploy", Description: "" }],
    ["DeleteRolePermissionsBoundary", { RoleName: "deploy" }],
    ["UntagRole", { RoleName: "deploy", TagKeys: ["a"] }],
    ["TagRole", { RoleName: "deploy", Tags: [{ Key: "b", Value: "2" }] }],
  ]);
});

test("nothing changed makes no call", async () => {
  const { aws, calls } = fakeAws();
  await iamRole.update(aws, "deploy", {}, {}, NOT_CHANGED);
  expect(calls).toEqual([]);
});

test("a role gives up its policies first only by forceDetachPolicies", async () => {
  const forced = fakeAws({ AttachedPolicies: [{ PolicyArn: "arn" }] });
  await iamRole.delete(forced.aws, "deploy", { forceDetachPolicies: true });
  expect(forced.calls.map(([operation]) => operation)).toEqual([
    "ListAttachedRolePolicies",
    "DetachRolePolicy",
    "DeleteRole",
  ]);
  const plain = fakeAws();
  await iamRole.delete(plain.aws, "deploy", {});
  expect(plain.calls.map(([operation]) => operation)).toEqual(["DeleteRole"]);
});

test("a sixth version of a policy takes the place of the oldest that is not in force", async () => {
  const Versions = ["v10", "v9", "v8", "v7", "v6"].map((VersionId) => ({
    VersionId,
    IsDefaultVersion: VersionId === "v6",
  }));
  const { aws, calls } = fakeAws({ Versions });
  await iamPolicy.update(aws, "arn", { policy: "{}" }, {}, new Set(["policy"]));
  expect(calls.slice(1)).toEqual([
    ["DeletePolicyVersion", { PolicyArn: "arn", VersionId: "v7" }],
    ["CreatePolicyVersion", { PolicyArn: "arn", PolicyDocument: "{}", SetAsDefault: true }],
  ]);
});

test("a thing with skipDestroy stays", async () => {
  const { aws, calls } = fakeAws();
  await organizationsPolicy.delete(aws, "p-1", { skipDestroy: true });
  expect(calls).toEqual([]);
});
