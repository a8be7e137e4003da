import { describeProblems } from "../../domain/fields/problems";
import { parsePackConfig } from "../../policies/engine/config";
import { SHARED_SECTION, settingsEntries } from "../../policies/settings";
import { judgeResource, judgeStack, type Judgement } from "../../policies/engine/judge";
import { read } from "../../policies/engine/reader";
import type { Provider, StackResource } from "../../policies/resource";
import type { Example, ExampleResource, ExampleStack, Rule } from "../../policies/rule";
import { type PackConfigFile, sectionsOf } from "./reconcile";

export type Outcome = "pass" | "fail" | "undetermined" | "not applicable" | "defect";

/** The one word that sums a judgement up, worst first. */
export function outcomeOf({ fails, undetermined, notApplicable, defect }: Judgement): Outcome {
  if (defect !== undefined) return "defect";
  if (fails.length > 0) return "fail";
  if (undetermined.length > 0) return "undetermined";
  return notApplicable === undefined ? "pass" : "not applicable";
}

/** The configuration file that an example is judged with: its rule mandatory, the unknown too, every other rule off. */
export function configFileOf(rule: Rule, { options = {} }: Example<unknown>): PackConfigFile {
  const part = (isShared: boolean) =>
    Object.fromEntries(Object.entries(options).filter(([name]) => name in settingsEntries === isShared));
  return {
    all: "disabled",
    [SHARED_SECTION]: { enforcementLevel: "advisory", ...part(true) },
    [rule.id]: { enforcementLevel: "mandatory", onUnknown: "mandatory", ...part(false) },
  };
}

/** Judges an example in process, with its options going through the real configuration. */
export function judgeExample(rule: Rule, example: Example<unknown>): Judgement {
  const parsed = parsePackConfig(sectionsOf([rule], configFileOf(rule, example)), [rule]);
  if ("problems" in parsed) throw new Error(describeProblems(`${rule.id}, ${example.title}`, parsed.problems));
  const config = parsed.config.get(rule.id)!;
  if (rule.kind === "resource") return judgeResource(rule, resourceOf(example.subject as ExampleResource), config);
  const { stack = "dev", resources } = example.subject as ExampleStack;
  return judgeStack(rule, { name: stack, project: "example", resources: resources.map(resourceOf) }, config);
}

export const resourceOf = ({ type, name = "example", props, provider }: ExampleResource): StackResource => ({
  type,
  name,
  urn: `urn:pulumi:dev::example::${type}::${name}`,
  props: read(props),
  ...(provider === undefined ? {} : { provider: providerOf(provider) }),
  dependencies: [],
  propertyDependencies: {},
});

const providerOf = ({ type, name = "default", props }: NonNullable<ExampleResource["provider"]>): Provider => ({
  type,
  name,
  urn: `urn:pulumi:dev::example::${type}::${name}`,
  props: read(props),
});
