import { usageAlarms } from "../controls/detection/usage-alarms";
import { LAUNCH_ACTIONS } from "../documents/actions/launches";
import { GLOBAL_SERVICES } from "../regions/global-services";
import { CONSOLE, CONTACTS, LEAVING, QUOTAS, REGION_CALLS } from "./account";
import { API_CALL, apiCall, CALL, CALL_EVENTS, callsOf, eventSourceOf, NOT_REFUSED, REFUSED, setUpOf } from "./calls";
import { NEW_CREDENTIALS, NEW_TRUST } from "./credentials";
import { NEXT_STEPS } from "./next-steps";
import { Ears, Severity, type Signal, SignalFamily } from "./signal";
import { CHANGING, NAMED, SPEND, STOPPING } from "./watch";

/**
 * Services of which single calls launch, and others are small or prepare nothing; they stand in their rule by name. Of every
 * other launcher each call that sets something up counts, so that a rule stays short however many there are.
 */
const BY_NAME: readonly string[] = ["autoscaling", "batch", "cloud9", "ec2", "ecs", "eks", "lightsail", "ssm"];

const serviceOf = (action: string): string => action.slice(0, action.indexOf(":"));

/** Asking a model is a launch, too, but one that only reads: it has a signal of its own. */
const isInvocation = (action: string): boolean => action.startsWith("bedrock:Invoke");

const launches = LAUNCH_ACTIONS.filter((action) => !isInvocation(action));
const byName = launches.filter((action) => BY_NAME.includes(serviceOf(action)));
const byVerb = launches.filter((action) => !BY_NAME.includes(serviceOf(action)));

/** Services of which us-east-1 records the calls of the whole account, so that a refusal there says nothing about the region. */
const worldwide = GLOBAL_SERVICES.filter(({ locationFree }) => locationFree)
  .flatMap(({ actions }) => actions)
  .filter((action) => action.endsWith(":*"))
  .map(serviceOf);

/** Calls whose refusals ring with the signal that is about them. */
const spokenFor = [
  ...[CHANGING, CONSOLE, CONTACTS, LEAVING, NEW_CREDENTIALS, NEW_TRUST, QUOTAS, REGION_CALLS, STOPPING].flat(),
  ...[...NAMED, SPEND].flatMap(({ stopping, changing }) => [...stopping, ...changing]),
].map(serviceOf);

const FAMILY = { family: SignalFamily.Compute, where: Ears.Idle } as const;

const REGULAR = "Automation that works in every region, such as StackSets of an organization, rings here.";

/**
 * Somebody starts something that costs money where nothing should run.
 *
 * @param prefix what the names of the baseline's own alarms, topics, rules and budgets begin with
 */
export const compute = (prefix: string): readonly Signal[] => [
  {
    ...FAMILY,
    id: "idle-machine",
    title: "A machine runs in a region where nothing should run",
    severity: Severity.Critical,
    needsTrail: false,
    patterns: [
      {
        source: ["aws.ec2"],
        "detail-type": ["EC2 Instance State-change Notification"],
        detail: { state: ["running"] },
      },
    ],
    facts: ["What: machine <machine>, running since <time>."],
    paths: { machine: "$.detail.instance-id" },
    next: NEXT_STEPS.whoStarted,
    notes:
      "Needs no trail, and hears of machines that a service started by itself. One mail a machine; the call that started it has its own.",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html",
  },
  {
    ...FAMILY,
    id: "idle-vcpu",
    title: "Virtual CPUs run in a region where nothing should run",
    severity: Severity.Critical,
    needsTrail: false,
    patterns: [
      {
        source: ["aws.cloudwatch"],
        "detail-type": ["CloudWatch Alarm State Change"],
        detail: { alarmName: [{ prefix: `${prefix}${usageAlarms.id}-` }], state: { value: ["ALARM"] } },
      },
    ],
    facts: ["What: <reason>", "Alarm: <alarm>, since <time>."],
    paths: { alarm: "$.detail.alarmName", reason: "$.detail.state.reason" },
    next: NEXT_STEPS.whatRuns,
    notes:
      "The alarm of [usage-alarms](controls/usage-alarms.md); without that control nothing rings here. It counts what runs, whoever started it, and needs no trail: it hears of machines that a fleet or a group replaces. One mail when the count leaves 0, and none for each machine.",
    source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html",
  },
  {
    ...FAMILY,
    ...CALL,
    id: "idle-launch",
    title: "Somebody starts machines or containers in a region where nothing should run",
    severity: Severity.Critical,
    needsTrail: true,
    patterns: [apiCall(callsOf(byName), NOT_REFUSED)],
    next: NEXT_STEPS.endCaller,
    notes: `A dry run counts: it is how a thief tries what a key can do. ${REGULAR}`,
    source: CALL_EVENTS,
  },
  {
    ...FAMILY,
    ...CALL,
    id: "idle-service",
    title: "Somebody sets up a service that costs money in a region where nothing should run",
    severity: Severity.Critical,
    needsTrail: true,
    patterns: [apiCall([{ ...setUpOf(byVerb), readOnly: [false] }], NOT_REFUSED)],
    next: NEXT_STEPS.endCaller,
    notes: REGULAR,
    source: CALL_EVENTS,
  },
  {
    ...FAMILY,
    ...CALL,
    id: "idle-refused",
    title: "Somebody was refused a change in a region where nothing should run",
    severity: Severity.High,
    needsTrail: true,
    patterns: [
      apiCall([
        {
          readOnly: [false],
          ...REFUSED,
          eventSource: [{ "anything-but": [...new Set([...worldwide, ...spokenFor])].map(eventSourceOf).sort() }],
        },
      ]),
    ],
    next: NEXT_STEPS.endCaller,
    notes:
      "The guardrails held, and somebody is trying. Only calls that change something, because consoles and inventory tools read everywhere. Services without a region are left out, and those that watch, which have signals of their own.",
    source: CALL_EVENTS,
  },
  {
    ...FAMILY,
    ...CALL,
    id: "model-call",
    title: "Somebody asks a model of Bedrock where nobody should",
    severity: Severity.High,
    everywhereWhileClosed: "bedrock",
    needsTrail: true,
    reads: true,
    patterns: [
      {
        "detail-type": [API_CALL],
        detail: { eventSource: ["bedrock.amazonaws.com"], eventName: [{ prefix: "Invoke" }, { prefix: "Converse" }] },
      },
    ],
    next: NEXT_STEPS.endCaller,
    notes:
      "CloudTrail records these calls as reads. In idle regions; everywhere while `bedrock` is in `unusedServices`. A thief who sells access to models calls thousands of times, and each call is a mail.",
    source: "https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html",
  },
];
