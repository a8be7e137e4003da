import {
  DescribeOrganizationConfigurationCommand,
  GuardDutyClient,
  OrgFeature,
  type OrganizationFeatureConfiguration,
  OrgFeatureStatus,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-guardduty";
import type { OrganizationConfigurationFeatureArgs } from "@pulumi/aws/guardduty";

import type { Aws } from "../../aws/aws";
import { needing } from "../../core/conformance";
import type { Inputs, ResourceType } from "../../core/resource";
import { NO_DETECTOR } from "./detector";
import { administering } from "./organization-configuration";

const CASE_REGION = "us-west-2";

const inputs = (detectorId: string, autoEnable: string) => ({
  region: CASE_REGION,
  detectorId,
  name: "S3_DATA_EVENTS",
  autoEnable,
});

const described = (aws: Aws, DetectorId: string) =>
  aws.find(GuardDutyClient, new DescribeOrganizationConfigurationCommand({ DetectorId }), ...NO_DETECTOR);

/** Id: `<detector>/<feature>`. */
export const organizationConfigurationFeature: ResourceType<OrganizationConfigurationFeatureArgs> = {
  token: "aws:guardduty/organizationConfigurationFeature:OrganizationConfigurationFeature",
  title: "GuardDuty Organization Configuration Feature",
  replaceOn: ["additionalConfigurations", "detectorId", "name"],
  autoName: { property: "name", maxLength: 255 },
  facts: {
    source: "internal/service/guardduty/organization_configuration_feature.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["additionalConfigurations", "detectorId", "name"],
    id: "<detector>/<feature>",
    autoName: { property: "name", maxLength: 255 },
    valid: {
      autoEnable: { oneOf: Object.values(OrgFeatureStatus) },
      name: { oneOf: Object.values(OrgFeature) },
    },
    actions: {
      create: { normal: ["guardduty:DescribeOrganizationConfiguration", "guardduty:UpdateOrganizationConfiguration"] },
      read: { normal: ["guardduty:DescribeOrganizationConfiguration"] },
      update: { normal: ["guardduty:DescribeOrganizationConfiguration", "guardduty:UpdateOrganizationConfiguration"] },
      delete: {},
    },
  },
  cases: {
    "organization-configuration-feature": needing<string>({
      prepare: (world) => administering(world, CASE_REGION),
      id: (detectorId) => `${detectorId}/S3_DATA_EVENTS`,
      inputs: (detectorId) => inputs(detectorId, "NONE"),
      changed: (detectorId) => inputs(detectorId, "NEW"),
      drift: (world, _id, DetectorId) =>
        world.client(GuardDutyClient, CASE_REGION).send(
          new UpdateOrganizationConfigurationCommand({
            DetectorId,
            AutoEnableOrganizationMembers: "NEW",
            Features: [{ Name: "S3_DATA_EVENTS", AutoEnable: "ALL" }],
          }),
        ),
      drifted: ["autoEnable"],
      staysBecause: "a plan of an organization is switched, never removed",
    }),
  },

  async create(aws, inputs) {
    await configure(aws, inputs);
    return `${inputs.detectorId}/${inputs.name}`;
  },

  async read(aws, id) {
    const [detectorId = "", name = ""] = id.split("/");
    const feature = (await described(aws, detectorId))?.Features?.find(({ Name }) => Name === name);
    if (!feature) return undefined;
    const parts = feature.AdditionalConfiguration ?? [];
    return {
      detectorId,
      name,
      autoEnable: feature.AutoEnable!,
      ...(parts.length > 0
        ? { additionalConfigurations: parts.map(({ Name, AutoEnable }) => ({ name: Name!, autoEnable: AutoEnable! })) }
        : {}),
    };
  },

  async update(aws, _id, inputs) {
    await configure(aws, inputs);
  },

  /** Forgets it and leaves it as it is, like the real provider. */
  async delete() {},
};

/** Whom GuardDuty is enabled for has to be said again with each plan. */
async function configure(aws: Aws, inputs: Inputs<OrganizationConfigurationFeatureArgs>): Promise<void> {
  const before = await described(aws, inputs.detectorId);
  const feature = {
    Name: inputs.name,
    AutoEnable: inputs.autoEnable,
    AdditionalConfiguration: inputs.additionalConfigurations?.map(({ name, autoEnable }) => ({
      Name: name,
      AutoEnable: autoEnable,
    })),
  } as OrganizationFeatureConfiguration;
  await aws.call(
    GuardDutyClient,
    new UpdateOrganizationConfigurationCommand({
      DetectorId: inputs.detectorId,
      AutoEnableOrganizationMembers: before?.AutoEnableOrganizationMembers,
      Features: [feature],
    }),
  );
}
