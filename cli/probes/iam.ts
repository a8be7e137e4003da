import {
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetRoleCommand,
  IAMClient,
  GetOpenIDConnectProviderCommand,
  ListAccessKeysCommand,
  ListGroupsCommand,
  ListOpenIDConnectProvidersCommand,
  ListPoliciesCommand,
  ListServiceSpecificCredentialsCommand,
  ListPolicyTagsCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  ListUsersCommand,
  type Tag,
} from "@aws-sdk/client-iam";
import pLimit from "p-limit";
import { CONFIG_ROLE, OWN_PATH } from "../../domain/documents/own-principals";
import { type Item, once, optional, paged, probe } from "./probe";
import { isOwn } from "./tags";

/** Policies that the account itself made: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html */
export const managedPolicies = probe({
  id: "managed-policies",
  service: "iam",
  kind: "managed policy",
  scope: "global",
  client: IAMClient,
  calls: { list: paged(ListPoliciesCommand, "Marker") },
  read: async ({ list }) =>
    (await list({ Scope: "Local" }))
      .flatMap(({ Policies = [] }) => Policies)
      .map(({ PolicyName, Arn, CreateDate }) => ({ id: PolicyName!, arn: Arn, startedAt: CreateDate })),
});

/**
 * Who may do what: one item, in the form of the AWS CLI's answer, of all pages.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export const authorizationDetails = probe({
  id: "authorization-details",
  service: "iam",
  kind: "users, groups, roles and policies",
  scope: "global",
  client: IAMClient,
  calls: { get: paged(GetAccountAuthorizationDetailsCommand, "Marker") },
  read: async ({ get }) => {
    const pages = await get({});
    return [
      {
        id: "authorization-details",
        details: {
          UserDetailList: pages.flatMap(({ UserDetailList = [] }) => UserDetailList),
          GroupDetailList: pages.flatMap(({ GroupDetailList = [] }) => GroupDetailList),
          RoleDetailList: pages.flatMap(({ RoleDetailList = [] }) => RoleDetailList),
          Policies: pages.flatMap(({ Policies = [] }) => Policies),
        },
      },
    ];
  },
});

/** Questions about users in flight at once: IAM throttles more. */
const USERS_AT_ONCE = 10;

/** Access keys that are active, with the ARN of their user: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html */
export const activeKeys = probe({
  id: "active-access-keys",
  service: "iam",
  kind: "active access key",
  scope: "global",
  sweep: "rest",
  client: IAMClient,
  calls: {
    users: paged(ListUsersCommand, "Marker"),
    // Somebody may delete a user between the two questions.
    keys: optional(ListAccessKeysCommand, "NoSuchEntityException"),
  },
  read: async ({ users, keys }) => {
    const limit = pLimit(USERS_AT_ONCE);
    const all = (await users({})).flatMap(({ Users = [] }) => Users);
    const found = all.map(({ Arn, UserName }) =>
      limit(async () =>
        ((await keys({ UserName }))?.AccessKeyMetadata ?? [])
          .filter(({ Status }) => Status === "Active")
          .map(({ AccessKeyId, CreateDate }) => ({ id: AccessKeyId!, arn: Arn, startedAt: CreateDate, usdPerHour: 0 })),
      ),
    );
    return (await Promise.all(found)).flat();
  },
});

/**
 * Passwords of single services, such as the API keys of Bedrock, which outlive a change of the user's own keys.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html
 */
export const serviceCredentials = probe({
  id: "service-specific-credentials",
  service: "iam",
  kind: "active key of one service",
  scope: "global",
  sweep: "rest",
  client: IAMClient,
  calls: { list: paged(ListServiceSpecificCredentialsCommand, "Marker") },
  read: async ({ list }) =>
    (await list({ AllUsers: true }))
      .flatMap(({ ServiceSpecificCredentials = [] }) => ServiceSpecificCredentials)
      .filter(({ Status }) => Status === "Active")
      .map(({ ServiceSpecificCredentialId, CreateDate, ServiceName, UserName }) => ({
        id: ServiceSpecificCredentialId!,
        startedAt: CreateDate,
        size: ServiceName,
        usdPerHour: 0,
        owner: UserName,
      })),
});

