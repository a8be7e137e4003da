import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { PackConfig, RuleConfig } from "./config";
import { packEntries, SHARED_SECTION, settingsEntries, STACK_SECTION } from "../settings";
import { Exempting } from "./exempting";
import { tagProblemMessage, unusedMessage } from "./exemption-messages";
import { type Day, dayOf } from "./exemptions";
import { appliesTo, judgeResource, judgeStack } from "./judge";
import { undeterminedMessage } from "./message";
import { remediation } from "./remediate";
import { reporter, reportJudgement, reportMissing, type Report } from "./report";
import { resourceOf, stackOf } from "./subject";
import type { Resource } from "../resource";
import type { AnyResourceRule, Rule, Undetermined } from "../rule";

/** The configuration of this run; asked at each call, since the engine sends it after the policies were built. */
export type ConfigSource = () => PackConfig;

export interface PackOptions {
  /** The day that exemptions end on. Default: today, in UTC. */
  readonly today?: () => Day;
}

const ROOT_STACK = "pulumi:pulumi:Stack";

/**
 * The policies of the pack: two that judge, one for resources and one for the stack, then one for each rule, in order.
 *
 * The SDK rebuilds the properties of a resource for every policy, and all resources for every stack policy (`@pulumi/policy`
 * server.js): with ninety rules that costs more than the rules. So the two judge by every rule at once, and report under its
 * name; a policy without a function is what the engine needs to know of a rule, and costs nothing.
 */
export function compilePack(rules: readonly Rule[], config: ConfigSource, { today }: PackOptions = {}) {
  const repeated = rules.map((rule) => rule.id).filter((id, index, ids) => ids.indexOf(id) !== index);
  // The SDK takes two policies of one name without a word, and gives the second the configuration of the first.
  if (repeated.length > 0) throw new Error(`two rules have the same id: ${repeated.join(", ")}`);
  const exempting = new Exempting(rules, today ?? (() => dayOf(new Date())));
  return [
    resourcesPolicy(rules, config, exempting),
    stackPolicy(rules, config, exempting),
    ...rules.map((rule): ResourceValidationPolicy => ({ ...metadata(rule), ...remedyOf(rule, config, exempting) })),
  ];
}

/**
 * Judges each resource by all resource rules, and carries the shared settings. What they cannot decide yet is gathered in
 * one line.
 */
function resourcesPolicy(rules: readonly Rule[], config: ConfigSource, exempting: Exempting): ResourceValidationPolicy {
  const resourceRules = rules.filter((rule) => rule.kind === "resource");
  const rulesFor = byType(resourceRules);
  return {
    name: SHARED_SECTION,
    description: "shared settings of the pack, exemptions, and answers that have to wait until the deployment",
    enforcementLevel: "advisory",
    // Without types: the pack checks its configuration itself, all problems at once and with the nearest names.
    configSchema: {
      properties: Object.fromEntries(Object.keys({ ...settingsEntries, ...packEntries }).map((name) => [name, {}])),
    },
    validateResource: async (args, reportViolation) => {
      const report = reporter(reportViolation);
      const current = config();
      if (args.type === ROOT_STACK) {
        for (const { rule, ruleConfig } of inForce(resourceRules, current)) reportMissing(rule, ruleConfig, report);
      }
      const resource = await resourceOf(args);
      const tag = exempting.tagOf(resource);
      if (tag.problems.length > 0) report({ level: "advisory", message: tagProblemMessage(tag.problems) });
      const judged = { ...resource, title: `${args.type} ${args.name}` };
      const waiting: Waiting[] = [];
      for (const { rule, ruleConfig } of inForce(rulesFor(args.type), current)) {
        const judgement = judgeResource(rule, resource, ruleConfig);
        const find = (subject: { urn: string; name: string }) => exempting.find(rule, subject, current, tag);
        reportJudgement(rule, ruleConfig, judgement, judged, find, report);
        waiting.push(...waitingOf(rule, ruleConfig, judgement.undetermined));
      }
      reportWaiting(waiting, report);
    },
  };
}

