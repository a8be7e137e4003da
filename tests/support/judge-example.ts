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
  const config = parsed.config.rules.get(rule.id)!;
  if (rule.kind === "resource") return judgeResource(rule, resourceOf(example.subject as ExampleResource), config);
  const { stack = "dev", resources } = example.subject as ExampleStack;
  return judgeStack(
    rule,
    { name: stack, project: "example", resources: resources.map((one) => resourceOf(one, resources)) },
    config,
  );
}

/** A resource of an example; `urnsOf` finds the others of the same example by their names. */
export function resourceOf(example: ExampleResource, all: readonly ExampleResource[] = []): StackResource {
  const { type, name = "example", props, provider, opts, parent, dependsOn = [], propertyDependencies = {} } = example;
  const urns = (names: readonly string[]) => urnsOf(names, all);
  return {
    type,
    name,
    urn: urnOf(example),
    props: read(props),
    opts: { protect: false, ignoreChanges: [], ...opts },
    ...(parent === undefined ? {} : { parent: urns([parent])[0]! }),
    ...(provider === undefined ? {} : { provider: providerOf(provider) }),
    dependencies: urns([...new Set([...dependsOn, ...Object.values(propertyDependencies).flat()])]),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([property, names]) => [property, urns(names)]),
    ),
  };
}

/** The same resource as the engine would send it. */
export function drivenOf(example: ExampleResource, all: readonly ExampleResource[] = [], stack = "dev") {
  const { type, name, props, provider, opts } = example;
  const { urn, parent, dependencies, propertyDependencies } = resourceOf(example, all);
  const inStack = (of: string) => of.replace("urn:pulumi:dev::", `urn:pulumi:${stack}::`);
  return {
    type,
    props,
    urn: inStack(urn),
    ...(name === undefined ? {} : { name }),
    ...(provider === undefined ? {} : { provider }),
    ...(opts === undefined ? {} : { opts }),
    ...(parent === undefined ? {} : { parent: inStack(parent) }),
    dependencies: dependencies.map(inStack),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([property, urns]) => [property, urns.map(inStack)]),
    ),
  };
}

const urnOf = ({ type, name = "example" }: ExampleResource): string => `urn:pulumi:dev::example::${type}::${name}`;

function urnsOf(names: readonly string[], all: readonly ExampleResource[]): string[] {
  return names.map((name) => {
    if (name.startsWith("urn:")) return name;
    const found = all.find((one) => (one.name ?? "example") === name);
    if (found === undefined) throw new Error(`the example has no resource that is called ${name}`);
    return urnOf(found);
  });
}

const providerOf = ({ type, name = "default", props }: NonNullable<ExampleResource["provider"]>): Provider => ({
  type,
  name,
  urn: `urn:pulumi:dev::example::${type}::${name}`,
  props: read(props),
});
