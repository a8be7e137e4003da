import {
  DisableOrganizationAdminAccountCommand,
  EnableOrganizationAdminAccountCommand,
  GuardDutyClient,
  ListOrganizationAdminAccountsCommand,
} from "@aws-sdk/client-guardduty";

import { adminAccount } from "../../families/admin-account";

/** Another region than those of other cases: a region takes one administrator. */
const region = "eu-west-3";

/** Id: the id of the account. */
export const guardDutyOrganizationAdminAccount = adminAccount({
  token: "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount",
  title: "GuardDuty Organization Admin Account",
  client: GuardDutyClient,
  enable: EnableOrganizationAdminAccountCommand,
  disable: DisableOrganizationAdminAccountCommand,
  list: { command: ListOrganizationAdminAccountsCommand, id: "AdminAccountId" },
  absent: [],
  facts: {
    source: "internal/service/guardduty/organization_admin_account.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["adminAccountId"],
    id: "<account id>",
    valid: { adminAccountId: { pattern: /^\d{12}$/ } },
    actions: {
      create: {
        normal: [
          "guardduty:EnableOrganizationAdminAccount",
          "guardduty:ListOrganizationAdminAccounts",
          // GuardDuty makes these in the name of whoever calls it, and no call of the provider shows them:
          // https://docs.aws.amazon.com/guardduty/latest/ug/organizations_permissions.html
          "organizations:DescribeAccount",
          "organizations:DescribeOrganization",
          "organizations:DescribeOrganizationalUnit",
          "organizations:EnableAWSServiceAccess",
          "organizations:ListAWSServiceAccessForOrganization",
          "organizations:ListAccounts",
          "organizations:ListDelegatedAdministrators",
          "organizations:RegisterDelegatedAdministrator",
        ],
      },
      read: { normal: ["guardduty:ListOrganizationAdminAccounts"] },
      update: {},
      delete: {
        normal: [
          "guardduty:DisableOrganizationAdminAccount",
          "guardduty:ListOrganizationAdminAccounts",
          "organizations:DeregisterDelegatedAdministrator",
        ],
      },
    },
  },
  cases: {
    "guardduty-organization-admin-account": {
      id: /^210987654321$/,
      inputs: () => ({ region, adminAccountId: "210987654321" }),
    },
  },
});
