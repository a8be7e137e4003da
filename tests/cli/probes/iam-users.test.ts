import { passwordPolicy, rootSignIn, users, usersOf } from "../../../cli/probes/iam-users";
import { cellOf, itemsOf } from "../../support/probe-answers";

describe("users", () => {
  const detail = (UserName: string, more: object = {}) => ({
    UserName,
    Arn: `arn:aws:iam::1:user/${UserName}`,
    ...more,
  });

  it("come with groups, policies, boundary and whether a key works, in one call and one for each", async () => {
    const { cell, asked } = await cellOf(users, {
      GetAccountAuthorizationDetails: [
        { UserDetailList: [detail("a", { GroupList: ["g"] })], IsTruncated: true, Marker: "next" },
        {
          UserDetailList: [detail("b", { PermissionsBoundary: { PermissionsBoundaryArn: "arn:b" } })],
          GroupDetailList: [{ GroupName: "g", AttachedManagedPolicies: [{ PolicyArn: "arn:deny" }] }],
        },
      ],
      ListAccessKeys: [
        { AccessKeyMetadata: [{ Status: "Inactive" }] },
        { AccessKeyMetadata: [{ Status: "Inactive" }, { Status: "Active" }] },
      ],
    });
    expect(cell).toMatchObject({
      items: [
        { id: "a", arn: "arn:aws:iam::1:user/a", groups: ["g"], policies: ["arn:deny"], hasKey: false },
        { id: "b", groups: [], boundary: "arn:b", hasKey: true },
      ],
    });
    expect(asked[0]).toEqual({ GetAccountAuthorizationDetails: { Filter: ["User", "Group"], MaxItems: 1000 } });
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
