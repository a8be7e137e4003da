import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { SETTINGS } from "../../domain/settings/schema";
import type { Generator } from "./generator";

const FILE = "Pulumi.yaml";
const PREFIX = "ringfence:";

/**
 * The settings that Pulumi can fill in by itself: one word each, with a default that is a value. No type stands beside it:
 * the engine stops at the first value of another type, before the program can say what else is wrong.
 * `validateStackConfigValues` in pkg/workspace of pulumi/pulumi, and
 * https://www.pulumi.com/docs/iac/concepts/projects/project-file/
 */
const filledIn = SETTINGS.flatMap(({ name, kind, required, absent, default: fallback, description }) =>
  (kind === "text" || kind === "boolean") && !required && absent === undefined
    ? [
        {
          name,
          entry: { default: kind === "boolean" ? fallback === "true" : fallback, description },
        },
      ]
    : [],
);

/** The project file with the defaults of settings as the schema has them; everything else stays as it is written. */
function projectFileText(text: string): string {
  const document = parseDocument(text);
  const kept = Object.keys((document.toJS() as { config: object }).config).filter((key) => key.startsWith(PREFIX));
  for (const key of kept) document.deleteIn(["config", key]);
  for (const { name, entry } of filledIn) document.setIn(["config", `${PREFIX}${name}`], document.createNode(entry));
  return document.toString({ lineWidth: 0 });
}

export const projectFile: Generator = {
  name: "project-file",
  needs: "none",
  files: () => [{ path: FILE, text: projectFileText(readFileSync(join(__dirname, "..", "..", FILE), "utf8")) }],
};