/** An access key of root, of which IAM tells only that there is one: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export const rootKeys = probe({
  id: "root-access-key",
  service: "iam",
  kind: "access key of root",
  scope: "global",
  client: IAMClient,
  calls: { summary: once(GetAccountSummaryCommand) },
  read: async ({ summary }) =>
    ((await summary({})).SummaryMap?.["AccountAccessKeysPresent"] ?? 0) > 0 ? [{ id: "root-access-key" }] : [],
});

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

/** Somebody, or a group of people, and the managed policies on them. */
export interface Binding extends Item {
  kind: "user" | "group" | "role";
  arn: string;
  /** ARNs of managed policies. */
  policies: readonly string[];
  /** Names of the groups of a user. */
  groups: readonly string[];
  /** ARN of the permissions boundary. */
  boundary?: string;
  /** The trust policy of a role. */
  trust?: string;
}

/**
 * Who has which managed policies: all users, groups and roles in one call a thousand.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export const bindings = probe({
  id: "bindings",
  service: "iam",
  kind: "user, group or role",
  scope: "global",
  client: IAMClient,
  calls: { get: paged(GetAccountAuthorizationDetailsCommand, "Marker") },
  read: async ({ get }) => {
    const pages = await get({ Filter: ["User", "Group", "Role"], MaxItems: 1000 });
    const held = (attached: { PolicyArn?: string }[] = []) => attached.map(({ PolicyArn }) => PolicyArn!);
    const limitedBy = (boundary?: { PermissionsBoundaryArn?: string }) =>
      boundary?.PermissionsBoundaryArn === undefined ? {} : { boundary: boundary.PermissionsBoundaryArn };
    return pages.flatMap(({ UserDetailList = [], GroupDetailList = [], RoleDetailList = [] }): Binding[] => [
      ...UserDetailList.map((user) => ({
        kind: "user" as const,
        id: user.UserName!,
        arn: user.Arn!,
        policies: held(user.AttachedManagedPolicies),
        groups: user.GroupList ?? [],
        ...limitedBy(user.PermissionsBoundary),
      })),
      ...GroupDetailList.map((group) => ({
        kind: "group" as const,
        id: group.GroupName!,
        arn: group.Arn!,
        policies: held(group.AttachedManagedPolicies),
        groups: [],
      })),
      ...RoleDetailList.map((role) => ({
        kind: "role" as const,
        id: role.RoleName!,
        arn: role.Arn!,
        policies: held(role.AttachedManagedPolicies),
        groups: [],
        ...limitedBy(role.PermissionsBoundary),
        ...(role.AssumeRolePolicyDocument === undefined
          ? {}
          : { trust: decodeURIComponent(role.AssumeRolePolicyDocument) }),
      })),
    ]);
  },
});

/** A user, with what can bind it. */
export interface UserItem extends Item {
  arn: string;
  /** Names of the groups that it is in. */
  groups: readonly string[];
  /** ARN of its permissions boundary. */
  boundary?: string;
  /** Whether it has an access key that works; absent when it was not asked. */
  hasKey?: boolean;
}

/** Users whose keys a preview asks for: each is a call, and IAM throttles an account at some twenty a second. */
const KEYS_ASKED = 30;

/**
 * Every user, and of the first of those that matter the access keys. All users with their groups and boundaries are one
 * call: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
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
      const found = (await details({ Filter: ["User"], MaxItems: 1000 }))
        .flatMap(({ UserDetailList = [] }) => UserDetailList)
        .map(({ UserName, Arn, CreateDate, GroupList = [], PermissionsBoundary }): UserItem => {
          const boundary = PermissionsBoundary?.PermissionsBoundaryArn;
          const user = { id: UserName!, arn: Arn!, startedAt: CreateDate, groups: GroupList };
          return boundary === undefined ? user : { ...user, boundary };
        });
      const asked = found.filter(matters).slice(0, most);
      const limit = pLimit(USERS_AT_ONCE);
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

/** The role that AWS Config works with: https://docs.aws.amazon.com/config/latest/developerguide/using-service-linked-roles-config.html */
export const configRole = probe({
  id: "config-role",
  service: "iam",
  kind: "role of AWS Config",
  scope: "global",
  client: IAMClient,
  calls: { get: optional(GetRoleCommand, "NoSuchEntityException") },
  read: async ({ get }) => {
    const role = (await get({ RoleName: CONFIG_ROLE }))?.Role;
    return role === undefined ? [] : [{ id: CONFIG_ROLE, arn: role.Arn!, startedAt: role.CreateDate }];
  },
});