/** Judges the stack by all stack rules, and tells at the end which exemptions nobody needed. */
function stackPolicy(rules: readonly Rule[], config: ConfigSource, exempting: Exempting): StackValidationPolicy {
  const stackRules = rules.filter((rule) => rule.kind === "stack");
  return {
    name: STACK_SECTION,
    description: "the stack as a whole, and exemptions that it does not need",
    enforcementLevel: "advisory",
    validateStack: (args, reportViolation) => {
      const report = reporter(reportViolation);
      const current = config();
      const stack = stackOf(args.resources);
      const root = stack.resources.find(({ type }) => type === ROOT_STACK);
      const judged = { urn: root?.urn ?? "", name: root?.name ?? stack.name, title: "the stack" };
      const waiting: Waiting[] = [];
      for (const { rule, ruleConfig } of inForce(stackRules, current)) {
        reportMissing(rule, ruleConfig, report);
        const judgement = judgeStack(rule, stack, ruleConfig);
        const find = (subject: { urn: string; name: string }) => exempting.find(rule, subject, current);
        reportJudgement(rule, ruleConfig, judgement, judged, find, report);
        waiting.push(...waitingOf(rule, ruleConfig, judgement.undetermined));
      }
      reportWaiting(waiting, report);
      const unused = exempting.unused(current, stack);
      if (unused.length > 0) report({ level: "advisory", message: unusedMessage(unused) });
    },
  };
}

/**
 * The levels that the SDK shall go by, whatever the file says: the two policies that judge are always on, since a rule with a
 * level of its own beside `all: disabled` has to be asked; and a rule that is to mend what it refuses is asked for it.
 */
export function levelsFor(rules: readonly Rule[], config: PackConfig): Record<string, "advisory" | "remediate"> {
  const mending = rules.filter(
    (rule) => "remediate" in rule && config.remediate && configOf(rule, config).level !== "disabled",
  );
  return {
    [SHARED_SECTION]: "advisory",
    [STACK_SECTION]: "advisory",
    ...Object.fromEntries(mending.map(({ id }) => [id, "remediate" as const])),
  };
}

/**
 * A rule that knows the safe value writes it where its level is `remediate`: by the level itself, or by the setting of the
 * pack. What is exempted stays as it is.
 */
function remedyOf(
  rule: Rule,
  config: ConfigSource,
  exempting: Exempting,
): Pick<ResourceValidationPolicy, "remediateResource"> {
  if (rule.kind !== "resource" || rule.remediate === undefined) return {};
  const isExempt = (resource: Resource): boolean => {
    const accepted = exempting.find(rule, resource, config(), exempting.tagOf(resource));
    return accepted !== undefined && !accepted.over;
  };
  return { remediateResource: remediation(rule, () => configOf(rule, config()), { isExempt }) };
}

/** The rules that look at a type; asked once for each type of a run. */
function byType(rules: readonly AnyResourceRule[]): (type: string) => readonly AnyResourceRule[] {
  const known = new Map<string, readonly AnyResourceRule[]>();
  return (type) => {
    const found = known.get(type) ?? rules.filter((rule) => appliesTo(rule, type));
    known.set(type, found);
    return found;
  };
}

function* inForce<Some extends Rule>(rules: readonly Some[], config: PackConfig) {
  for (const rule of rules) {
    const ruleConfig = configOf(rule, config);
    if (ruleConfig.level !== "disabled") yield { rule, ruleConfig };
  }
}

interface Waiting extends Undetermined {
  readonly ruleId: string;
}

/** One entry for each path, however many questions about it a rule asked. */
const waitingOf = ({ id }: Rule, { onUnknown }: RuleConfig, undetermined: readonly Undetermined[]): Waiting[] =>
  onUnknown === "advisory"
    ? [...new Map(undetermined.map((verdict) => [verdict.path, { ...verdict, ruleId: id }])).values()]
    : [];

function reportWaiting(waiting: readonly Waiting[], report: Report): void {
  if (waiting.length > 0) report({ message: undeterminedMessage(waiting), level: "advisory" });
}

const metadata = (rule: Rule) => ({
  name: rule.id,
  description: rule.title,
  enforcementLevel: rule.level,
  severity: rule.severity,
  remediationSteps: rule.fix,
  tags: rule.frameworks.map(({ framework, version, id }) => `${framework}-${version}:${id}`),
});

function configOf(rule: Rule, config: PackConfig): RuleConfig {
  const found = config.rules.get(rule.id);
  if (found === undefined) throw new Error(`no configuration for rule ${rule.id}`);
  return found;
}
