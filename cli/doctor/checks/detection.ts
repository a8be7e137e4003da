import { madeBy } from "../../../domain/adoption/adoption";
import { defaultBus } from "../../../domain/documents/forwarding";
import { homeAndBilling } from "../../../domain/regions/regions";
import { DRILL_SOURCE } from "../../../domain/documents/drill";
import { type SignalRule, signalRules } from "../../../domain/signals/rules";
import type { Check, Finding } from "../check";
import { classesOf, type Expected, prefixOf, restore } from "../expected";
import { all, type Items, type Seen } from "../facts";
import { ownTopics } from "./delivery";

const REFRESH = "run `pulumi up --refresh`, which makes it again; if none of you changed it, treat it as an intrusion";

/** What the names of the rules begin with. */
export const rulesPrefix = (expected: Pick<Expected, "name">): string => `${prefixOf(expected)}early-warning-`;

/** Every rule that should be there; none while nobody knows where home is. */
export function expectedRules(expected: Expected): SignalRule[] {
  if (expected.home === undefined) return [];
  const canary = (expected.outputs ?? expected.settings)?.controlStates["canary-key"] === "on";
  return signalRules({ regions: classesOf(expected), canary, namePrefix: prefixOf(expected) });
}

/** Name of a rule without the digits of Pulumi. */
const nameOf = (rule: SignalRule, expected: Expected): string =>
  `${rulesPrefix(expected)}${rule.stem}${rule.target.kind === "forward" ? `-${rule.region}` : ""}`;

type Rule = Items["rules"];

/** What keeps a rule from ringing; undefined: nothing. */
function deafBecause(
  wanted: SignalRule,
  found: Rule,
  topic: string | undefined,
  expected: Expected,
): string | undefined {
  if (found.state === "DISABLED") return "it is disabled";
  if (wanted.state !== "ENABLED" && found.state !== wanted.state) return "it hears no calls that only read";
  const to = wanted.target.kind === "forward" ? defaultBus(expected.home!, expected.accountId) : topic;
  // A topic that nobody could list may be the right one.
  if (found.targets.length === 0) return "it has no target";
  if (to !== undefined && !found.targets.includes(to))
    return `it sends to ${found.targets.join(", ")} and not to ${to}`;
  // Of a signal with two rules the first one has the drills.
  const takesDrills = wanted.stem === "forward" || JSON.stringify(wanted.pattern).includes(DRILL_SOURCE);
  return takesDrills && !found.pattern.includes(DRILL_SOURCE) ? "its pattern is another one" : undefined;
}

function ruleFindings(seen: Seen, expected: Expected): Finding[] {
  const topic = expected.home === undefined ? undefined : ownTopics(seen, expected).get(expected.home);
  const wanted = expectedRules(expected);
  return seen.rules.flatMap(({ region, items }): Finding[] => {
    const found = new Map(items.map((rule) => [madeBy(prefixOf(expected), rule.id) ?? rule.id, rule]));
    const here = wanted.filter((rule) => rule.region === region);
    const missing: string[] = [];
    const deaf = here.flatMap((rule): Finding[] => {
      const name = nameOf(rule, expected);
      const known = found.get(name);
      if (known === undefined) {
        // How many rules a long signal has depends on the allowed regions.
        if (expected.allowed !== undefined || !/-\d$/.test(rule.stem)) missing.push(name);
        return [];
      }
      const because = deafBecause(rule, known, topic, expected);
      return because === undefined
        ? []
        : [{ region, what: `the rule ${known.id} does not ring: ${because}`, todo: REFRESH }];
    });
    const all = missing.length === here.length;
    const gone: Finding[] =
      missing.length === 0
        ? []
        : [
            {
              region,
              what: all ? "no rule of early warning is here" : `missing: ${missing.join(", ")}`,
              todo: restore(expected),
            },
          ];
    return [...gone, ...deaf];
  });
}

/** What happens is seen. */
export const DETECTION_CHECKS: readonly Check[] = [
  {
    id: "early-warning",
    title: "Every rule of early warning is on and has its target",
    control: "early-warning",
    reads: ["rules", "topics"],
    ofRegions: true,
    judge: (seen, expected) =>
      expected.home === undefined && seen.topics.length > 0
        ? {
            findings: [
              {
                what: "there is no home: no region has a topic of the baseline",
                todo: "run `pulumi up`, or say where alerts gather with --home-region",
              },
            ],
          }
        : { findings: ruleFindings(seen, expected) },
  },
  {
    id: "trail",
    title: "A trail of every region records",
    control: "audit-trail",
    reads: ["trails"],
    judge: ({ trails }, expected) => {
      if (trails.length === 0) return { findings: [] };
      const known = all(trails);
      const whole = known.filter(({ everyRegion, logging }) => everyRegion && logging === true);
      if (whole.some(({ reads, writes }) => reads === true && writes === true)) return { findings: [] };
      const unseen = known.some(
        ({ everyRegion, logging, reads }) => everyRegion && (logging === undefined || reads === undefined),
      );
      if (unseen && whole.every(({ reads }) => reads === undefined)) {
        return {
          findings: [],
          notAsked: "a trail of the organization is here, whose settings this account may not see",
        };
      }
      const stopped = known
        .filter(({ everyRegion, logging }) => everyRegion && logging === false)
        .map(({ arn }) => arn);
      const what =
        whole.length > 0
          ? "no trail records both the calls that change something and those that read"
          : stopped.length > 0
            ? `the trail ${stopped.join(", ")} is stopped`
            : "no trail records every region";
      const todo = stopped.length > 0 || whole.length > 0 ? REFRESH : restore(expected);
      return { findings: [{ what, todo: `${todo}; rules that hear of calls are deaf until then` }] };
    },
  },
  {
    id: "detectors",
    title: "GuardDuty is on in every covered region",
    control: "guardduty",
    reads: ["detectors"],
    ofRegions: true,
    judge: ({ detectors }, expected) => ({
      findings: detectors
        .filter(({ region }) => expected.covered.includes(region))
        .flatMap(({ region, items }): Finding[] => {
          if (items.length === 0) return [{ region, what: "there is no detector", todo: restore(expected) }];
          return items.some(({ enabled }) => enabled)
            ? []
            : [{ region, what: "the detector is suspended", todo: REFRESH }];
        }),
    }),
  },
];

/** Regions whose trails are asked. */
export const trailRegions = ({ home }: Pick<Expected, "home">): string[] => homeAndBilling(home ?? "us-east-1");
