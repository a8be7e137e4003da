import { describeProblems } from "../../../../domain/fields/problems";
import { redactTo } from "../../../../domain/secrets/redact";
import { parsePackConfig } from "../../../../policies/engine/config";
import { judgeResource } from "../../../../policies/engine/judge";
import { violationMessage } from "../../../../policies/engine/message";
import { read, UNKNOWN } from "../../../../policies/engine/reader";
import type { Resource } from "../../../../policies/resource";
import type { AnyResourceRule } from "../../../../policies/rule";
import { rules } from "../../../../policies/rules";
import { scanOf } from "../../../../policies/rules/secrets/scan-resource";
import { drawing, DRAWN_FORMATS, WRAPPINGS } from "../../../support/drawn-secrets";
import { configFileOf } from "../../../support/judge-example";
import { sectionsOf } from "../../../support/reconcile";
import * as fc from "../../../support/properties";

const SECRET_RULES = [
  "aws-key-anywhere",
  "aws-secret-key-context",
  "provider-static-keys",
  "private-key-anywhere",
  "vendor-token-anywhere",
  "user-data-secrets",
  "definition-secrets",
  "env-secrets",
  "parameter-plain-string",
].map((id) => rules.find((rule) => rule.id === id) as AnyResourceRule);

const resourceOf = (props: unknown, name = "example", type = "aws:ec2/instance:Instance"): Resource => ({
  type,
  name,
  urn: `urn:pulumi:dev::example::${type}::${name}`,
  props: read(props),
  opts: { protect: false, ignoreChanges: [] },
});

const CONFIG = new Map(
  SECRET_RULES.map((rule) => {
    const file = configFileOf(rule, { title: "any", subject: {} });
    const parsed = parsePackConfig(sectionsOf([rule], file), [rule]);
    if ("problems" in parsed) throw new Error(describeProblems(rule.id, parsed.problems));
    return [rule, parsed.config.rules.get(rule.id)!];
  }),
);

/** What all rules say of one resource. */
const judgementsOf = (resource: Resource) =>
  SECRET_RULES.map((rule) => ({ rule, ...judgeResource(rule, resource, CONFIG.get(rule)!) }));

/** Every message about one resource. */
const messagesOf = (resource: Resource): string[] =>
  judgementsOf(resource).flatMap(({ rule, fails, undetermined, defect }) => {
    if (defect !== undefined) throw defect as Error;
    return [
      ...fails.map((verdict) => violationMessage(rule, verdict)),
      ...undetermined.map(({ path }) => redactTo(200, path)),
    ];
  });

it("is done once for all rules, and again for another resource", () => {
  const props = { userData: "#!/bin/sh\necho hello to everybody here\n" };
  expect(scanOf(resourceOf(props))).toBe(scanOf(resourceOf(props)));
  expect(scanOf(resourceOf(props, "other"))).not.toBe(scanOf(resourceOf(props)));
  expect(scanOf(resourceOf({ ...props }))).not.toBe(scanOf(resourceOf(props)));
});

it("tells each credential to one rule", () => {
  const draw = drawing(3);
  const ids = Object.keys(DRAWN_FORMATS);
  const counts = ids.map((id) => {
    const { text } = DRAWN_FORMATS[id]!(draw);
    const fails = judgementsOf(resourceOf({ userData: `API_TOKEN="x"\nrun ${text}\n` })).flatMap((one) => one.fails);
    // A secret key beside its id is two credentials.
    return {
      id,
      fails: fails.filter(({ observed }) => !observed.startsWith("access key") || id === "aws-access-key-id").length,
    };
  });
  expect(counts.filter(({ fails }) => fails !== 1)).toEqual([]);
});

it("goes as deep as a resource does", () => {
  let deep: unknown = ["AKIA", "QYLPMN5HNQ7Z4R2X"].join("");
  for (let depth = 0; depth < 20_000; depth += 1) deep = depth % 2 === 0 ? { a: deep } : [deep];
  expect(scanOf(resourceOf({ deep })).found).toHaveLength(1);
});

it("tells what is not known, and what cannot be read to its end", () => {
  const { unknown } = scanOf(resourceOf({ a: UNKNOWN, b: [`x${UNKNOWN}`] }));
  expect(unknown).toEqual(["a", "b[0]"]);
});

const TYPES = [
  "aws:ec2/instance:Instance",
  "aws:lambda/function:Function",
  "aws:ssm/parameter:Parameter",
  "aws:cloudformation/stack:Stack",
  "aws:ecs/taskDefinition:TaskDefinition",
  "aws:codebuild/project:Project",
  "aws-native:stepfunctions:StateMachine",
  "pulumi:providers:aws",
  "kubernetes:core/v1:ConfigMap",
  "",
];

const KEYS = [
  ...["userData", "environment", "variables", "tags", "name", "value", "type", "definition", "templateBody"],
  ...["containerDefinitions", "secretKey", "accessKey", "password", "AWS_SECRET_ACCESS_KEY", "a b", "__proto__"],
];

/** How many of them are drawn. */
const RESOURCES = 10_000;

it("never breaks on what a resource holds, and never prints what was planted in it", () => {
  const draw = drawing(11);
  const ids = Object.keys(DRAWN_FORMATS);
  const plantings = Array.from({ length: ids.length * WRAPPINGS.length }, (_, n) => {
    const { text, secret } = DRAWN_FORMATS[ids[n % ids.length]!]!(draw);
    // Half of it is as bad as all of it.
    return { half: secret.slice(secret.length / 2), planted: WRAPPINGS[n % WRAPPINGS.length]![1](text) };
  });
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string({ maxLength: 40 }),
      fc.constantFrom(UNKNOWN, null, true, 7, "", "\\", "{{", "A".repeat(300)),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 12 })), tie("value"), { maxKeys: 4 }),
    ),
  }));
  const props = fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 5 });
  fc.assert(
    fc.property(
      fc.constantFrom(...TYPES),
      props,
      fc.constantFrom(...plantings),
      fc.constantFrom(...KEYS),
      fc.constantFrom("value", "key", "name"),
      (type, rest, { half, planted }, key, where) => {
        const at = { value: { [key]: planted }, key: { [key]: { [planted]: "x" } }, name: {} }[where];
        const said = messagesOf(resourceOf({ ...rest, ...at }, where === "name" ? planted : "example", type)).join(
          "\n",
        );
        return !said.includes(half);
      },
    ),
    { numRuns: RESOURCES },
  );
});
