import {
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  IAMClient,
  ListAccessKeysCommand,
} from "@aws-sdk/client-iam";
import pLimit from "p-limit";
import { QUESTIONS_AT_ONCE } from "./iam";
import { type Item, once, optional, paged, probe } from "./probe";

/** How root signs in: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export const rootSignIn = probe({
  id: "root-sign-in",
  service: "iam",
  kind: "root",
  scope: "global",
  client: IAMClient,
  calls: { summary: once(GetAccountSummaryCommand) },
  read: async ({ summary }) => {
    const { SummaryMap = {} } = await summary({});
    return [
      {
        id: "root",
        hasKey: (SummaryMap["AccountAccessKeysPresent"] ?? 0) > 0,
        mfa: (SummaryMap["AccountMFAEnabled"] ?? 0) > 0,
      },
    ];
  },
});

/** A user, with what can bind it. */
export interface UserItem extends Item {
  arn: string;
  /** Names of the groups that it is in. */
  groups: readonly string[];
  /** ARN of its permissions boundary. */
  boundary?: string;
  /** ARNs of the managed policies on it and on its groups; absent when there is none. */
  policies?: readonly string[];
  /** Whether it has an access key that works; absent when it was not asked. */
  hasKey?: boolean;
}

/** Users whose keys a preview asks for: each is a call, and IAM throttles an account at some twenty a second. */
const KEYS_ASKED = 30;

/**
 * Every user, and of the first of those that matter the access keys. All users with their groups, policies and boundaries are
 * one call: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 *
 * @param matters false for a user whose keys nobody needs to know of
 * @param most how many users are asked for keys
 */
export const usersOf = (matters: (user: UserItem) => boolean, most = KEYS_ASKED) =>
  probe({
    id: "users",
    service: "iam",
    kind: "user",
    scope: "global",
    client: IAMClient,
    calls: {
      details: paged(GetAccountAuthorizationDetailsCommand, "Marker"),
      keys: paged(ListAccessKeysCommand, "Marker"),
    },
    read: async ({ details, keys }) => {
      const pages = await details({ Filter: ["User", "Group"], MaxItems: 1000 });
      const held = (attached: { PolicyArn?: string }[] = []) => attached.map(({ PolicyArn }) => PolicyArn!);
      const onGroup = new Map(
        pages
          .flatMap(({ GroupDetailList = [] }) => GroupDetailList)
          .map(({ GroupName, AttachedManagedPolicies }) => [GroupName!, held(AttachedManagedPolicies)]),
      );
      const found = pages
        .flatMap(({ UserDetailList = [] }) => UserDetailList)
        .map(({ UserName, Arn, CreateDate, GroupList = [], AttachedManagedPolicies, ...user }): UserItem => {
          const boundary = user.PermissionsBoundary?.PermissionsBoundaryArn;
          const policies = [...held(AttachedManagedPolicies), ...GroupList.flatMap((name) => onGroup.get(name) ?? [])];
          return {
            id: UserName!,
            arn: Arn!,
            startedAt: CreateDate,
            groups: GroupList,
            ...(policies.length === 0 ? {} : { policies: [...new Set(policies)] }),
            ...(boundary === undefined ? {} : { boundary }),
          };
        });
      const asked = found.filter(matters).slice(0, most);
      const limit = pLimit(QUESTIONS_AT_ONCE);
      const holders = await Promise.all(
        asked.map(({ id }) =>
          limit(async () =>
            (await keys({ UserName: id }))
              .flatMap(({ AccessKeyMetadata = [] }) => AccessKeyMetadata)
              .some(({ Status }) => Status === "Active"),
          ),
        ),
      );
      return found.map((user) => {
        const index = asked.indexOf(user);
        return index < 0 ? user : { ...user, hasKey: holders[index]! };
      });
    },
  });

export const users = usersOf(() => true);

/** The rules for passwords that the account has set: https://docs.aws.amazon.com/IAM/latest/APIReference/API_PasswordPolicy.html */
export const passwordPolicy = probe({
  id: "password-policy",
  service: "iam",
  kind: "password policy",
  scope: "global",
  client: IAMClient,
  calls: { get: optional(GetAccountPasswordPolicyCommand, "NoSuchEntityException") },
  read: async ({ get }) => {
    const policy = (await get({}))?.PasswordPolicy;
    if (policy === undefined) return [];
    const { MinimumPasswordLength, PasswordReusePrevention, MaxPasswordAge, HardExpiry } = policy;
    const rules = {
      ...(MinimumPasswordLength === undefined ? {} : { minimumLength: MinimumPasswordLength }),
      ...(PasswordReusePrevention === undefined ? {} : { reusePrevention: PasswordReusePrevention }),
      // AWS gives 0 for passwords that do not expire.
      ...(MaxPasswordAge ? { maxAgeDays: MaxPasswordAge } : {}),
      ...(HardExpiry ? { hardExpiry: HardExpiry } : {}),
      allowUsersToChangePassword: policy.AllowUsersToChangePassword ?? false,
    };
    return [{ id: "password-policy", rules }];
  },
});

export const PROBES = [rootSignIn, users, passwordPolicy];
