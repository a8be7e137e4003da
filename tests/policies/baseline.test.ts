import { isUnknown } from "@pulumi/pulumi/output";
import { AccountBaseline, type AccountBaselineArgs } from "../../components";
import { planned } from "../../components/control/planned";
import { CONTROLS } from "../../domain/controls/table";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { describeProblems } from "../../domain/fields/problems";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { draft, resolve } from "../../domain/settings/resolve";
import { parsePackConfig, type PackConfig, type RuleConfig } from "../../policies/engine/config";
import { UNKNOWN } from "../../policies/engine/reader";
import { appliesTo, judgeResource, judgeStack, type Judgement } from "../../policies/engine/judge";
import { type Preset, presetConfig, PRESETS } from "../../policies/engine/presets";
import type { Stack, StackResource } from "../../policies/resource";
import type { Rule } from "../../policies/rule";
import { rules } from "../../policies/rules";
import { SHARED_SECTION } from "../../policies/settings";
import { ALL_ON, answers } from "../support/answers";
import { COMBINATIONS } from "../support/baseline-combinations";
import { outcomeOf, resourceOf } from "../support/judge-example";
import { sectionsOf } from "../support/reconcile";
import { record, type Recording } from "../support/recorder";

/** A preset with the settings of an owner of one region. */
function configOf(preset: Preset, shared: object = {}): PackConfig {
  const settings = { allowedRegions: answers().allowedRegions, ...shared };
  const parsed = parsePackConfig(
    sectionsOf(rules, { ...presetConfig(preset, rules), [SHARED_SECTION]: settings }),
    rules,
  );
  if ("problems" in parsed) throw new Error(describeProblems(preset, parsed.problems));
  return parsed.config;
}

/** The SDK has an object for what is not known yet; the engine sends a sentinel. */
function asSent(value: unknown): unknown {
  if (isUnknown(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(asSent);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asSent(one)]));
}

/** What a rule of resources reads are inputs; what a rule of the stack reads are outputs, and those of a component are its own. */
function stackOf({ registrations, outputs }: Recording<unknown>): Stack {
  const resources = registrations.map(
    ({ type, name, urn, inputs, parent, ignoreChanges, dependencies, propertyDependencies }): StackResource => ({
      ...resourceOf({ type, name, props: { ...(asSent(inputs) as object), ...outputs[urn] }, opts: { ignoreChanges } }),
      urn,
      dependencies,
      propertyDependencies,
      ...(parent === "" ? {} : { parent }),
    }),
  );
  return { name: "prod", project: "ringfence", resources };
}

/** One line for each violation of a rule that is mandatory, and for each defect. */
function refusals(stack: Stack, config: PackConfig): string[] {
  const judgementsOf = (rule: Rule, ruleConfig: RuleConfig): Judgement[] =>
    rule.kind === "stack"
      ? [judgeStack(rule, stack, ruleConfig)]
      : stack.resources.filter(({ type }) => appliesTo(rule, type)).map((one) => judgeResource(rule, one, ruleConfig));
  return rules.flatMap((rule) => {
    const ruleConfig = config.rules.get(rule.id)!;
    const bad = [
      "defect",
      ...(ruleConfig.level === "mandatory" ? ["fail"] : []),
      ...(ruleConfig.onUnknown === "mandatory" ? ["undetermined"] : []),
    ];
    return judgementsOf(rule, ruleConfig)
      .filter((judgement) => bad.includes(outcomeOf(judgement)))
      .map(({ fails }) => `${rule.id}: ${fails.map(({ path, observed }) => `${path} ${observed}`).join("; ")}`);
  });
}

/** The lines of advice that say what is missing on purpose. */
const told = (stack: Stack, config: PackConfig): string[] =>
  rules.flatMap((rule) =>
    rule.kind === "stack" ? judgeStack(rule, stack, config.rules.get(rule.id)!).told.map(({ reason }) => reason) : [],
  );

const declare = (args: AccountBaselineArgs, preview = false): Promise<Recording<unknown>> =>
  record(() => new AccountBaseline("baseline", args), { preview });

/** What the program asks of an organization; a component that is used alone does not know its id. */
const ORGANIZATION = {
  featureSet: "ALL",
  rootId: "r-abcd",
  enabledPolicyTypes: ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "DECLARATIVE_POLICY_EC2"],
  id: "o-a1b2c3d4e5",
  trustedServices: ["access-analyzer", "account", "cloudtrail", "config", "config-multiaccountsetup", "iam"].map(
    (service) => `${service}.amazonaws.com`,
  ),
};

/** The same settings with a plan, as the program makes one in an organization. */
function inOrganization(args: AccountBaselineArgs): AccountBaselineArgs {
  const drafted = draft("baseline", { ...args });
  const resolved = "problems" in drafted ? drafted : resolve(drafted.draft, { organization: ORGANIZATION });
  if ("problems" in resolved) throw new Error(describeProblems("the settings", resolved.problems));
  return planned(args, resolved.plan);
}

