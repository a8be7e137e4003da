import type { Field } from "../../domain/fields/field";
import { SETTINGS } from "../../domain/settings/schema";
import { code, entries, fence, page, type Page } from "./markdown";

const indented = (text: string): string =>
  text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");

const asYaml = ({ name, example, kind }: Field): string =>
  ["config:", kind === "map" ? `  ringfence:${name}:\n${indented(example)}` : `  ringfence:${name}: ${example}`].join(
    "\n",
  );

/** As code where it is a list or a map, whose stars would be marks of Markdown. */
const shown = (fallback: string): string => (/^[[{]/.test(fallback) ? code(fallback) : fallback);

/** Fields of the map of that name, one an entry; empty when there are none. */
export const fieldList = (fields: readonly Field[], map: string): string[] =>
  fields.length === 0
    ? []
    : [
        `Keys of ${code(map)}:`,
        entries(
          fields.map(({ name, description, shape, required, default: fallback, example }) => ({
            head: code(name),
            text: description,
            facts: [
              ["shape", shape],
              ["default", required ? "none, it is required" : shown(fallback)],
              ["example", code(example)],
            ],
          })),
        ),
      ];

/** The reference of every setting. */
export const settingsPage = (): Page =>
  page(
    "docs/settings.md",
    "domain/settings/schema.ts",
    "# Settings",
    "Every setting stands in `Pulumi.<stack>.yaml` under `ringfence:`, and has the same name as an argument of `AccountBaseline` (but `accountId`, which only the program compares with its credentials). Three are required. All problems of a configuration are reported at once, before anything is asked of the account.",
    "Addresses at `acme.internal` stand for yours: nobody can be reached there, and the preview refuses them. A phone number without spaces needs quotes, because YAML reads it as a number.",
    ...SETTINGS.flatMap((setting) => [
      `## ${setting.name}`,
      setting.description,
      [`- shape: ${setting.shape}`, setting.required ? "- required" : `- default: ${shown(setting.default)}`].join(
        "\n",
      ),
      fence("yaml", asYaml(setting)),
      ...fieldList(setting.fields, setting.name),
    ]),
    `Only ${SETTINGS.filter(({ secret }) => secret)
      .map(({ name }) => code(name))
      .join(", ")} may be secret: \`pulumi config set --secret --path ringfence:contacts.security.phone …\`.`,
  );
