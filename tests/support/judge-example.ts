import { defaultConfig, parsePackConfig, type RuleConfig } from "../../policies/config/config";
import { SHARED_SECTION, settingsEntries } from "../../policies/config/settings";
import type { Example, ExampleResource, ExampleStack } from "../../policies/example";
import { judgeResource, judgeStack, type Judgement } from "../../policies/judge";
import { read } from "../../policies/reader";
import type { Rule, StackResource } from "../../policies/rule";

export type Outcome = "pass" | "fail" | "undetermined" | "not applicable" | "defect";

/** The one word that sums a judgement up, worst first. */
export function outcomeOf({ fails, undetermined, notApplicable, defect }: Judgement): Outcome {
  if (defect !== undefined) return "defect";
  if (fails.length > 0) return "fail";
  if (undetermined.length > 0) return "undetermined";
  return notApplicable === undefined ? "pass" : "not applicable";
}

/** Judges an example in process, with its options going through the real configuration. */
export function judgeExample(rule: Rule, example: Example<unknown>): Judgement {
  const config = configFor(rule, example.options ?? {});
  if (rule.kind === "resource") return judgeResource(rule, resourceOf(example.subject as ExampleResource), config);
  const { stack = "dev", resources } = example.subject as ExampleStack;
  return judgeStack(rule, { name: stack, project: "example", resources: resources.map(resourceOf) }, config);
}

function configFor(rule: Rule, options: Readonly<Record<string, unknown>>): RuleConfig {
  const shared = Object.entries(options).filter(([name]) => name in settingsEntries);
  const own = Object.entries(options).filter(([name]) => !(name in settingsEntries));
  const section = (entries: [string, unknown][]) => ({ level: "mandatory", properties: Object.fromEntries(entries) });
  const parsed = parsePackConfig({ [SHARED_SECTION]: section(shared), [rule.id]: section(own) }, [rule]);
  if ("problems" in parsed) throw new Error(parsed.problems.join("; "));
  return (parsed.config.get(rule.id) ?? defaultConfig([rule]).get(rule.id))!;
}

export const resourceOf = ({ type, name = "example", props, provider }: ExampleResource): StackResource => ({
  type,
  name,
  urn: `urn:pulumi:dev::example::${type}::${name}`,
  props: read(props),
  ...(provider === undefined ? {} : { provider: { type: provider.type, props: read(provider.props) } }),
  dependencies: [],
  propertyDependencies: {},
});
