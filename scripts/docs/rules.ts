import * as v from "valibot";
import { packEntries, SHARED_SECTION, settingsEntries } from "../../policies/settings";
import { rules } from "../../policies/rules";
import { code, entries, facts, fence, page, type Page, table } from "./markdown";
import type { Example, ExampleResource, ExampleStack, Rule } from "../../policies/rule";

const typesOf = ({ types }: Rule): string => ("title" in types ? types.title : types.map(code).join(", "));

const frameworksOf = ({ frameworks }: Rule): string =>
  frameworks.map(({ framework, version, id }) => `${framework} ${version}: ${id}`).join(", ");

const settingsOf = ({ needs, uses }: Rule): string =>
  [...(needs as string[]).map((name) => `${code(name)} (needed)`), ...(uses as string[]).map(code)].join(", ");

const exemptionsOf = ({ exemptible, selfService }: Rule): string => {
  if (exemptible === false) return "none";
  return selfService === true ? "in the configuration, or by a tag on the resource" : "in the configuration";
};

/** One entry for each option: what its schema says about itself. */
const optionsList = (options: v.ObjectEntries): string =>
  entries(
    Object.entries(options).map(([name, schema]) => ({
      head: code(name),
      text: v.getDescription(schema) ?? "",
      facts: [
        ["shape", v.getMetadata(schema)["shape"] as string],
        ["default", defaultOf(schema)],
      ],
    })),
  );

const defaultOf = (schema: v.GenericSchema): string => {
  const fallback: unknown =
    "default" in schema ? v.getDefault(schema as v.OptionalSchema<v.GenericSchema, unknown>) : undefined;
  return fallback === undefined ? "" : code(JSON.stringify(fallback));
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
      ["exemptions", exemptionsOf(rule)],
      ["can write the safe value", "remediate" in rule ? "with `remediate`" : ""],
    ]),
    ...(Object.keys(rule.options).length > 0 ? ["## Options", optionsList(rule.options)] : []),
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
    "## Shared settings",
    `What several rules share stands under ${code(SHARED_SECTION)} in the file for \`--policy-pack-config\`.`,
    optionsList({ ...settingsEntries, ...packEntries }),
  ),
  ...rules.map(rulePage),
];
