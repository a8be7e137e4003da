import {
  activeKeys,
  authorizationDetails,
  bindings,
  identityProviders,
  managedPolicies,
  ownIdentities,
  passwordPolicy,
  rootKeys,
  rootSignIn,
  serviceCredentials,
  users,
  usersOf,
} from "../../../cli/probes/iam";
import { cellOf, itemsOf } from "../../support/probe-answers";

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

it("keys that are active are found, of users that are still there", async () => {
  const gone = Object.assign(new Error("no"), { name: "NoSuchEntityException" });
  const items = await itemsOf(activeKeys, {
    ListUsers: [
      {
        Users: [
          { UserName: "ada", Arn: "arn:ada" },
          { UserName: "ben", Arn: "arn:ben" },
        ],
      },
    ],
    ListAccessKeys: [
      {
        AccessKeyMetadata: [
          { AccessKeyId: "AKIA1", Status: "Active" },
          { AccessKeyId: "AKIA2", Status: "Inactive" },
        ],
      },
      gone,
    ],
  });
  expect(items).toEqual([{ id: "AKIA1", arn: "arn:ada", startedAt: undefined, usdPerHour: 0 }]);
});

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html: AllUsers
it("keys of one service are asked for once, for all users, and those that are off are left out", async () => {
  const key = { ServiceSpecificCredentialId: "ACCA1", UserName: "ada", ServiceName: "bedrock.amazonaws.com" };
  const { cell, asked } = await cellOf(serviceCredentials, {
    ListServiceSpecificCredentials: [
      { ServiceSpecificCredentials: [{ ...key, Status: "Active" }], Marker: "n" },
      { ServiceSpecificCredentials: [{ ...key, ServiceSpecificCredentialId: "ACCA2", Status: "Inactive" }] },
    ],
  });
  expect(asked[0]).toEqual({ ListServiceSpecificCredentials: { AllUsers: true } });
  expect(cell).toMatchObject({
    items: [{ id: "ACCA1", size: "bedrock.amazonaws.com", owner: "ada", usdPerHour: 0 }],
  });
});

it.each([
  [1, [{ id: "root-access-key" }]],
  [0, []],
])("a summary that counts %p access keys of root gives %j", async (AccountAccessKeysPresent, items) => {
  expect(await itemsOf(rootKeys, { GetAccountSummary: [{ SummaryMap: { AccountAccessKeysPresent } }] })).toEqual(items);
});

describe("users", () => {
  const detail = (UserName: string, more: object = {}) => ({
    UserName,
    Arn: `arn:aws:iam::1:user/${UserName}`,
    ...more,
  });

  it("come with groups, boundary and whether a key works, in one call and one for each", async () => {
    const { cell, asked } = await cellOf(users, {
      GetAccountAuthorizationDetails: [
        { UserDetailList: [detail("a", { GroupList: ["g"] })], IsTruncated: true, Marker: "next" },
        { UserDetailList: [detail("b", { PermissionsBoundary: { PermissionsBoundaryArn: "arn:b" } })] },
      ],
      ListAccessKeys: [
        { AccessKeyMetadata: [{ Status: "Inactive" }] },
        { AccessKeyMetadata: [{ Status: "Inactive" }, { Status: "Active" }] },
      ],
    });
    expect(cell).toMatchObject({
      items: [
        { id: "a", arn: "arn:aws:iam::1:user/a", groups: ["g"], hasKey: false },
        { id: "b", groups: [], boundary: "arn:b", hasKey: true },
      ],
    });
    expect(asked[0]).toEqual({ GetAccountAuthorizationDetails: { Filter: ["User"], MaxItems: 1000 } });
  });

  it("are asked for keys only when they matter, and so many only", async () => {
    const UserDetailList = Array.from({ length: 40 }, (_, n) => detail(`u${n}`));
    const ListAccessKeys = Array.from({ length: 30 }, () => ({ AccessKeyMetadata: [] }));
    const items = await itemsOf(
      usersOf(({ id }) => id !== "u0"),
      { GetAccountAuthorizationDetails: [{ UserDetailList }], ListAccessKeys },
    );
    expect(items.map(({ hasKey }) => hasKey)).toEqual([
      undefined,
      ...Array.from({ length: 30 }, () => false),
      ...Array.from({ length: 9 }, () => undefined),
    ]);
  });
});

it.each([
  [
    { MinimumPasswordLength: 8, MaxPasswordAge: 0, AllowUsersToChangePassword: true },
    { minimumLength: 8, allowUsersToChangePassword: true },
  ],
  [
    { PasswordReusePrevention: 5, MaxPasswordAge: 90, HardExpiry: true },
    { reusePrevention: 5, maxAgeDays: 90, hardExpiry: true, allowUsersToChangePassword: false },
  ],
])("a password policy %j has the rules %j", async (PasswordPolicy, rules) => {
  expect(await itemsOf(passwordPolicy, { GetAccountPasswordPolicy: [{ PasswordPolicy }] })).toEqual([
    { id: "password-policy", rules },
  ]);
});

it("an account without a password policy has no item", async () => {
  const none = Object.assign(new Error("none"), { name: "NoSuchEntityException" });
  expect(await itemsOf(passwordPolicy, { GetAccountPasswordPolicy: [none] })).toEqual([]);
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

it.each([
  [
    { AccountAccessKeysPresent: 1, AccountMFAEnabled: 0 },
    { hasKey: true, mfa: false },
  ],
  [
    { AccountAccessKeysPresent: 0, AccountMFAEnabled: 1 },
    { hasKey: false, mfa: true },
  ],
])("root of %j", async (SummaryMap, signIn) => {
  expect(await itemsOf(rootSignIn, { GetAccountSummary: [{ SummaryMap }] })).toEqual([{ id: "root", ...signIn }]);
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
