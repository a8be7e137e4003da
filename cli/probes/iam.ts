import {
  GetAccountAuthorizationDetailsCommand,
  GetRoleCommand,
  IAMClient,
  GetOpenIDConnectProviderCommand,
  ListGroupsCommand,
  ListOpenIDConnectProvidersCommand,
  ListPoliciesCommand,
  ListPolicyTagsCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  type Tag,
} from "@aws-sdk/client-iam";
import pLimit from "p-limit";
import { CONFIG_ROLE, OWN_PATH } from "../../domain/documents/own-principals";
import { type Item, once, optional, paged, probe } from "./probe";
import { isOwn } from "./tags";

/** Questions to IAM in flight at once: it throttles more. */
export const QUESTIONS_AT_ONCE = 10;

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
    const limit = pLimit(QUESTIONS_AT_ONCE);
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

export const PROBES = [ownIdentities, identityProviders, managedPolicies, authorizationDetails, bindings, configRole];