describe.each([
  ["up", false],
  ["preview", true],
])("the baseline of seventeen regions, as %s declares it", (_, preview) => {
  let stack: Stack;

  beforeAll(async () => {
    stack = stackOf(await declare({ ...answers(), ...ALL_ON }, preview));
  });

  it("is the whole baseline", () => {
    expect(stack.resources.filter(({ type }) => type === "aws:guardduty/detector:Detector")).toHaveLength(17);
  });

  it("passes every rule of the preset strict", () => {
    expect(refusals(stack, configOf("strict", { coveredRegions: DEFAULT_REGIONS }))).toEqual([]);
  });
});

// https://github.com/hashicorp/terraform-provider-aws/pull/7804: in a member account, GuardDuty is the administrator's.
describe("a baseline without GuardDuty", () => {
  it.each<[string, Partial<AccountBaselineArgs>, string]>([
    ["a small profile", { profile: "minimal" }, "off by profile"],
    ["a switch", { controls: { guardduty: "off" } }, "off by configuration"],
    ["its administrator", { controls: { guardduty: { managedBy: "organization" } } }, "managed by organization"],
  ])("for %s is told of in one line of advice", async (_, given, state) => {
    const stack = stackOf(
      await declare({
        ...answers(),
        enabledRegions: DEFAULT_REGIONS.slice(0, 3),
        allowedRegions: [DEFAULT_REGIONS[0]!],
        ...given,
      }),
    );
    expect(told(stack, configOf("strict")).filter((line) => line.includes("guardduty"))).toEqual([
      `guardduty is ${state} in baseline, so no detector is looked for`,
    ]);
  });
});

describe("the settings of the baseline", () => {
  const { settings, covered, refused, outsideOrganization } = COMBINATIONS;
  // What a weaker preset refuses, strict refuses: the test before.
  const configs = [
    { preset: "strict", config: configOf("strict") },
    {
      preset: "strict with coveredRegions",
      config: configOf("strict", { coveredRegions: ["ap-southeast-2", "us-east-1"] }),
    },
  ];

  it("meet the strictest preset when they meet strict", () => {
    const rank = (words: readonly string[], word: string) => words.indexOf(word);
    const weaker = PRESETS.flatMap((preset) =>
      [...configOf(preset).rules].filter(([id, { level, onUnknown }]) => {
        const strict = configOf("strict").rules.get(id)!;
        const unknowns = ["ignore", "advisory", "mandatory"];
        return (
          rank(["disabled", "advisory", "mandatory"], level) >
            rank(["disabled", "advisory", "mandatory"], strict.level) ||
          rank(unknowns, onUnknown) > rank(unknowns, strict.onUnknown)
        );
      }),
    );
    expect(weaker).toEqual([]);
  });

  it(`pass the pack at its strictest in ${settings.length} combinations, which hold ${covered} pairs of profile, guardrail mode and switches (${refused.length} more are refused as settings)`, async () => {
    const wrong: string[] = [];
    for (const args of settings) {
      const given = args as unknown as AccountBaselineArgs;
      const isManagement = given.guardrails?.mode === GuardrailMode.Organization;
      const stack = stackOf(await declare(isManagement ? inOrganization(given) : given));
      for (const { preset, config } of configs) {
        const { profile, guardrails, controls } = args;
        const found = refusals(stack, config).map(
          (line) => `${preset}: ${line}, ${JSON.stringify({ profile, guardrails, controls })}`,
        );
        wrong.push(...found);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("hold every two controls on and off, but where one needs the other", () => {
    // A control that needs an option is on with it.
    const wordOf = (value: unknown): unknown =>
      typeof value === "object" && value !== null && !("managedBy" in value) ? "on" : value;
    const written = settings.map(({ controls }) =>
      Object.fromEntries(Object.entries(controls as object).map(([id, value]) => [id, wordOf(value)])),
    );
    const isHeld = (one: string, first: string, other: string, second: string): boolean =>
      written.some((controls) => controls[one] === first && controls[other] === second);
    const wanted = CONTROLS.flatMap(({ id: one }, index) =>
      CONTROLS.slice(index + 1).flatMap(({ id: other }) =>
        ["on", "off"].flatMap((first) =>
          ["on", "off"].map((second) => ({
            one,
            first,
            other,
            second,
            pair: [`${one}=${first}`, `${other}=${second}`],
          })),
        ),
      ),
    );
    const lacking = wanted.filter(({ one, first, other, second }) => !isHeld(one, first, other, second));
    const pairs = lacking.map(({ pair }) => pair.sort().join(", "));
    expect(pairs.filter((pair) => !refused.includes(pair))).toEqual([]);
    // A control that is off is in the way of another one that is on, an administrator is no member, and nothing else is.
    const others = refused.filter((pair) => !/=off(,|$)/.test(pair) && !outsideOrganization.includes(pair));
    expect(others).toEqual(["guardduty=organization, organization-detectors=on"]);
  });
});
