import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListPoliciesCommand,
  ListTagsForResourceCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import pLimit from "p-limit";
import { isManagement } from "../../domain/accounts/management";
import { isAutomatic } from "../../domain/adoption/adoption";
import { optional, paged, probe } from "./probe";
import { isOwn } from "./tags";

/** Questions about policies in flight at once: Organizations throttles early, as its page of quotas says. */
const POLICIES_AT_ONCE = 3;

/**
 * The accounts of the organization, each of which can spend. Only the management account can make some, and only it and
 * delegated administrators see them: a member has none of its own.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export const accounts = probe({
  id: "member-accounts",
  service: "organizations",
  kind: "account of the organization",
  scope: "global",
  sweep: "rest",
  client: OrganizationsClient,
  calls: {
    describe: optional(DescribeOrganizationCommand, "AWSOrganizationsNotInUseException"),
    list: paged(ListAccountsCommand, "NextToken"),
  },
  read: async ({ describe, list }, { accountId }) => {
    const organization = (await describe({}))?.Organization;
    if (organization?.MasterAccountId !== accountId) return [];
    return (await list({}))
      .flatMap(({ Accounts = [] }) => Accounts)
      .filter(({ Id }) => Id !== accountId)
      .map(({ Id, Arn, JoinedTimestamp, State, JoinedMethod }) => ({
        id: Id!,
        arn: Arn,
        startedAt: JoinedTimestamp,
        state: State,
        usdPerHour: 0,
        owner: JoinedMethod,
      }));
  },
});

/**
 * Every account of the organization, the management account and closed ones too, for who asks each of them. A delegated
 * administrator sees them as well. An account in no organization has none.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export const everyAccount = probe({
  id: "organization-accounts",
  service: "organizations",
  kind: "account of the organization, whoever asks",
  scope: "global",
  client: OrganizationsClient,
  calls: {
    describe: optional(DescribeOrganizationCommand, "AWSOrganizationsNotInUseException"),
    list: paged(ListAccountsCommand, "NextToken"),
  },
  read: async ({ describe, list }) => {
    if ((await describe({}))?.Organization === undefined) return [];
    // `Status` is what there was before `State`, and tells less.
    return (await list({}))
      .flatMap(({ Accounts = [] }) => Accounts)
      .map(({ Id, Arn, Name, State, Status }) => ({
        id: Id!,
        isManagement: isManagement(Id!, Arn),
        ...(Name === undefined ? {} : { name: Name }),
        ...((State ?? Status) === undefined ? {} : { state: State ?? Status }),
      }));
  },
});

/** The organization that the account is in: https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html */
export const membership = probe({
  id: "organization",
  service: "organizations",
  kind: "organization of the account",
  scope: "global",
  client: OrganizationsClient,
  calls: { describe: optional(DescribeOrganizationCommand, "AWSOrganizationsNotInUseException") },
  read: async ({ describe }) => {
    const organization = (await describe({}))?.Organization;
    return organization === undefined ? [] : [{ id: organization.Id! }];
  },
});

/** A type of policies of the organization. */
type Type = "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY" | "DECLARATIVE_POLICY_EC2";

/**
 * Policies of a type that a Pulumi program named, whose tag they carry, and what they are attached to.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPolicies.html gives names, neither tags nor targets
 */
export const policiesOf = (Filter: Type, id: string, kind: string) =>
  probe({
    id,
    service: "organizations",
    kind,
    scope: "global",
    client: OrganizationsClient,
    calls: {
      list: paged(ListPoliciesCommand, "NextToken"),
      tags: paged(ListTagsForResourceCommand, "NextToken"),
      targets: paged(ListTargetsForPolicyCommand, "NextToken"),
    },
    read: async ({ list, tags, targets }) => {
      const limit = pLimit(POLICIES_AT_ONCE);
      const all = (await list({ Filter })).flatMap(({ Policies = [] }) => Policies);
      return Promise.all(
        all
          .filter(({ Name }) => isAutomatic(Name!))
          .map(({ Id, Name, Arn }) =>
            limit(async () => {
              const tagged = (await tags({ ResourceId: Id })).flatMap(({ Tags = [] }) => Tags);
              const tied = (await targets({ PolicyId: Id })).flatMap(({ Targets = [] }) => Targets);
              return {
                id: Id!,
                name: Name!,
                arn: Arn!,
                own: isOwn(tagged),
                targets: tied.map(({ TargetId }) => TargetId!),
              };
            }),
          ),
      );
    },
  });

export const servicePolicies = policiesOf(
  "SERVICE_CONTROL_POLICY",
  "service-control-policies",
  "service control policy",
);

export const PROBES = [accounts, everyAccount, membership, servicePolicies];
