import { EVENT_RULE_LIMITS } from "../../domain/limits";
import { classify, DEFAULT_REGIONS } from "../../domain/regions/regions";
import { DRILL_SOURCE } from "../../domain/documents/drill";
import { DRILL_WORDS } from "../../domain/signals/drill";
import { messageOf, render } from "../../domain/signals/message";
import { type SignalRule, signalRules } from "../../domain/signals/rules";
import { Severity, type Signal } from "../../domain/signals/signal";
import { SIGNALS } from "../../domain/signals/table";
import { EXAMPLES } from "../../tests/domain/signals/examples";
import { code, entries, fence, facts, page, type Page, table } from "./markdown";

const MEANING: Record<Severity, string> = {
  critical: "somebody is in the account, or blinds it: now, whatever the hour",
  high: "most likely an attack, or a way in that nobody announced: within the hour",
  medium: "may be daily work: the same day",
};

const HOME = "ap-southeast-2";

const rulesFor = (allowed: readonly string[]): SignalRule[] =>
  signalRules({ regions: classify(DEFAULT_REGIONS, allowed, HOME), canary: true });

const sizes = (): string[][] =>
  [[HOME], [HOME, "us-east-1", "eu-west-1"], DEFAULT_REGIONS].map((allowed) => {
    const rules = rulesFor(allowed);
    const longest = (kind: "forward" | "notify") =>
      Math.max(
        ...rules.filter(({ target }) => target.kind === kind).map(({ pattern }) => JSON.stringify(pattern).length),
      );
    const atHome = rules.filter(({ target }) => target.kind === "notify").length;
    return [
      `${allowed.length}`,
      `${rules.length - atHome}`,
      `${longest("forward")}`,
      `${atHome}`,
      `${longest("notify")}`,
    ];
  });

const whereOf = ({ where, everywhereWhileClosed: service }: Signal): string =>
  service === undefined ? where : `${where}; every covered region while ${code(service)} is in \`unusedServices\``;

const section = (signal: Signal): string => {
  const { event } = EXAMPLES.find(({ rings }) => rings === signal.id)!;
  return [
    `### ${signal.id}`,
    `${signal.title}.${signal.notes === undefined ? "" : ` ${signal.notes}`}`,
    facts([
      ["severity", signal.severity],
      ["listens in", whereOf(signal)],
      ["needs a trail", signal.needsTrail ? "yes" : "no"],
      ["rings for, of the examples in its test", listed(EXAMPLES.filter(({ rings }) => rings === signal.id))],
      ["source", signal.source],
    ]),
    "The mail:",
    fence("text", render(messageOf(signal), event)),
  ].join("\n\n");
};

const listed = (examples: readonly { what: string }[]): string => examples.map(({ what }) => what).join("; ");

/** What rings, in which region, with which mail, and what does not. */
export const signalsPage = (): Page =>
  page(
    "docs/signals.md",
    "domain/signals and its examples in tests/domain/signals",
    "# Early warning: what rings",
    "`npx ringfence signals --allowed-regions ap-southeast-2` prints every rule with its pattern and its mail; with `--event FILE` it says what rings for an event, without AWS.",
    entries(
      Object.values(Severity).map((severity) => ({
        head: severity,
        text: MEANING[severity],
        facts: [
          [
            "signals",
            SIGNALS.filter((each) => each.severity === severity)
              .map(({ id }) => `[${id}](#${id})`)
              .join(", "),
          ],
        ],
      })),
    ),
    "## The way of an alarm",
    "In every covered region but home, one rule on the default bus sends what may matter to the default bus of the home region. At home, each signal has a rule that tells the alert topic, about home's own events and those that were sent there. EventBridge keeps the region and the account of an event that crosses regions; the mail names both.",
    `The rule of a region sends every call that changes something, and the rules at home choose: so a region needs one rule, and no pattern is longer than the ${EVENT_RULE_LIMITS.pattern.toLocaleString("en")} characters that an account may have [from the start](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html) (4,096 after a quota is raised). A million events that cross regions cost 1 USD; an idle region has next to none.`,
    table(
      ["allowed regions of 17", "rules that send", "characters, longest", "rules that tell", "characters, longest"],
      sizes(),
    ),
    "Signals that need a trail hear nothing while no trail logs management events in that region. EventBridge delivers at its best effort; the other ways to hear of a break-in (billing alarms, budgets, mail of AWS Health to the security contact) do not run through these rules.",
    "## Once, and not for daily work",
    [
      "- An event rings one signal. Whatever the root user does is told by its own signals, and by no other. What was refused in an idle region is told as refused, and not as a launch; a refused call that is about credentials, contacts or what watches rings with the signal that is about it.",
      "- Two events are two mails: a launch is a call, and a minute later a machine that runs. The second comes when no trail does. EventBridge remembers nothing, so an attack that goes on rings with each step.",
      "- The deploy role of the baseline changes rules, topics and detectors at an `up`, and rings for none of it. What stops one of them rings whoever does it, so that an ordinary `up` is quiet, and taking a control away is not. A thief who takes the deploy role can still change a rule or a trail until it hears nothing: guard that role like root.",
      "- AWS Health sends a copy of its events to us-west-2, marked `backupEvent`, and splits long ones into pages. The copy and later pages do not ring.",
      "- GuardDuty repeats a finding that is seen again, every 15 minutes. Findings of medium severity ring the first time only; higher ones ring until somebody archives them.",
      "- Root's reads do not ring: a page of the console is dozens of calls.",
    ].join("\n"),
    `Of ${EXAMPLES.filter(({ rings }) => rings === undefined).length} events that must stay quiet, which the test holds against every rule: ${listed(EXAMPLES.filter(({ rings }) => rings === undefined))}.`,
    "## Drills",
    `Every rule also takes events of source ${code(DRILL_SOURCE)} whose detail names the signal: \`{ "signal": "idle-machine", "code": "K3F9" }\`. So a drill walks the same rule, bus, topic and mailbox, and the code stands in the last line of the mail. The mail of a drill says ${code(DRILL_WORDS)} before the title, and wherever an alarm has a value. [\`ringfence drill\`](doctor.md#the-drill) sends them. AWS refuses events from anybody whose source begins with \`aws.\`, so that no drill looks like AWS.`,
    "## Proof",
    `Each of ${EXAMPLES.length} events is held against every rule by [Event Ruler](https://github.com/aws/event-ruler), the matcher of EventBridge, where the machine has Java and Maven; by moto's matcher; and by the one that \`ringfence signals\` carries, which a property test compares with Event Ruler. Every action in the lists of launches, of blinding and of ways to stay rings, and every name in a pattern is a call in AWS's own models. Nothing here was tried on AWS itself.`,
    "## Signals",
    ...SIGNALS.map(section),
  );
