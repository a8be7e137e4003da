import { CloudTrailClient, StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient, DeleteAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
  DisableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
} from "@aws-sdk/client-eventbridge";
import { DeleteDetectorCommand, GuardDutyClient } from "@aws-sdk/client-guardduty";
import { trails } from "../../../cli/probes/cloudtrail";
import { alarms } from "../../../cli/probes/cloudwatch";
import { detectors } from "../../../cli/probes/guardduty";
import { signalRules } from "../../../domain/signals/rules";
import { planOf } from "../plan";
import { withoutSuffix } from "./names";
import type { Place, ReadBack } from "./read-back";

/** A trail of every region that records what reads and what writes. */
const auditTrail: ReadBack = {
  control: "audit-trail",
  look: async ({ items }) =>
    (await items(trails)).map(({ everyRegion, logging, reads, writes }) => ({ everyRegion, logging, reads, writes })),
  wants: () => [{ everyRegion: true, logging: true, reads: true, writes: true }],
  spoil: async ({ client, items }) => {
    const [trail] = await items(trails);
    return client(CloudTrailClient).send(new StopLoggingCommand({ Name: trail!.arn }));
  },
  shows: () => "audit-trail-all-regions",
};

const guardduty: ReadBack = {
  control: "guardduty",
  look: async ({ items }) => (await items(detectors)).map(({ enabled, publishes }) => ({ enabled, publishes })),
  wants: () => [{ enabled: true, publishes: "FIFTEEN_MINUTES" }],
  spoil: async ({ client, items }) => {
    const [detector] = await items(detectors);
    return client(GuardDutyClient).send(new DeleteDetectorCommand({ DetectorId: detector!.id }));
  },
  shows: ({ region }) => `guardduty-detector-${region}`,
};

const { unusedServices } = planOf().settings.guardrails;

const EARLY_WARNING = "ringfence-early-warning-";

const rulesIn = async ({ client }: Place) =>
  (await client(EventBridgeClient).send(new ListRulesCommand({ NamePrefix: EARLY_WARNING }))).Rules ?? [];

/** Each rule that is on, and how many targets it has. */
const earlyWarning: ReadBack = {
  control: "early-warning",
  look: async (place) => {
    const on = (await rulesIn(place)).filter(({ State }) => State !== "DISABLED");
    const targets = on.map(async ({ Name: Rule }) => {
      const { Targets = [] } = await place.client(EventBridgeClient).send(new ListTargetsByRuleCommand({ Rule }));
      return [withoutSuffix(Rule).slice(EARLY_WARNING.length), Targets.length] as const;
    });
    return Object.fromEntries(await Promise.all(targets));
  },
  wants: ({ region, regions }) =>
    Object.fromEntries(
      signalRules({ regions, unusedServices })
        .filter((rule) => rule.region === region)
        .map(({ stem, target }) => [target.kind === "forward" ? `${stem}-${region}` : stem, 1]),
    ),
  spoil: async (place) => {
    const [rule] = (await rulesIn(place)).filter(
      ({ Name }) => Name!.includes("root-call") || Name!.includes("forward"),
    );
    return place.client(EventBridgeClient).send(new DisableRuleCommand({ Name: rule!.Name }));
  },
  shows: ({ region, regions }) =>
    region === regions.home ? "early-warning-root-call" : `early-warning-forward-${region}`,
};

const usage = async ({ items }: Place) => (await items(alarms)).filter(({ id }) => id.includes("-usage-alarms-"));

const usageAlarms: ReadBack = {
  control: "usage-alarms",
  look: async (place) => (await usage(place)).map(({ id }) => withoutSuffix(id)),
  wants: ({ region }) => [`ringfence-usage-alarms-${region}`],
  elsewhere: [],
  spoil: async (place) => {
    const AlarmNames = (await usage(place)).map(({ id }) => id);
    return place.client(CloudWatchClient).send(new DeleteAlarmsCommand({ AlarmNames }));
  },
  shows: ({ region }) => `usage-alarms-${region}`,
};

export const DETECTION: readonly ReadBack[] = [auditTrail, guardduty, earlyWarning, usageAlarms];
