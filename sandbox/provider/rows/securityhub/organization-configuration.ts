import {
  AutoEnableStandards,
  DescribeOrganizationConfigurationCommand,
  EnableOrganizationAdminAccountCommand,
  EnableSecurityHubCommand,
  OrganizationConfigurationConfigurationType,
  SecurityHubClient,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-securityhub";

import { needing } from "../../core/conformance";
import { singleton } from "../../families/singleton";
import { NO_HUB } from "./account";

const CASE_REGION = "us-west-1";
const LOCAL = { configurationType: "LOCAL" };
const inputs = (autoEnable: boolean, autoEnableStandards: string) => ({
  region: CASE_REGION,
  autoEnable,
  autoEnableStandards,
  organizationConfiguration: LOCAL,
});

/** Id: the account. A region has one configuration; a delete sets it back to nothing for anybody. */
export const securityHubOrganizationConfiguration = singleton({
  token: "aws:securityhub/organizationConfiguration:OrganizationConfiguration",
  title: "Security Hub Organization Configuration",
  client: SecurityHubClient,
  replaceOn: [],
  keptWhenAbsent: ["autoEnableStandards", "organizationConfiguration"],
  id: ({ accountId }) => accountId,
  absent: NO_HUB,
  fields: {
    autoEnable: "AutoEnable",
    autoEnableStandards: "AutoEnableStandards",
    organizationConfiguration: {
      send: "OrganizationConfiguration",
      read: "OrganizationConfiguration",
      encode: (value) =>
        value === undefined
          ? undefined
          : { ConfigurationType: (value as { configurationType: string }).configurationType },
      decode: ({ ConfigurationType }: { ConfigurationType: string }) => ({ configurationType: ConfigurationType }),
    },
  },
  get: { command: DescribeOrganizationConfigurationCommand },
  put: { command: UpdateOrganizationConfigurationCommand },
  reset: {
    command: UpdateOrganizationConfigurationCommand,
    with: () => ({
      AutoEnable: false,
      AutoEnableStandards: "NONE",
      OrganizationConfiguration: { ConfigurationType: "LOCAL" },
    }),
  },
  facts: {
    source: "internal/service/securityhub/organization_configuration.go",
    version: "5.x",
    lookedAtFor: "7.48.0",
    forceNew: [],
    id: "<account>",
    valid: {
      autoEnableStandards: { oneOf: Object.values(AutoEnableStandards) },
      "organizationConfiguration.configurationType": {
        oneOf: Object.values(OrganizationConfigurationConfigurationType),
      },
    },
    actions: {
      create: {
        normal: ["securityhub:UpdateOrganizationConfiguration", "securityhub:DescribeOrganizationConfiguration"],
      },
      read: { normal: ["securityhub:DescribeOrganizationConfiguration"] },
      update: {
        normal: ["securityhub:UpdateOrganizationConfiguration", "securityhub:DescribeOrganizationConfiguration"],
      },
      delete: {
        normal: ["securityhub:UpdateOrganizationConfiguration", "securityhub:DescribeOrganizationConfiguration"],
      },
    },
  },
  cases: {
    "securityhub-organization-configuration": needing({
      async prepare(world) {
        const client = world.client(SecurityHubClient, CASE_REGION);
        await client.send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: world.accountId }));
        await client.send(new EnableSecurityHubCommand({ EnableDefaultStandards: false }));
      },
      id: /^\d{12}$/,
      inputs: () => inputs(true, "NONE"),
      changed: () => inputs(true, "DEFAULT"),
      drift: (world) =>
        world
          .client(SecurityHubClient, CASE_REGION)
          .send(new UpdateOrganizationConfigurationCommand({ AutoEnable: false, AutoEnableStandards: "NONE" })),
      drifted: ["autoEnable", "autoEnableStandards"],
      staysBecause: "the configuration of an organization is changed, never removed",
    }),
  },
});
