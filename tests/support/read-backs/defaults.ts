import { AccessAnalyzerClient, DeleteAnalyzerCommand } from "@aws-sdk/client-accessanalyzer";
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
  DisableAllowedImagesSettingsCommand,
  DisableEbsEncryptionByDefaultCommand,
  DisableImageBlockPublicAccessCommand,
  DisableSnapshotBlockPublicAccessCommand,
  EC2Client,
  EnableSerialConsoleAccessCommand,
  GetImageBlockPublicAccessStateCommand,
  GetInstanceMetadataDefaultsCommand,
  GetSerialConsoleAccessStatusCommand,
  GetSnapshotBlockPublicAccessStateCommand,
  ModifyInstanceMetadataDefaultsCommand,
  ModifyVpcBlockPublicAccessOptionsCommand,
} from "@aws-sdk/client-ec2";
import { DeleteAccountPasswordPolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { DeleteIndexCommand, ResourceExplorer2Client } from "@aws-sdk/client-resource-explorer-2";
import { DeletePublicAccessBlockCommand } from "@aws-sdk/client-s3-control";
import { GetServiceSettingCommand, ResetServiceSettingCommand, SSMClient } from "@aws-sdk/client-ssm";
import { analyzers } from "../../../cli/probes/access-analyzer";
import { allowedImages, defaultGroups, ebsEncryption, internetBlock } from "../../../cli/probes/ec2";
import { passwordPolicy as passwordPolicyProbe } from "../../../cli/probes/iam-users";
import { indexes } from "../../../cli/probes/resource-explorer";
import { accountBlock } from "../../../cli/probes/s3";
import { S3ControlClient } from "../../../cli/probes/s3-clients";
import type { Place, ReadBack } from "./read-back";

const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

const passwordPolicy: ReadBack = {
  control: "password-policy",
  look: async ({ items }) => (await items(passwordPolicyProbe))[0]?.rules,
  wants: () => ({ minimumLength: 14, reusePrevention: 24, allowUsersToChangePassword: true }),
  spoil: ({ client }) => client(IAMClient).send(new DeleteAccountPasswordPolicyCommand({})),
  shows: () => "password-policy-account",
};

const s3AccountBlock: ReadBack = {
  control: "s3-account-block",
  look: async ({ items }) => ids(await items(accountBlock)),
  wants: ({ accountId }) => [accountId],
  spoil: ({ accountId: AccountId, client }) =>
    client(S3ControlClient).send(new DeletePublicAccessBlockCommand({ AccountId })),
  shows: () => "s3-account-block-account",
};

/** The settings of EC2 that a region has one of. */
const setting = (
  control: ReadBack["control"],
  look: (ec2: EC2Client, place: Place) => Promise<unknown>,
  wants: unknown,
  spoil: (ec2: EC2Client) => Promise<unknown>,
): ReadBack => ({
  control,
  look: (place) => look(place.client(EC2Client), place),
  wants: () => wants,
  spoil: ({ client }) => spoil(client(EC2Client)),
  shows: ({ region }) => `${control}-${region}`,
});

const SETTINGS: readonly ReadBack[] = [
  setting(
    "ebs-encryption",
    async (_ec2, { items }) => ids(await items(ebsEncryption)),
    ["encryption-by-default"],
    (ec2) => ec2.send(new DisableEbsEncryptionByDefaultCommand({})),
  ),
  setting(
    "snapshot-block",
    async (ec2) => (await ec2.send(new GetSnapshotBlockPublicAccessStateCommand({}))).State,
    "block-all-sharing",
    (ec2) => ec2.send(new DisableSnapshotBlockPublicAccessCommand({})),
  ),
  setting(
    "image-block",
    async (ec2) => (await ec2.send(new GetImageBlockPublicAccessStateCommand({}))).ImageBlockPublicAccessState,
    "block-new-sharing",
    (ec2) => ec2.send(new DisableImageBlockPublicAccessCommand({})),
  ),
  setting(
    "imds",
    async (ec2) => (await ec2.send(new GetInstanceMetadataDefaultsCommand({}))).AccountLevel?.HttpTokens,
    "required",
    (ec2) => ec2.send(new ModifyInstanceMetadataDefaultsCommand({ HttpTokens: "optional" })),
  ),
  setting(
    "serial-console",
    async (ec2) => (await ec2.send(new GetSerialConsoleAccessStatusCommand({}))).SerialConsoleAccessEnabled,
    false,
    (ec2) => ec2.send(new EnableSerialConsoleAccessCommand({})),
  ),
];

const SettingId = "/ssm/documents/console/public-sharing-permission";

const ssmSharingBlock: ReadBack = {
  control: "ssm-sharing-block",
  look: async ({ client }) =>
    (await client(SSMClient).send(new GetServiceSettingCommand({ SettingId }))).ServiceSetting?.SettingValue,
  wants: () => "Disable",
  spoil: ({ client }) => client(SSMClient).send(new ResetServiceSettingCommand({ SettingId })),
  shows: ({ region }) => `ssm-sharing-block-${region}`,
};

const imageAllowlist: ReadBack = {
  control: "image-allowlist",
  look: async ({ items }) => ids(await items(allowedImages)),
  wants: ({ region, regions }) => [regions.allowed.includes(region) ? "audit-mode" : "enabled"],
  spoil: ({ client }) => client(EC2Client).send(new DisableAllowedImagesSettingsCommand({})),
  shows: ({ region }) => `image-allowlist-${region}`,
};

/** Nobody's workload may lose its way out: an allowed region is open. */
const networkClosure: ReadBack = {
  control: "network-closure",
  look: async ({ items }) => ids(await items(internetBlock)),
  wants: () => ["block-bidirectional"],
  elsewhere: [],
  spoil: ({ client }) =>
    client(EC2Client).send(new ModifyVpcBlockPublicAccessOptionsCommand({ InternetGatewayBlockMode: "off" })),
  shows: ({ region }) => `network-closure-${region}`,
};

/** How many rules the group has, in and out. */
const defaultNetwork: ReadBack = {
  control: "default-network",
  look: async ({ client, items }) => {
    const GroupIds = ids(await items(defaultGroups));
    const { SecurityGroups = [] } = await client(EC2Client).send(new DescribeSecurityGroupsCommand({ GroupIds }));
    return SecurityGroups.map(({ IpPermissions = [], IpPermissionsEgress = [] }) => [
      IpPermissions.length,
      IpPermissionsEgress.length,
    ]);
  },
  wants: () => [[0, 0]],
  spoil: async ({ client, items }) => {
    const [group] = await items(defaultGroups);
    const IpPermissions = [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
    const command = new AuthorizeSecurityGroupIngressCommand({ GroupId: group!.id, IpPermissions });
    return client(EC2Client).send(command);
  },
  shows: ({ region }) => `default-network-${region}`,
};

const accessAnalyzer: ReadBack = {
  control: "access-analyzer",
  look: async ({ items }) => ids(await items(analyzers)),
  wants: () => ["ringfence-access-analyzer"],
  spoil: ({ client }) =>
    client(AccessAnalyzerClient).send(new DeleteAnalyzerCommand({ analyzerName: "ringfence-access-analyzer" })),
  shows: ({ region }) => `access-analyzer-${region}`,
};

const resourceIndex: ReadBack = {
  control: "resource-index",
  look: async ({ items }) => (await items(indexes)).map(({ aggregator, own }) => ({ aggregator, own })),
  wants: ({ region, regions }) => [{ aggregator: region === regions.home, own: true }],
  spoil: async ({ client, items }) => {
    const [index] = await items(indexes);
    return client(ResourceExplorer2Client).send(new DeleteIndexCommand({ Arn: index!.arn }));
  },
  shows: ({ region }) => `resource-index-${region}`,
};

export const DEFAULTS: readonly ReadBack[] = [
  passwordPolicy,
  s3AccountBlock,
  ...SETTINGS,
  ssmSharingBlock,
  imageAllowlist,
  networkClosure,
  defaultNetwork,
  accessAnalyzer,
  resourceIndex,
];
