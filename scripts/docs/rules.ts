import { toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import type { Example, ExampleResource, ExampleStack } from "../../policies/example";
import type { Rule } from "../../policies/rule";
import { rules } from "../../policies/rules";
import { code, facts, fence, page, type Page, table } from "./markdown";

const typesOf = ({ types }: Rule): string => ("title" in types ? types.title : types.map(code).join(", "));

const frameworksOf = ({ frameworks }: Rule): string =>
  frameworks.map(({ framework, version, id }) => `${framework} ${version}: ${id}`).join(", ");

const settingsOf = ({ needs, uses }: Rule): string =>
  [...(needs as string[]).map((name) => `${code(name)} (needed)`), ...(uses as string[]).map(code)].join(", ");

const optionsTable = ({ options }: Rule): string[] => {
  const { properties = {} } = toJsonSchema(v.object(options), { errorMode: "ignore" });
  const rows = Object.entries(properties).map(([name, schema]) => [
    code(name),
    typeof schema === "object" ? (schema.description ?? "") : "",
  ]);
  return rows.length > 0 ? ["## Options", table(["option", "meaning"], rows)] : [];
};

const exampleText = ({ title, subject, options }: Example<ExampleResource | ExampleStack>): string =>
  `${title}\n\n${fence("json", JSON.stringify({ ...(options ? { options } : {}), ...subject }, undefined, 2))}`;

const examplesOf = ({ examples }: Rule): string[] =>
  (["fail", "pass", "unknown"] as const).flatMap((verdict) => [
    { fail: "## Refused", pass: "## Accepted", unknown: "## Undecided before the deployment" }[verdict],
    ...examples[verdict].map(exampleText),
  ]);

const rulePage = (rule: Rule): Page =>
  page(
    `docs/rules/${rule.id}.md`,
    `the rule itself, policies/rules`,
    `# ${rule.id}: ${rule.title}`,
    rule.why,
    `Fix: ${rule.fix}.`,
    facts([
      ["level", rule.level],
      ["severity", rule.severity],
      ["when the value is not known yet", rule.onUnknown],
      ["judges", typesOf(rule)],
      ["shared settings", settingsOf(rule)],
      ["frameworks", frameworksOf(rule)],
    ]),
    ...optionsTable(rule),
    "Each example below is a test of the rule.",
    ...examplesOf(rule),
  );

/** The list of rules, and a page for each. */
export const rulePages = (): Page[] => [
  page(
    "docs/rules.md",
    "policies/rules",
    "# Rules of the policy pack",
    table(
      ["rule", "what holds", "level", "severity"],
      rules.map(({ id, title, level, severity }) => [`[${id}](rules/${id}.md)`, title, level, severity]),
    ),
  ),
  ...rules.map(rulePage),
];
