import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { StackFile } from "../domain/settings/stack-file";

interface Project {
  name?: unknown;
  config?: unknown;
  stackConfigDir?: unknown;
}

/** Reads the file of a stack; undefined when nobody can tell which one that is. */
export type ReadStackFile = (project: string, stack: string) => StackFile | undefined;

const readYaml = (file: string): unknown => {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch {
    // The engine has read both before. What cannot be read here is another file, or YAML of a kind that only it knows.
    return undefined;
  }
};

/**
 * Reads `Pulumi.<stack>.yaml`, where the engine looks for it: beside the project file, or in `stackConfigDir`.
 * `ProjectStackPath` in sdk/go/common/workspace/paths.go of pulumi/pulumi.
 *
 * @param folder of the project; the host of the language starts a program there
 */
export const stackFileIn =
  (folder: string): ReadStackFile =>
  (project, stack) => {
    const found = readYaml(join(folder, "Pulumi.yaml")) as Project | null | undefined;
    if (found?.name !== project) return undefined;
    const { config, stackConfigDir = typeof config === "string" ? config : "" } = found;
    const name = `Pulumi.${stack.replaceAll("/", "-")}.yaml`;
    const content = readYaml(join(folder, String(stackConfigDir), name));
    if (content === undefined) return undefined;
    return { name, content, filledIn: typeof config === "object" && config !== null ? Object.keys(config) : [] };
  };

/** Of the project that this program is. */
export const readStackFile: ReadStackFile = (project, stack) => stackFileIn(process.cwd())(project, stack);
