import { AccessAnalyzerClient, DeleteAnalyzerCommand } from "@aws-sdk/client-accessanalyzer";
import { BudgetsClient, DeleteBudgetCommand } from "@aws-sdk/client-budgets";
import { CloudTrailClient, DeleteTrailCommand } from "@aws-sdk/client-cloudtrail";
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DeleteDashboardsCommand,
  ListDashboardsCommand,
} from "@aws-sdk/client-cloudwatch";
import {
  ConfigServiceClient,
  DeleteConfigurationRecorderCommand,
  DeleteDeliveryChannelCommand,
  StopConfigurationRecorderCommand,
} from "@aws-sdk/client-config-service";
import {
  CostExplorerClient,
  DeleteAnomalyMonitorCommand,
  DeleteAnomalySubscriptionCommand,
  GetAnomalySubscriptionsCommand,
} from "@aws-sdk/client-cost-explorer";
import {
  DeleteRuleCommand,
  EventBridgeClient,
  ListTargetsByRuleCommand,
  RemoveTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { DeleteDetectorCommand, GuardDutyClient } from "@aws-sdk/client-guardduty";
import { DeleteIndexCommand, DeleteViewCommand, ResourceExplorer2Client } from "@aws-sdk/client-resource-explorer-2";
import { DisableSecurityHubCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { DeleteTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { DeleteParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { proofOf } from "../../cli/doctor/parameter";
import { analyzers, unusedAccessAnalyzers } from "../../cli/probes/access-analyzer";
import { budgets } from "../../cli/probes/budgets";
import { alarms } from "../../cli/probes/cloudwatch";
import { trailsMadeHere } from "../../cli/probes/cloudtrail";
import { deliveryChannels, recorders } from "../../cli/probes/config";
import { anomalyMonitors } from "../../cli/probes/cost-explorer";
import { rulesOf } from "../../cli/probes/events";
import { detectors } from "../../cli/probes/guardduty";
import { ownIdentities } from "../../cli/probes/iam";
import { type Item, paged, type Probe, probe } from "../../cli/probes/probe";
import { defaultView, indexes } from "../../cli/probes/resource-explorer";
import { hubs } from "../../cli/probes/security-hub";
import { topics } from "../../cli/probes/sns";
import { NAME_PREFIX } from "../../domain/documents/own-principals";
import { ownBuckets, removeBucket } from "./buckets";
import { removeIdentity } from "./identities";
import type { Place } from "./place";

/** One kind of thing that a run can leave, found by the baseline's path, tag or names, and how it is taken away. */
interface LeftoverRow {
  probe: Probe<Probe["calls"]>;
  isOwn: (item: Item) => boolean;
  remove: (item: Item, place: Place) => Promise<unknown>;
}

/** Keeps the types of a row's own items. */
const row = <C extends Probe["calls"], I extends Item>(
  asked: Probe<C, I>,
  isOwn: (item: I) => boolean,
  remove: (item: I, place: Place) => Promise<unknown>,
): LeftoverRow => ({ probe: asked, isOwn, remove }) as unknown as LeftoverRow;

const isNamed = ({ id }: Item): boolean => id.startsWith(NAME_PREFIX);
const isTagged = ({ own }: Item & { own: boolean }): boolean => own;
/** The account had none when the run began, so that any is the run's. */
const isAny = (): boolean => true;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListDashboards.html: they are in no region. */
const dashboards = probe({
  id: "dashboards",
  service: "cloudwatch",
  kind: "dashboard",
  scope: "global",
  client: CloudWatchClient,
  calls: { list: paged(ListDashboardsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ DashboardNamePrefix: NAME_PREFIX }))
      .flatMap(({ DashboardEntries = [] }) => DashboardEntries)
      .map(({ DashboardName }) => ({ id: DashboardName! })),
});

const anomalySubscriptions = probe({
  id: "anomaly-subscriptions",
  service: "ce",
  kind: "subscription to anomalies",
  scope: "global",
  client: CostExplorerClient,
  calls: { list: paged(GetAnomalySubscriptionsCommand, "NextPageToken") },
  read: async ({ list }) =>
    (await list({}))
      .flatMap(({ AnomalySubscriptions = [] }) => AnomalySubscriptions)
      .map(({ SubscriptionName, SubscriptionArn }) => ({ id: SubscriptionName!, arn: SubscriptionArn! })),
});

async function removeRule({ id: Rule }: Item, { client }: Place): Promise<void> {
  const events = client(EventBridgeClient);
  const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule }));
  if (Targets.length > 0) await events.send(new RemoveTargetsCommand({ Rule, Ids: Targets.map(({ Id }) => Id!) }));
  await events.send(new DeleteRuleCommand({ Name: Rule }));
}

