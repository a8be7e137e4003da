import {
  ControlFindingGenerator,
  DescribeHubCommand,
  DisableSecurityHubCommand,
  EnableSecurityHubCommand,
  SecurityHubClient,
  UpdateSecurityHubConfigurationCommand,
} from "@aws-sdk/client-securityhub";
import type { AccountArgs } from "@pulumi/aws/securityhub";

import type { Aws } from "../../aws/aws";
import { REGION } from "../../core/conformance";
import type { Inputs, ResourceType } from "../../core/resource";

/** How AWS says that there is no hub. */
export const NO_HUB = [
  "ResourceNotFoundException",
  { code: "InvalidAccessException", message: /not subscribed to AWS Security Hub/ },
] as const;

const inputs = { region: REGION, enableDefaultStandards: false, controlFindingGenerator: "SECURITY_CONTROL" };

const hubArn = ({ partition, region, accountId }: Aws): string =>
  `arn:${partition}:securityhub:${region}:${accountId}:hub/default`;

/** Id: the account. A region has one hub, which is switched on and off. */
export const securityHubAccount: ResourceType<AccountArgs> = {
  token: "aws:securityhub/account:Account",
  title: "Security Hub Account",
  replaceOn: ["enableDefaultStandards"],
  defaults: { autoEnableControls: true, enableDefaultStandards: true },
  notReadable: ["enableDefaultStandards"],
  facts: {
    source: "internal/service/securityhub/account.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["enableDefaultStandards"],
    defaults: { autoEnableControls: true, enableDefaultStandards: true },
    id: "<account>",
    valid: { controlFindingGenerator: { oneOf: Object.values(ControlFindingGenerator) } },
    actions: {
      create: {
        normal: [
          "securityhub:EnableSecurityHub",
          "securityhub:UpdateSecurityHubConfiguration",
          "securityhub:DescribeHub",
        ],
      },
      read: { normal: ["securityhub:DescribeHub"] },
      update: {
        normal: ["securityhub:DescribeHub"],
        drift: { "securityhub:UpdateSecurityHubConfiguration": "somebody changed what new controls do" },
      },
      delete: { normal: ["securityhub:DisableSecurityHub"] },
    },
  },
  cases: {
    "security-hub": {
      id: /^\d{12}$/,
      inputs: () => ({ ...inputs, autoEnableControls: false }),
      changed: () => ({ ...inputs, controlFindingGenerator: "STANDARD_CONTROL" }),
      drift: (world) =>
        world
          .client(SecurityHubClient, REGION)
          .send(new UpdateSecurityHubConfigurationCommand({ AutoEnableControls: false })),
      drifted: ["autoEnableControls"],
      notImported: ["enableDefaultStandards"],
    },
  },

  async create(aws, inputs, created) {
    const command = new EnableSecurityHubCommand({
      EnableDefaultStandards: inputs.enableDefaultStandards,
      ControlFindingGenerator: inputs.controlFindingGenerator as ControlFindingGenerator | undefined,
    });
    await aws.call(SecurityHubClient, command);
    created(aws.accountId);
    await configure(aws, inputs);
    return aws.accountId;
  },

  async read(aws) {
    const found = await aws.find(SecurityHubClient, new DescribeHubCommand({ HubArn: hubArn(aws) }), ...NO_HUB);
    if (!found?.HubArn) return undefined;
    const { HubArn, AutoEnableControls, ControlFindingGenerator: generator } = found;
    return {
      id: aws.accountId,
      arn: HubArn,
      autoEnableControls: AutoEnableControls ?? false,
      ...(generator ? { controlFindingGenerator: generator } : {}),
    };
  },

  async update(aws, _id, inputs, _olds, changed) {
    const generator = changed.has("controlFindingGenerator") ? inputs.controlFindingGenerator : undefined;
    await configure(aws, inputs, generator);
  },

  async delete(aws) {
    await aws.find(SecurityHubClient, new DisableSecurityHubCommand({}), "ResourceNotFoundException");
  },
};

async function configure(aws: Aws, inputs: Inputs<AccountArgs>, generator?: string): Promise<void> {
  const command = new UpdateSecurityHubConfigurationCommand({
    AutoEnableControls: inputs.autoEnableControls,
    ControlFindingGenerator: generator as ControlFindingGenerator | undefined,
  });
  await aws.call(SecurityHubClient, command);
}
