import type { Field } from "../../domain/fields/field";
import { SETTINGS } from "../../domain/settings/schema";
import { code, fence, page, type Page, table } from "./markdown";

const indented = (text: string): string =>
  text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");

const asYaml = ({ name, example, kind }: Field): string =>
  ["config:", kind === "map" ? `  ringfence:${name}:\n${indented(example)}` : `  ringfence:${name}: ${example}`].join(
    "\n",
  );

/** Fields of a map in a table, one a row; empty when there are none. */
export const fieldTable = (fields: readonly Field[], noun: string): string[] =>
  fields.length === 0
    ? []
    : [
        table(
          [noun, "what", "shape", "default", "example"],
          fields.map(({ name, description, shape, required, default: fallback, example }) => [
            code(name),
            description,
            shape,
            required ? "required" : fallback,
            code(example),
          ]),
        ),
      ];

/** The reference of every setting. */
export const settingsPage = (): Page =>
  page(
    "docs/settings.md",
    "domain/settings/schema.ts",
    "# Settings",
    "Every setting stands in `Pulumi.<stack>.yaml` under `ringfence:`, and has the same name as an argument of `AccountBaseline` (but `accountId`, which only the program compares with its credentials). Three are required. All problems of a configuration are reported at once, before anything is asked of the account.",
    ...SETTINGS.flatMap((setting) => [
      `## ${setting.name}`,
      setting.description,
      [`- shape: ${setting.shape}`, setting.required ? "- required" : `- default: ${setting.default}`].join("\n"),
      fence("yaml", asYaml(setting)),
      ...fieldTable(setting.fields, "key"),
    ]),
    `Only ${SETTINGS.filter(({ secret }) => secret)
      .map(({ name }) => code(name))
      .join(", ")} may be secret: \`pulumi config set --secret --path ringfence:contacts.security.phone …\`.`,
  );
