import { DescribeOrganizationCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { optional, probe } from "../../cli/probes/probe";

/** The account that manages the organization; none: the account is in no organization. */
export const organization = probe({
  id: "management-account",
  service: "organizations",
  kind: "management account",
  scope: "global",
  client: OrganizationsClient,
  calls: { describe: optional(DescribeOrganizationCommand, "AWSOrganizationsNotInUseException") },
  read: async ({ describe }) => {
    const id = (await describe({}))?.Organization?.MasterAccountId;
    return id === undefined ? [] : [{ id }];
  },
});
