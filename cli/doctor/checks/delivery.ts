import { COMMAND } from "../../command";
import { madeBy } from "../../../domain/adoption/adoption";
import { BILLING_REGION } from "../../../domain/regions/regions";
import type { Check, Finding } from "../check";
import { classesOf, type Expected, prefixOf, restore, topicRegions } from "../expected";
import { all, type Items, type Seen } from "../facts";

const REFRESH =
  "run `pulumi up --refresh`, which makes it again; if none of you took it away, treat it as an intrusion";

/** Name of the topic of a region, as the program names it. */
const topicStem = (expected: Expected, region: string): string => `${prefixOf(expected)}alert-channel-topic-${region}`;

/** ARNs of the baseline's topics in the regions that have one. */
export const ownTopics = ({ topics }: Pick<Seen, "topics">, expected: Expected): Map<string, string> =>
  new Map(
    topics.flatMap(({ region, items }) =>
      items
        .filter(
          ({ id, arn }) =>
            madeBy(prefixOf(expected), id) === topicStem(expected, region) ||
            expected.outputs?.alertTopicArns[region] === arn,
        )
        .map(({ arn }): [string, string] => [region, arn]),
    ),
  );

type Subscription = Items["subscriptions"];

/** Of a topic: `<topic> <protocol> <endpoint>` is the id of a subscription. */
const readersOf = (topicArn: string, subscriptions: readonly Subscription[]) =>
  subscriptions
    .filter(({ id }) => id.startsWith(`${topicArn} `))
    .map(({ id, arn, protocol = "" }) => ({
      endpoint: id.slice(topicArn.length + protocol.length + 2),
      protocol,
      confirmed: arn !== undefined,
    }));

/** A reader as a report may show it: the path and the query of a URL can hold the key of who is called. */
const shownReader = (endpoint: string): string =>
  URL.canParse(endpoint) && endpoint.startsWith("http") ? `${new URL(endpoint).origin}/…` : endpoint;

/** Endpoints that a topic really sends to, as a report may show them. */
export const confirmedReaders = (topicArn: string, seen: Pick<Seen, "subscriptions">): string[] =>
  readersOf(topicArn, all(seen.subscriptions))
    .filter(({ confirmed }) => confirmed)
    .map(({ endpoint }) => shownReader(endpoint))
    .sort();

/** Endpoints that were written to and have not confirmed, as a report may show them. */
export const pendingReaders = (topicArn: string, seen: Pick<Seen, "subscriptions">): string[] =>
  readersOf(topicArn, all(seen.subscriptions))
    .filter(({ confirmed }) => !confirmed)
    .map(({ endpoint }) => shownReader(endpoint))
    .sort();

const HOW_TO_CONFIRM: Readonly<Record<string, string>> = {
  email:
    "follow the link in the mail of AWS Notifications; it is valid for two days, after which `pulumi up --refresh` sends a new one",
  https: "open the SubscribeURL that AWS posted there",
};

/** What is wrong with the readers of one topic: https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html */
function readerFindings(region: string, topic: string, everybody: readonly string[], seen: Seen): Finding[] {
  const readers = readersOf(topic, all(seen.subscriptions));
  const pending = readers.filter(({ confirmed }) => !confirmed);
  const nobody = readers.length === pending.length;
  const missing = everybody.filter((endpoint) => !readers.some((reader) => reader.endpoint === endpoint));
  return [
    ...(nobody
      ? [
          {
            region,
            what: "nobody gets the alerts: no subscription is confirmed",
            todo: "confirm one, or add a reader in alerts",
          },
        ]
      : []),
    ...pending.map(({ endpoint, protocol }) => ({
      region,
      what: `${shownReader(endpoint)} has not confirmed`,
      todo: HOW_TO_CONFIRM[protocol] ?? "confirm the subscription",
    })),
    // The program gives both topics the same readers.
    ...missing.map((endpoint) => ({
      region,
      what: `${shownReader(endpoint)} reads the alerts of the other region, and not those of this one`,
      todo: REFRESH,
    })),
  ];
}

function subscriptionFindings(seen: Seen, expected: Expected): Finding[] {
  const topics = ownTopics(seen, expected);
  const asked = seen.topics.map(({ region }) => region);
  const isSeen = (region: string) => seen.subscriptions.some((place) => place.region === region);
  const everybody = new Set(
    [...topics]
      .filter(([region]) => isSeen(region))
      .flatMap(([, topic]) => readersOf(topic, all(seen.subscriptions)).map(({ endpoint }) => endpoint)),
  );
  return topicRegions(expected)
    .filter((region) => asked.includes(region))
    .flatMap((region): Finding[] => {
      const topic = topics.get(region);
      if (topic === undefined) return [{ region, what: "there is no topic for alerts", todo: restore(expected) }];
      return isSeen(region) ? readerFindings(region, topic, [...everybody], seen) : [];
    });
}

const DAY = 86_400_000;

type Alarm = Items["alarms"];

const isCharges = ({ metrics }: Alarm): boolean => metrics.includes("EstimatedCharges");

/** What is wrong with an alarm that should tell a topic. */
function mutedBecause({ actsOnState, actions }: Alarm, topics: ReadonlySet<string>): string | undefined {
  if (!actsOnState) return "its actions are switched off";
  if (actions.length === 0) return "it tells nobody";
  // Topics that could not be listed are in no set.
  return topics.size > 0 && !actions.some((arn) => topics.has(arn))
    ? "it does not tell the topic of the baseline"
    : undefined;
}

