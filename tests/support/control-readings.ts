import { AccessAnalyzerClient, ListAnalyzersCommand } from "@aws-sdk/client-accessanalyzer";
import {
  type AlternateContactType,
  GetAlternateContactCommand,
  GetContactInformationCommand,
} from "@aws-sdk/client-account";
import { DescribeBudgetActionsForAccountCommand, DescribeBudgetsCommand } from "@aws-sdk/client-budgets";
import { CloudTrailClient, DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { DescribeAlarmsCommand, ListDashboardsCommand } from "@aws-sdk/client-cloudwatch";
import {
  CostExplorerClient,
  GetAnomalyMonitorsCommand,
  GetAnomalySubscriptionsCommand,
} from "@aws-sdk/client-cost-explorer";
import {
  DescribeSecurityGroupsCommand,
  DescribeVpcBlockPublicAccessOptionsCommand,
  GetAllowedImagesSettingsCommand,
  GetEbsEncryptionByDefaultCommand,
  GetImageBlockPublicAccessStateCommand,
  GetInstanceMetadataDefaultsCommand,
  GetSerialConsoleAccessStatusCommand,
  GetSnapshotBlockPublicAccessStateCommand,
} from "@aws-sdk/client-ec2";
import { ListRulesCommand } from "@aws-sdk/client-eventbridge";
import { ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import {
  GetAccountPasswordPolicyCommand,
  ListGroupsCommand,
  ListPoliciesCommand,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import { GetDefaultViewCommand, GetIndexCommand, ResourceExplorer2Client } from "@aws-sdk/client-resource-explorer-2";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { GetPublicAccessBlockCommand } from "@aws-sdk/client-s3-control";
import { ListSubscriptionsCommand, ListTopicsCommand } from "@aws-sdk/client-sns";
import { GetServiceSettingCommand, SSMClient } from "@aws-sdk/client-ssm";
import { S3ControlClient } from "../../cli/probes/s3-clients";
import type { ControlId } from "../../domain/controls/table";
import { OWN_PATH } from "../../domain/documents/own-principals";
import type { SandboxAccount } from "../../sandbox/account/account";
import { clientsFor } from "../../sandbox/account/clients";

/** How to reach an account, and which it is. */
type Account = Pick<SandboxAccount, "endpoint" | "credentials" | "accountId">;

/** What an account shows in one region of what a control sets; the account's own settings are shown in each. */
type Reading = (account: Account, region: string) => Promise<unknown>;

const clients = (account: Account, region: string) => {
  const { endpoint, credentials } = account;
  const where = { endpoint, credentials, region };
  return {
    ...clientsFor(account, region),
    analyzer: new AccessAnalyzerClient(where),
    cloudtrail: new CloudTrailClient(where),
    costs: new CostExplorerClient(where),
    explorer: new ResourceExplorer2Client(where),
    s3control: new S3ControlClient(where),
    ssm: new SSMClient(where),
  };
};

type Clients = ReturnType<typeof clients>;

const reading =
  (read: (clients: Clients, account: Account) => Promise<unknown>): Reading =>
  (account, region) =>
    read(clients(account, region), account);

/** An answer, or how AWS says that there is none. */
const orNone = async <T>(answer: Promise<T>): Promise<T | string> =>
  answer.catch((error: unknown) => (error as Error).name);

const ofControl = (id: string, names: readonly (string | undefined)[] = []): string[] =>
  names.filter((name): name is string => name?.includes(id) === true).sort();

const alarms = (id: ControlId): Reading =>
  reading(async ({ cloudwatch }) => {
    const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({}));
    return ofControl(
      id,
      MetricAlarms.map(({ AlarmName }) => AlarmName),
    );
  });

/** Policies, groups and roles at the baseline's path whose names have one of these parts. */
const identities = (...parts: string[]): Reading =>
  reading(async ({ iam }) => {
    const PathPrefix = OWN_PATH;
    const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope: "Local", PathPrefix }));
    const { Groups = [] } = await iam.send(new ListGroupsCommand({ PathPrefix }));
    const { Roles = [] } = await iam.send(new ListRolesCommand({ PathPrefix }));
    const names = [
      ...Policies.map(({ PolicyName }) => PolicyName),
      ...Groups.map(({ GroupName }) => GroupName),
      ...Roles.map(({ RoleName }) => RoleName),
    ];
    return parts.flatMap((part) => ofControl(part, names));
  });

const CONTACTS: readonly AlternateContactType[] = ["SECURITY", "BILLING", "OPERATIONS"];

