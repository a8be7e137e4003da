import {
  DisableOrganizationAdminAccountCommand,
  EnableOrganizationAdminAccountCommand,
  ListOrganizationAdminAccountsCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";

import { adminAccount } from "../../families/admin-account";

const region = "eu-west-3";

/** Id: the id of the account. */
export const securityHubOrganizationAdminAccount = adminAccount({
  token: "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount",
  title: "Security Hub Organization Admin Account",
  client: SecurityHubClient,
  enable: EnableOrganizationAdminAccountCommand,
  disable: DisableOrganizationAdminAccountCommand,
  list: { command: ListOrganizationAdminAccountsCommand, id: "AccountId" },
  absent: [],
  facts: {
    source: "internal/service/securityhub/organization_admin_account.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["adminAccountId"],
    id: "<account id>",
    valid: { adminAccountId: { pattern: /^\d{12}$/ } },
    actions: {
      create: {
        normal: [
          "securityhub:EnableOrganizationAdminAccount",
          "securityhub:ListOrganizationAdminAccounts",
          // In the name of whoever calls it: https://docs.aws.amazon.com/securityhub/latest/userguide/designate-orgs-admin-account.html
          "organizations:DescribeOrganization",
          "organizations:EnableAWSServiceAccess",
          "organizations:RegisterDelegatedAdministrator",
        ],
      },
      read: { normal: ["securityhub:ListOrganizationAdminAccounts"] },
      update: {},
      delete: {
        normal: [
          "securityhub:DisableOrganizationAdminAccount",
          "securityhub:ListOrganizationAdminAccounts",
          "organizations:DeregisterDelegatedAdministrator",
        ],
      },
    },
  },
  cases: {
    "securityhub-organization-admin-account": {
      id: /^210987654321$/,
      inputs: () => ({ region, adminAccountId: "210987654321" }),
    },
  },
});
