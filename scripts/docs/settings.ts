import { SETTINGS } from "../../domain/setting-table";
import { code, fence, page, type Page } from "./markdown";

const indented = (text: string): string =>
  text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");

const asYaml = (name: string, example: string, kind: string): string =>
  ["config:", kind === "map" ? `  ringfence:${name}:\n${indented(example)}` : `  ringfence:${name}: ${example}`].join(
    "\n",
  );

/** The reference of every setting. */
export const settingsPage = (): Page =>
  page(
    "docs/settings.md",
    "domain/setting-table.ts",
    "# Settings",
    "Every setting stands in `Pulumi.<stack>.yaml` under `ringfence:`, and has the same name as an argument of `AccountBaseline` (but `accountId`, which only the program compares with its credentials). Three are required. All problems of a configuration are reported at once, before anything is asked of the account.",
    ...SETTINGS.flatMap(({ name, required, shape, default: fallback, description, example, kind }) => [
      `## ${name}`,
      description,
      [`- shape: ${shape}`, required ? "- required" : `- default: ${fallback}`].join("\n"),
      fence("yaml", asYaml(name, example, kind)),
    ]),
    `Only ${code("contacts")} may be secret: \`pulumi config set --secret --path ringfence:contacts.security.phone …\`.`,
  );