async function removeRecorder({ id: ConfigurationRecorderName }: Item, { client }: Place): Promise<void> {
  const config = client(ConfigServiceClient);
  await config.send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName }));
  await config.send(new DeleteConfigurationRecorderCommand({ ConfigurationRecorderName }));
}

/** In the order in which they can be taken away: what uses another goes before it. */
export const LEFTOVERS: readonly LeftoverRow[] = [
  row(rulesOf(NAME_PREFIX), isNamed, removeRule),
  row(alarms, isNamed, ({ id }, { client }) =>
    client(CloudWatchClient).send(new DeleteAlarmsCommand({ AlarmNames: [id] })),
  ),
  row(dashboards, isNamed, ({ id }, { client }) =>
    client(CloudWatchClient).send(new DeleteDashboardsCommand({ DashboardNames: [id] })),
  ),
  row(budgets, isNamed, ({ id }, { client, accountId }) =>
    client(BudgetsClient).send(new DeleteBudgetCommand({ AccountId: accountId, BudgetName: id })),
  ),
  row(anomalySubscriptions, isNamed, ({ arn }, { client }) =>
    client(CostExplorerClient).send(new DeleteAnomalySubscriptionCommand({ SubscriptionArn: arn })),
  ),
  row(anomalyMonitors, isNamed, ({ arn }, { client }) =>
    client(CostExplorerClient).send(new DeleteAnomalyMonitorCommand({ MonitorArn: arn })),
  ),
  row(topics, isNamed, ({ arn }, { client }) => client(SNSClient).send(new DeleteTopicCommand({ TopicArn: arn }))),
  row(trailsMadeHere, isTagged, ({ arn }, { client }) =>
    client(CloudTrailClient).send(new DeleteTrailCommand({ Name: arn })),
  ),
  row(detectors, isTagged, ({ id }, { client }) =>
    client(GuardDutyClient).send(new DeleteDetectorCommand({ DetectorId: id })),
  ),
  row(analyzers, isTagged, ({ id }, { client }) =>
    client(AccessAnalyzerClient).send(new DeleteAnalyzerCommand({ analyzerName: id })),
  ),
  row(unusedAccessAnalyzers, isTagged, ({ id }, { client }) =>
    client(AccessAnalyzerClient).send(new DeleteAnalyzerCommand({ analyzerName: id })),
  ),
  row(defaultView, isTagged, ({ arn }, { client }) =>
    client(ResourceExplorer2Client).send(new DeleteViewCommand({ ViewArn: arn })),
  ),
  row(indexes, isTagged, ({ arn }, { client }) =>
    client(ResourceExplorer2Client).send(new DeleteIndexCommand({ Arn: arn })),
  ),
  row(hubs, isAny, (_hub, { client }) => client(SecurityHubClient).send(new DisableSecurityHubCommand({}))),
  row(recorders, isNamed, removeRecorder),
  row(deliveryChannels, isNamed, ({ id }, { client }) =>
    client(ConfigServiceClient).send(new DeleteDeliveryChannelCommand({ DeliveryChannelName: id })),
  ),
  row(ownIdentities, isTagged, (item, { client }) => removeIdentity(item, client)),
  // doctor and drill write it, and no stack holds it.
  row(proofOf(), isAny, ({ id }, { client }) => client(SSMClient).send(new DeleteParameterCommand({ Name: id }))),
  row(ownBuckets, isTagged, ({ id }, { client }) => removeBucket(id, client)),
];