const tagsOn = (pages: readonly { Tags?: Tag[] }[]): Tag[] => pages.flatMap(({ Tags = [] }) => Tags);

/** A policy, group or role at the path of the baseline. */
export interface OwnIdentity extends Item {
  kind: "policy" | "group" | "role";
  arn: string;
  /** Whether it carries the baseline's tag; a group cannot carry one. */
  own: boolean;
}

/**
 * What the account has at the path of the baseline, and whose tag it carries.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html takes the path, and gives no tags
 */
export const ownIdentities = probe({
  id: "own-identities",
  service: "iam",
  kind: "policy, group or role of the baseline",
  scope: "global",
  client: IAMClient,
  calls: {
    policies: paged(ListPoliciesCommand, "Marker"),
    groups: paged(ListGroupsCommand, "Marker"),
    roles: paged(ListRolesCommand, "Marker"),
    policyTags: paged(ListPolicyTagsCommand, "Marker"),
    roleTags: paged(ListRoleTagsCommand, "Marker"),
  },
  read: async ({ policies, groups, roles, policyTags, roleTags }): Promise<OwnIdentity[]> => {
    const limit = pLimit(USERS_AT_ONCE);
    const PathPrefix = OWN_PATH;
    const [policyPages, groupPages, rolePages] = await Promise.all([
      policies({ Scope: "Local", PathPrefix }),
      groups({ PathPrefix }),
      roles({ PathPrefix }),
    ]);
    const found = [
      ...policyPages
        .flatMap(({ Policies = [] }) => Policies)
        .map(({ PolicyName, Arn, CreateDate }) =>
          limit(async () => {
            const own = isOwn(tagsOn(await policyTags({ PolicyArn: Arn })));
            return { kind: "policy" as const, id: PolicyName!, arn: Arn!, startedAt: CreateDate, own };
          }),
        ),
      ...rolePages
        .flatMap(({ Roles = [] }) => Roles)
        .map(({ RoleName, Arn, CreateDate }) =>
          limit(async () => {
            const own = isOwn(tagsOn(await roleTags({ RoleName })));
            return { kind: "role" as const, id: RoleName!, arn: Arn!, startedAt: CreateDate, own };
          }),
        ),
    ];
    const grouped = groupPages
      .flatMap(({ Groups = [] }) => Groups)
      .map(({ GroupName, Arn, CreateDate }) => ({
        kind: "group" as const,
        id: GroupName!,
        arn: Arn!,
        startedAt: CreateDate,
        own: true,
      }));
    return [...(await Promise.all(found)), ...grouped];
  },
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html */
export const identityProviders = probe({
  id: "identity-providers",
  service: "iam",
  kind: "OpenID Connect identity provider",
  scope: "global",
  client: IAMClient,
  calls: { list: once(ListOpenIDConnectProvidersCommand), get: once(GetOpenIDConnectProviderCommand) },
  read: async ({ list, get }) => {
    const { OpenIDConnectProviderList = [] } = await list({});
    return Promise.all(
      OpenIDConnectProviderList.map(async ({ Arn }) => {
        const { Url, Tags = [] } = await get({ OpenIDConnectProviderArn: Arn });
        return { id: Url!, arn: Arn!, own: isOwn(Tags) };
      }),
    );
  },
});

export const PROBES = [
  ownIdentities,
  identityProviders,
  managedPolicies,
  authorizationDetails,
  activeKeys,
  serviceCredentials,
  rootKeys,
  rootSignIn,
  bindings,
  users,
  passwordPolicy,
  configRole,
];
