import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stackFile } from "../../answers";
import { openStack } from "../../host/pulumi-cli";
import { refusalsOf } from "../engine/events";
import { failUnless, type RunContext, type Scene } from "./scene";

/** What lets the policy pack judge a run of the engine. */
export const packOptions = ({ root, packConfig }: Pick<RunContext, "root" | "packConfig">): string[] => [
  "--policy-pack",
  join(root, "policies"),
  "--policy-pack-config",
  packConfig,
];

/** Rules that the intruder's program must break, each for its own reason. */
const BROKEN_RULES = ["region-allowed", "spot-forbidden", "aws-key-anywhere"];

export const refuseIntruder: Scene = {
  title: "The policy pack refuses an intruder's program: a spot fleet with a key",
  run: async (context) => {
    const cwd = join(context.root, "examples", "refused-by-pack");
    await openStack(context.session.pulumi, "sandbox", cwd, context.folder);
    const configFile = join(context.folder, "Pulumi.refused.yaml");
    writeFileSync(configFile, stackFile({}));
    const result = await context.engine.run(
      ["preview", "--stack", "sandbox", "--config-file", configFile, ...packOptions(context)],
      { cwd },
    );
    const refusals = refusalsOf(result.events);
    context.screen.say(`refused by ${refusals.map(({ policyName }) => policyName).join(", ") || "no rule"}`);
    const missing = BROKEN_RULES.filter((rule) => !refusals.some(({ policyName }) => policyName === rule));
    const failures = [
      ...failUnless(result.code !== 0, "the preview was not refused"),
      ...missing.map((rule) => `${rule} did not fire`),
    ];
    return failures.length > 0 ? [...failures, ...result.relevant] : [];
  },
};