function billingAlarmJudgement(seen: Seen, expected: Expected) {
  const place = seen.alarms.find(({ region }) => region === BILLING_REGION);
  if (place === undefined) return { findings: [] };
  const region = BILLING_REGION;
  const found = place.items.filter(isCharges);
  if (found.length === 0) {
    return { findings: [{ region, what: "no alarm watches the charges of the account", todo: restore(expected) }] };
  }
  const topics = new Set(ownTopics(seen, expected).values());
  const muted = found.flatMap((alarm): Finding[] => {
    const because = mutedBecause(alarm, topics);
    return because === undefined ? [] : [{ region, what: `the alarm ${alarm.id} is mute: ${because}`, todo: REFRESH }];
  });
  const blind = found.filter(({ state }) => state === "INSUFFICIENT_DATA");
  const isNew = (alarm: Alarm) =>
    alarm.configuredAt !== undefined && expected.now.getTime() - alarm.configuredAt.getTime() < DAY;
  const old = blind.filter((alarm) => !isNew(alarm));
  const without: Finding[] =
    old.length === 0
      ? []
      : [
          {
            region,
            what: `${old.length} of ${found.length} billing alarms have had no data for a day or more`,
            todo: `switch billing alerts on (\`${COMMAND} doctor --fix\`), in the account that pays when there is an organization`,
          },
        ];
  const notes = blind.some(isNew) ? ["billing alarms are younger than a day and have no data yet"] : [];
  return { findings: [...muted, ...without], notes };
}

const BUDGETS = ["monthly", "daily", "idle-regions"] as const;

/** An alert comes to somebody. */
export const DELIVERY_CHECKS: readonly Check[] = [
  {
    id: "subscriptions",
    title: "Alerts have confirmed readers",
    control: "alert-channel",
    reads: ["topics", "subscriptions"],
    judge: (seen, expected) => ({
      findings: subscriptionFindings(seen, expected),
      notes: [...ownTopics(seen, expected)].flatMap(([region, topic]) => {
        const readers = confirmedReaders(topic, seen);
        return readers.length === 0 ? [] : [`${region} tells ${readers.join(", ")}`];
      }),
    }),
  },
  {
    id: "billing-alerts",
    title: "CloudWatch gets the charges of the account",
    control: "billing-alarms",
    reads: ["billingAlerts"],
    judge: ({ billingAlerts }) => {
      if (billingAlerts.length === 0 || all(billingAlerts).some(({ enabled }) => enabled)) return { findings: [] };
      return {
        findings: [
          {
            what: "billing alerts are switched off, so that the billing alarms have no data",
            todo: `run \`${COMMAND} doctor --fix\`, in the account that pays when there is an organization`,
          },
        ],
      };
    },
  },
  {
    id: "billing-alarms",
    title: "Billing alarms go to the topic of the baseline, and none has been without data for a day",
    control: "billing-alarms",
    reads: ["alarms", "topics"],
    judge: billingAlarmJudgement,
  },
  {
    id: "alarm-mutes",
    title: "No rule keeps a billing alarm from acting",
    control: "billing-alarms",
    reads: ["muteRules"],
    judge: ({ muteRules }, expected) => ({
      findings: muteRules.flatMap(({ region, items }) =>
        items.flatMap(({ id, status, mutes }): Finding[] => {
          const own = mutes.filter((alarm) => alarm.startsWith(prefixOf(expected)));
          if (own.length === 0) return [];
          const when = status === "ACTIVE" ? "now" : "at set times";
          const todo = "delete the rule; if none of you made it, treat it as an intrusion";
          return [{ region, what: `the mute rule ${id} silences ${own.join(", ")} ${when}`, todo }];
        }),
      ),
    }),
  },
  {
    id: "usage-alarms",
    title: "Virtual CPUs ring where nothing should run",
    control: "usage-alarms",
    reads: ["alarms"],
    ofRegions: true,
    judge: (seen, expected) => {
      if (expected.allowed === undefined) {
        return { findings: [], notAsked: "say which regions are allowed, with --allowed-regions" };
      }
      const { idle } = classesOf(expected);
      const findings = seen.alarms
        .filter(({ region }) => idle.includes(region))
        .filter(
          ({ region, items }) =>
            !items.some(({ id }) => madeBy(prefixOf(expected), id) === `${prefixOf(expected)}usage-alarms-${region}`),
        )
        .map(({ region }): Finding => ({ region, what: "no alarm counts virtual CPUs here", todo: restore(expected) }));
      return { findings };
    },
  },
  {
    id: "budgets",
    title: "Budgets have an address for each notification",
    control: "budgets",
    reads: ["budgets"],
    judge: ({ budgets }, expected) => {
      if (budgets.length === 0) return { findings: [] };
      const known = all(budgets);
      const findings = BUDGETS.flatMap((budget): Finding[] => {
        const found = known.find(
          ({ id }) =>
            madeBy(prefixOf(expected), id) === `${prefixOf(expected)}budgets-${budget}` ||
            expected.outputs?.budgetNames[budget] === id,
        );
        if (found === undefined) return [{ what: `the budget ${budget} is missing`, todo: restore(expected) }];
        if (found.readers.length === 0) return [{ what: `the budget ${budget} has no notification`, todo: REFRESH }];
        const silent = found.readers.filter((readers) => readers === 0).length;
        return silent === 0
          ? []
          : [{ what: `${silent} notifications of the budget ${budget} have no reader`, todo: REFRESH }];
      });
      return { findings };
    },
  },
];
