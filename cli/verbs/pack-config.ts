import { COMMAND } from "../command";
import { writeFileSync } from "node:fs";
import { describeProblems } from "../../domain/fields/problems";
import { PACK_CONFIG_OPTIONS, type PackConfigOptions, readPackConfigOptions } from "../pack-config/options";
import type { Output } from "../output";
import type { ExitCode, Verb } from "../verb";

async function init(
  { preset, allowedRegions, file, force }: PackConfigOptions,
  { out, err }: Output,
): Promise<ExitCode> {
  const [{ rules }, { presetConfig }, { SHARED_SECTION }] = await Promise.all([
    import("../../policies/rules"),
    import("../../policies/engine/presets"),
    import("../../policies/settings"),
  ]);
  const shared = allowedRegions === undefined ? {} : { [SHARED_SECTION]: { allowedRegions } };
  const text = `${JSON.stringify({ ...shared, ...presetConfig(preset, rules) }, undefined, 2)}\n`;
  if (file === undefined) {
    out(text);
  } else {
    try {
      writeFileSync(file, text, { flag: force ? "w" : "wx" });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const why = code === "EEXIST" ? `${file} is there already; --force writes over it` : message;
      err(`pack-config: ${why}\n`);
      return 1;
    }
    out(`${file}: ${rules.length} rules, preset ${preset}\n`);
  }
  if (allowedRegions === undefined) {
    err(
      `pack-config: no region is allowed yet, so that the rules about regions judge nothing; add "${SHARED_SECTION}": { "allowedRegions": [...] }\n`,
    );
  }
  return 0;
}

/** `ringfence pack-config init`: a configuration of the policy pack to start from. */
export const packConfig: Verb = {
  name: "pack-config",
  summary: "write a configuration file of the policy pack, for --policy-pack-config",
  words: "<action>",
  options: PACK_CONFIG_OPTIONS,
  example: `${COMMAND} pack-config init --preset starter --allowed-regions ap-southeast-2`,
  run: (given, output) => {
    const read = readPackConfigOptions(given);
    if ("options" in read) return init(read.options, output);
    output.err(`${describeProblems("no configuration can be written", read.problems)}\n`);
    return 2;
  },
};
