import {
  ConfigServiceClient,
  DeleteConfigurationAggregatorCommand,
  DescribeConfigurationAggregatorsCommand,
  ListTagsForResourceCommand,
  PutConfigurationAggregatorCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-config-service";

import { needing, REGION } from "../../core/conformance";
import type { Props } from "../../core/values";
import { byArn, send } from "../../families/calls";
import { type Field, type FieldMap, readOnly, toRequest } from "../../families/fields";
import { named } from "../../families/named";
import { organizationRoot } from "../organizations/prepare";
import { createConfigRole } from "./prepare";

interface Source {
  allRegions?: boolean;
  regions?: string[];
  roleArn: string;
}

interface AwsSource {
  AllAwsRegions?: boolean;
  AwsRegions?: string[];
  RoleArn: string;
}

const ofOrganization: Field = {
  send: "OrganizationAggregationSource",
  read: "OrganizationAggregationSource",
  encode: (value) => {
    if (value === undefined) return undefined;
    const { allRegions, regions, roleArn } = value as unknown as Source;
    return { AllAwsRegions: allRegions, AwsRegions: regions, RoleArn: roleArn };
  },
  decode: ({ AllAwsRegions, AwsRegions = [], RoleArn }: AwsSource): Props => ({
    allRegions: AllAwsRegions ?? false,
    ...(AwsRegions.length > 0 ? { regions: AwsRegions } : {}),
    roleArn: RoleArn,
  }),
};

const FIELDS: FieldMap = {
  name: { send: "ConfigurationAggregatorName", read: "ConfigurationAggregatorName" },
  organizationAggregationSource: ofOrganization,
  arn: readOnly("ConfigurationAggregatorArn"),
};

const NAME = "of-all";
const inputs = (roleArn: string, source: Props, tags: Props) => ({
  region: REGION,
  name: NAME,
  organizationAggregationSource: { roleArn, ...source },
  tags,
});

/** Id: the name of the aggregator. It is put, whether it is there or not; tags of one that is there take calls of their own. */
export const configurationAggregator = named({
  token: "aws:cfg/configurationAggregator:ConfigurationAggregator",
  title: "Config Configuration Aggregator",
  client: ConfigServiceClient,
  replaceOn: ["name"],
  autoName: { property: "name", maxLength: 256 },
  nestedDefaults: { "cfg.ConfigurationAggregatorOrganizationAggregationSource": { allRegions: false } },
  // Of an organization, and of no list of accounts.
  unsupported: ["accountAggregationSource"],
  key: "ConfigurationAggregatorName",
  absent: ["NoSuchConfigurationAggregatorException"],
  fields: FIELDS,
  create: {
    command: PutConfigurationAggregatorCommand,
    id: ({ ConfigurationAggregatorName }) => ConfigurationAggregatorName as string,
  },
  describe: {
    command: DescribeConfigurationAggregatorsCommand,
    key: (name) => ({ ConfigurationAggregatorNames: [name] }),
    at: "ConfigurationAggregators.0",
  },
  update: [
    (aws, _id, wanted) => send(aws, ConfigServiceClient, PutConfigurationAggregatorCommand, toRequest(FIELDS, wanted)),
  ],
  remove: { command: DeleteConfigurationAggregatorCommand },
  tags: {
    set: TagResourceCommand,
    remove: UntagResourceCommand,
    list: ListTagsForResourceCommand,
    key: byArn("ResourceArn"),
  },
  facts: {
    source: "internal/service/configservice/configuration_aggregator.go",
    version: "5.x",
    lookedAtFor: "7.48.0",
    forceNew: ["name"],
    id: "<name>",
    autoName: { property: "name", maxLength: 256 },
    valid: { name: { max: 256 }, "organizationAggregationSource.roleArn": { pattern: /^arn:/ } },
    actions: {
      create: {
        normal: [
          "config:PutConfigurationAggregator",
          "config:DescribeConfigurationAggregators",
          "config:ListTagsForResource",
          "iam:PassRole",
          // In the name of whoever calls it: https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigurationAggregator.html
          "organizations:EnableAWSServiceAccess",
          "organizations:ListDelegatedAdministrators",
        ],
      },
      read: { normal: ["config:DescribeConfigurationAggregators", "config:ListTagsForResource"] },
      update: {
        normal: [
          "config:PutConfigurationAggregator",
          "config:DescribeConfigurationAggregators",
          "config:TagResource",
          "config:UntagResource",
          "iam:PassRole",
        ],
      },
      delete: { normal: ["config:DeleteConfigurationAggregator"] },
    },
  },
  cases: {
    "configuration-aggregator": needing<string>({
      async prepare(world) {
        await organizationRoot(world);
        return createConfigRole(world, "aggregator");
      },
      id: /^of-all$/,
      inputs: (role) => inputs(role, { regions: [REGION, "us-east-1"] }, { owner: "a" }),
      changed: (role) => inputs(role, { allRegions: true }, { team: "b" }),
      drift: (world, ConfigurationAggregatorName, RoleArn) =>
        world.client(ConfigServiceClient, REGION).send(
          new PutConfigurationAggregatorCommand({
            ConfigurationAggregatorName,
            OrganizationAggregationSource: { RoleArn, AwsRegions: ["us-east-1"] },
          }),
        ),
      drifted: ["organizationAggregationSource.allRegions", "organizationAggregationSource.regions"],
    }),
  },
});
