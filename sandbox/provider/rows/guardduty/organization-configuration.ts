import {
  AutoEnableMembers,
  CreateDetectorCommand,
  DescribeOrganizationConfigurationCommand,
  EnableOrganizationAdminAccountCommand,
  GuardDutyClient,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-guardduty";

import { needing, type World } from "../../core/conformance";
import { singleton } from "../../families/singleton";
import { NO_DETECTOR } from "./detector";

const CASE_REGION = "us-west-1";

/** For a case: makes the account the administrator of GuardDuty in a region, with a detector; returns its id. */
export async function administering(world: World, region: string): Promise<string> {
  const client = world.client(GuardDutyClient, region);
  await client.send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: world.accountId }));
  return (await client.send(new CreateDetectorCommand({ Enable: true }))).DetectorId!;
}

/** Id: the id of the detector. `datasources` gave way to features in 2023. */
export const organizationConfiguration = singleton({
  token: "aws:guardduty/organizationConfiguration:OrganizationConfiguration",
  title: "GuardDuty Organization Configuration",
  client: GuardDutyClient,
  replaceOn: ["detectorId"],
  unsupported: ["datasources"],
  id: (_aws, { detectorId }) => detectorId as string,
  key: "DetectorId",
  absent: NO_DETECTOR,
  fields: { autoEnableOrganizationMembers: "AutoEnableOrganizationMembers" },
  get: { command: DescribeOrganizationConfigurationCommand },
  put: { command: UpdateOrganizationConfigurationCommand },
  reset: "nothing",
  derived: (_aws, detectorId) => ({ detectorId }),
  facts: {
    source: "internal/service/guardduty/organization_configuration.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["detectorId"],
    id: "<detector id>",
    valid: { autoEnableOrganizationMembers: { oneOf: Object.values(AutoEnableMembers) }, detectorId: { min: 1 } },
    actions: {
      create: { normal: ["guardduty:DescribeOrganizationConfiguration", "guardduty:UpdateOrganizationConfiguration"] },
      read: { normal: ["guardduty:DescribeOrganizationConfiguration"] },
      update: { normal: ["guardduty:DescribeOrganizationConfiguration", "guardduty:UpdateOrganizationConfiguration"] },
      delete: {},
    },
  },
  cases: {
    "organization-configuration": needing<string>({
      prepare: (world) => administering(world, CASE_REGION),
      id: (detectorId) => detectorId,
      inputs: (detectorId) => ({ region: CASE_REGION, detectorId, autoEnableOrganizationMembers: "NEW" }),
      changed: (detectorId) => ({ region: CASE_REGION, detectorId, autoEnableOrganizationMembers: "ALL" }),
      drift: (world, DetectorId) =>
        world
          .client(GuardDutyClient, CASE_REGION)
          .send(new UpdateOrganizationConfigurationCommand({ DetectorId, AutoEnableOrganizationMembers: "NONE" })),
      drifted: ["autoEnableOrganizationMembers"],
      staysBecause: "the configuration of an organization is changed, never removed",
    }),
  },
});
