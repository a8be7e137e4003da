import type { ResourceValidation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { PackConfig, RuleConfig } from "./config";
import { SHARED_SECTION, settingsEntries } from "../settings";
import { judgeResource, judgeStack } from "./judge";
import { undeterminedMessage } from "./message";
import { reporter, reportJudgement, reportMissing, type Report } from "./report";
import { resourceOf, stackOf } from "./subject";
import type { Resource } from "../resource";
import type { AnyResourceRule, AnyStackRule, Rule, Undetermined } from "../rule";

/** The configuration of this run; asked at each call, since the engine sends it after the policies were built. */
export type ConfigSource = () => PackConfig;

const ROOT_STACK = "pulumi:pulumi:Stack";

/** The policies of the pack: the pack's own, then one for each rule, in order. */
export function compilePack(rules: readonly Rule[], config: ConfigSource) {
  const repeated = rules.map((rule) => rule.id).filter((id, index, ids) => ids.indexOf(id) !== index);
  // The SDK takes two policies of one name without a word, and gives the second the configuration of the first.
  if (repeated.length > 0) throw new Error(`two rules have the same id: ${repeated.join(", ")}`);
  return [
    packPolicy(rules, config),
    ...rules.map((rule) => (rule.kind === "resource" ? resourcePolicy(rule, config) : stackPolicy(rule, config))),
  ];
}

/** One resource rule as the SDK wants it. */
export function resourcePolicy(rule: AnyResourceRule, config: ConfigSource): ResourceValidationPolicy {
  const validateResource: ResourceValidation = async (args, reportViolation) => {
    const report = reporter(reportViolation);
    const ruleConfig = configOf(rule, config);
    if (args.type === ROOT_STACK) reportMissing(rule, ruleConfig, report);
    const judgement = judgeResource(rule, await resourceOf(args), ruleConfig);
    reportJudgement(rule, ruleConfig, judgement, `${args.type} ${args.name}`, report);
    if (judgement.notApplicable !== undefined) args.notApplicable(judgement.notApplicable);
  };
  return { ...metadata(rule), validateResource: withFastPath(rule, validateResource) };
}

/** One stack rule as the SDK wants it. Its undetermined answers make one line of their own. */
export function stackPolicy(rule: AnyStackRule, config: ConfigSource): StackValidationPolicy {
  return {
    ...metadata(rule),
    validateStack: (args, reportViolation) => {
      const report = reporter(reportViolation);
      const ruleConfig = configOf(rule, config);
      reportMissing(rule, ruleConfig, report);
      const judgement = judgeStack(rule, stackOf(args.resources), ruleConfig);
      reportJudgement(rule, ruleConfig, judgement, "the stack", report);
      reportWaiting(ruleConfig.onUnknown === "advisory" ? waitingOf(rule, judgement.undetermined) : [], report);
      if (judgement.notApplicable !== undefined) args.notApplicable(judgement.notApplicable);
    },
  };
}

/**
 * The policy that carries the shared settings, so that the engine accepts their section, and that gathers in one line
 * what the resource rules cannot decide yet. It asks them again instead of remembering their answers: the SDK
 * interleaves resources, and state between calls is what makes a pack unpredictable.
 */
function packPolicy(rules: readonly Rule[], config: ConfigSource): ResourceValidationPolicy {
  const resourceRules = rules.filter((rule) => rule.kind === "resource");
  const waitingAnswers = (resource: Resource) =>
    resourceRules.flatMap((rule) => {
      const ruleConfig = configOf(rule, config);
      if (ruleConfig.level === "disabled" || ruleConfig.onUnknown !== "advisory") return [];
      return waitingOf(rule, judgeResource(rule, resource, ruleConfig).undetermined);
    });
  return {
    name: SHARED_SECTION,
    description: "shared settings of the pack, and answers that have to wait until the deployment",
    enforcementLevel: "advisory",
    // Without types: the pack checks its configuration itself, all problems at once and with the nearest names.
    configSchema: { properties: Object.fromEntries(Object.keys(settingsEntries).map((name) => [name, {}])) },
    validateResource: async (args, reportViolation) => {
      reportWaiting(waitingAnswers(await resourceOf(args)), reporter(reportViolation));
    },
  };
}

interface Waiting extends Undetermined {
  readonly ruleId: string;
}

/** One entry for each path, however many questions about it a rule asked. */
const waitingOf = (rule: Rule, undetermined: readonly Undetermined[]): Waiting[] => [
  ...new Map(undetermined.map((verdict) => [verdict.path, { ...verdict, ruleId: rule.id }])).values(),
];

function reportWaiting(waiting: readonly Waiting[], report: Report): void {
  if (waiting.length > 0) report({ message: undeterminedMessage(waiting), level: "advisory" });
}

/**
 * The SDK skips a policy before it rebuilds the properties of a resource when the function is marked with another
 * type; `validateResourceOfType` sets this mark from a resource class (`@pulumi/policy` policy.js), which would mean
 * to load `@pulumi/aws`. A rule that also has to speak about the stack cannot have it.
 */
function withFastPath(rule: AnyResourceRule, validate: ResourceValidation): ResourceValidation {
  if ("matches" in rule.types || rule.types.length !== 1 || rule.needs.length > 0) return validate;
  return Object.assign(validate, { __pulumiType: rule.types[0] });
}

const metadata = (rule: Rule) => ({
  name: rule.id,
  description: rule.title,
  enforcementLevel: rule.level,
  severity: rule.severity,
  remediationSteps: rule.fix,
  tags: rule.frameworks.map(({ framework, version, id }) => `${framework}-${version}:${id}`),
});

function configOf(rule: Rule, config: ConfigSource): RuleConfig {
  const found = config().get(rule.id);
  if (found === undefined) throw new Error(`no configuration for rule ${rule.id}`);
  return found;
}
