import {
  authorizationDetails,
  bindings,
  identityProviders,
  managedPolicies,
  ownIdentities,
} from "../../../cli/probes/iam";
import { cellOf } from "../../support/probe-answers";

it("only policies that the account made are asked for, of all pages", async () => {
  const CreateDate = new Date("2026-11-01");
  const { cell, asked } = await cellOf(managedPolicies, {
    ListPolicies: [
      { Policies: [{ PolicyName: "region-deny", Arn: "arn:1", CreateDate }], IsTruncated: true, Marker: "next" },
      { Policies: [{ PolicyName: "freeze", Arn: "arn:2", CreateDate }] },
    ],
  });
  expect(cell).toMatchObject({
    items: [
      { id: "region-deny", arn: "arn:1", startedAt: CreateDate },
      { id: "freeze", arn: "arn:2", startedAt: CreateDate },
    ],
  });
  expect(asked.slice(0, 2)).toEqual([
    { ListPolicies: { Scope: "Local" } },
    { ListPolicies: { Scope: "Local", Marker: "next" } },
  ]);
});

it("users, groups, roles and policies are gathered from all pages", async () => {
  const { cell, asked } = await cellOf(authorizationDetails, {
    GetAccountAuthorizationDetails: [
      {
        UserDetailList: [{ UserName: "ada" }],
        GroupDetailList: [{ GroupName: "ops" }],
        IsTruncated: true,
        Marker: "2",
      },
      { UserDetailList: [{ UserName: "ben" }], RoleDetailList: [{ RoleName: "ci" }], Policies: [{ Arn: "arn:1" }] },
    ],
  });
  expect(cell).toMatchObject({
    items: [
      {
        details: {
          UserDetailList: [{ UserName: "ada" }, { UserName: "ben" }],
          GroupDetailList: [{ GroupName: "ops" }],
          RoleDetailList: [{ RoleName: "ci" }],
          Policies: [{ Arn: "arn:1" }],
        },
      },
    ],
  });
  expect(asked[1]).toEqual({ GetAccountAuthorizationDetails: { Marker: "2" } });
});

it("what is at the baseline's path is told with whose tag it has; a group has none to have", async () => {
  const tagged = { Tags: [{ Key: "ringfence", Value: "1" }] };
  const { cell, asked } = await cellOf(ownIdentities, {
    ListPolicies: [{ Policies: [{ PolicyName: "a", Arn: "arn:a" }] }],
    ListGroups: [{ Groups: [{ GroupName: "b", Arn: "arn:b" }] }],
    ListRoles: [{ Roles: [{ RoleName: "c", Arn: "arn:c" }] }],
    ListPolicyTags: [tagged],
    ListRoleTags: [{ Tags: [] }],
  });
  expect(cell).toMatchObject({
    items: [
      { kind: "policy", id: "a", own: true },
      { kind: "role", id: "c", own: false },
      { kind: "group", id: "b", own: true },
    ],
  });
  expect(asked).toContainEqual({ ListGroups: { PathPrefix: "/ringfence/" } });
});

it("identity providers are told by their address", async () => {
  const { cell } = await cellOf(identityProviders, {
    ListOpenIDConnectProviders: [{ OpenIDConnectProviderList: [{ Arn: "arn:1" }] }],
    GetOpenIDConnectProvider: [{ Url: "token.actions.githubusercontent.com" }],
  });
  expect(cell).toMatchObject({ items: [{ id: "token.actions.githubusercontent.com", arn: "arn:1", own: false }] });
});

it("users, groups and roles are told with their managed policies, what limits them and whom roles trust", async () => {
  const AttachedManagedPolicies = [{ PolicyName: "p", PolicyArn: "arn:p" }];
  const page = {
    UserDetailList: [
      {
        UserName: "u",
        Arn: "arn:u",
        GroupList: ["g"],
        PermissionsBoundary: { PermissionsBoundaryArn: "arn:b" },
        AttachedManagedPolicies,
      },
    ],
    GroupDetailList: [{ GroupName: "g", Arn: "arn:g", AttachedManagedPolicies }],
  };
  const AssumeRolePolicyDocument = encodeURIComponent('{"Statement":[]}');
  const { cell, asked } = await cellOf(bindings, {
    GetAccountAuthorizationDetails: [
      { ...page, Marker: "2" },
      { RoleDetailList: [{ RoleName: "r", Arn: "arn:r", AssumeRolePolicyDocument }] },
    ],
  });
  expect(cell).toMatchObject({
    items: [
      { kind: "user", id: "u", arn: "arn:u", policies: ["arn:p"], groups: ["g"], boundary: "arn:b" },
      { kind: "group", id: "g", arn: "arn:g", policies: ["arn:p"] },
      { kind: "role", id: "r", arn: "arn:r", policies: [], trust: '{"Statement":[]}' },
    ],
  });
  // Policies are long, and nobody asks what they say.
  expect(asked[0]).toEqual({
    GetAccountAuthorizationDetails: { Filter: ["User", "Group", "Role"], MaxItems: 1000 },
  });
});
