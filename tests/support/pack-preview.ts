import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CliResult, RunOptions } from "../../sandbox/host/pulumi-cli";
import { ROOT, type TestStack } from "./stack";

/** `pulumi preview` with the product's pack in this configuration, as CI runs it. */
export function previewWithPack(stack: TestStack, config: unknown, options?: Partial<RunOptions>): Promise<CliResult> {
  const packConfig = join(stack.folder, "policy-pack.json");
  writeFileSync(packConfig, JSON.stringify(config));
  const pack = ["--policy-pack", join(ROOT, "policies"), "--policy-pack-config", packConfig];
  return stack.run(["preview", ...pack], options);
}

/** What the pack said at this level, each rule with the resource that it spoke about: `region-allowed fleet`. */
export const said = ({ output }: CliResult, level: "mandatory" | "advisory"): string[] => {
  const lines = output.matchAll(/\[(mandatory|advisory)\].*?\] {2}(\S+) {2}\([^)]*: (\S+)\)/g);
  return [...lines].filter(([, at]) => at === level).map(([, , rule, resource]) => `${rule} ${resource}`);
};