/** Control of the standard profile -> how to see what it sets, through the SDK and not from Pulumi's state. */
const READINGS: Partial<Record<ControlId, Reading>> = {
  contacts: reading(async ({ account }) => ({
    alternate: await Promise.all(
      CONTACTS.map(async (AlternateContactType) => {
        const found = await orNone(account.send(new GetAlternateContactCommand({ AlternateContactType })));
        return typeof found === "string" ? found : found.AlternateContact;
      }),
    ),
    primary: await orNone(
      account.send(new GetContactInformationCommand({})).then(({ ContactInformation }) => ContactInformation),
    ),
  })),
  "alert-channel": reading(async ({ sns }) => ({
    topics: (await sns.send(new ListTopicsCommand({}))).Topics,
    subscriptions: (await sns.send(new ListSubscriptionsCommand({}))).Subscriptions,
  })),
  "billing-alarms": alarms("billing-alarms"),
  budgets: reading(async ({ budgets }, { accountId: AccountId }) =>
    (await budgets.send(new DescribeBudgetsCommand({ AccountId }))).Budgets?.map(({ BudgetName }) => BudgetName).sort(),
  ),
  "cost-anomaly": reading(async ({ costs }) => ({
    monitors: (await costs.send(new GetAnomalyMonitorsCommand({}))).AnomalyMonitors,
    subscriptions: (await costs.send(new GetAnomalySubscriptionsCommand({}))).AnomalySubscriptions,
  })),
  "budget-fuse": reading(async ({ budgets }, { accountId: AccountId }) =>
    (await budgets.send(new DescribeBudgetActionsForAccountCommand({ AccountId }))).Actions?.map(
      ({ ActionId }) => ActionId,
    ),
  ),
  dashboard: reading(async ({ cloudwatch }) =>
    (await cloudwatch.send(new ListDashboardsCommand({}))).DashboardEntries?.map(({ DashboardName }) => DashboardName),
  ),
  "audit-trail": reading(async ({ cloudtrail, s3 }) => ({
    trails: (await cloudtrail.send(new DescribeTrailsCommand({}))).trailList?.map(({ TrailARN }) => TrailARN),
    buckets: (await s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name).sort(),
  })),
  guardduty: reading(async ({ guardduty }) => (await guardduty.send(new ListDetectorsCommand({}))).DetectorIds),
  "early-warning": reading(async ({ events }) =>
    (await events.send(new ListRulesCommand({}))).Rules?.map(({ Name }) => Name).sort(),
  ),
  "usage-alarms": alarms("usage-alarms"),
  "password-policy": reading(({ iam }) =>
    orNone(iam.send(new GetAccountPasswordPolicyCommand({})).then(({ PasswordPolicy }) => PasswordPolicy)),
  ),
  "s3-account-block": reading(({ s3control }, { accountId: AccountId }) =>
    orNone(
      s3control
        .send(new GetPublicAccessBlockCommand({ AccountId }))
        .then(({ PublicAccessBlockConfiguration }) => PublicAccessBlockConfiguration),
    ),
  ),
  "ebs-encryption": reading(
    async ({ ec2 }) => (await ec2.send(new GetEbsEncryptionByDefaultCommand({}))).EbsEncryptionByDefault,
  ),
  "snapshot-block": reading(
    async ({ ec2 }) => (await ec2.send(new GetSnapshotBlockPublicAccessStateCommand({}))).State,
  ),
  "image-block": reading(
    async ({ ec2 }) => (await ec2.send(new GetImageBlockPublicAccessStateCommand({}))).ImageBlockPublicAccessState,
  ),
  imds: reading(async ({ ec2 }) => (await ec2.send(new GetInstanceMetadataDefaultsCommand({}))).AccountLevel),
  "serial-console": reading(
    async ({ ec2 }) => (await ec2.send(new GetSerialConsoleAccessStatusCommand({}))).SerialConsoleAccessEnabled,
  ),
  "ssm-sharing-block": reading(async ({ ssm }) => {
    const SettingId = "/ssm/documents/console/public-sharing-permission";
    return (await ssm.send(new GetServiceSettingCommand({ SettingId }))).ServiceSetting?.SettingValue;
  }),
  "image-allowlist": reading(async ({ ec2 }) => {
    const { State, ImageCriteria } = await ec2.send(new GetAllowedImagesSettingsCommand({}));
    return { State, ImageCriteria };
  }),
  "network-closure": reading(
    async ({ ec2 }) =>
      (await ec2.send(new DescribeVpcBlockPublicAccessOptionsCommand({}))).VpcBlockPublicAccessOptions
        ?.InternetGatewayBlockMode,
  ),
  "default-network": reading(async ({ ec2 }) => {
    const Filters = [{ Name: "group-name", Values: ["default"] }];
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
    return SecurityGroups.map(({ GroupId, IpPermissions, IpPermissionsEgress }) => ({
      GroupId,
      ingress: IpPermissions?.length,
      egress: IpPermissionsEgress?.length,
    }));
  }),
  "access-analyzer": reading(async ({ analyzer }) =>
    (await analyzer.send(new ListAnalyzersCommand({ type: "ACCOUNT" }))).analyzers?.map(({ name }) => name),
  ),
  "resource-index": reading(async ({ explorer }) => {
    const index = await orNone(explorer.send(new GetIndexCommand({})).then(({ Arn, State }) => ({ Arn, State })));
    const gone = typeof index !== "string" && index.State === "DELETED";
    return { index: gone ? "none" : index, view: (await explorer.send(new GetDefaultViewCommand({}))).ViewArn };
  }),
  "region-guard": identities("guardrails-region-deny"),
  "launch-guard": identities("guardrails-launch-deny", "guardrails-service-deny"),
  "tamper-guard": identities("guardrails-tamper-deny", "guardrails-persistence-deny", "guardrails-boundary"),
  "least-privilege": identities("least-privilege"),
  "break-glass": identities("break-glass"),
  freeze: identities("ringfence-freeze"),
};

/** Every reading in every one of the regions: control -> region -> what the account shows. */
export async function readControls(
  account: Account,
  regions: readonly string[],
): Promise<Record<string, Record<string, unknown>>> {
  const controls = await Promise.all(
    Object.entries(READINGS).map(async ([id, read]) => {
      const found = await Promise.all(regions.map(async (region) => [region, await read(account, region)] as const));
      return [id, Object.fromEntries(found)] as const;
    }),
  );
  return Object.fromEntries(controls);
}
