import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { PackageSchema } from "../../plugin/component-provider";
import type { TestStack } from "./stack";

/**
 * `pulumi package get-schema` of a folder with a plugin. The engine installs a plugin's dependencies before it asks; here
 * they are there, and an `npm` that makes no more than the folder which is looked for leaves them as they are.
 *
 * @throws Error with what the engine said, when it does not get one
 */
export async function schemaWithoutInstalling(stack: TestStack, plugin: string): Promise<PackageSchema> {
  const idle = join(stack.folder, "idle-npm");
  mkdirSync(idle, { recursive: true });
  writeFileSync(join(idle, "npm"), "#!/bin/sh\nmkdir -p node_modules\n");
  chmodSync(join(idle, "npm"), 0o755);
  const env = { PATH: [idle, stack.session.env["PATH"] ?? ""].join(delimiter) };
  const { code, output } = await stack.session.pulumi.run(["package", "get-schema", plugin], {
    cwd: stack.folder,
    env,
  });
  if (code !== 0) throw new Error(`${plugin} has no schema: ${output}`);
  return JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)) as PackageSchema;
}
