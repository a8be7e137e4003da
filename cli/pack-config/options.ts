import * as v from "valibot";
import type { Problem } from "../../domain/fields/problems";
import { allowedRegions } from "../../domain/fields/regions";
import { choice } from "../../domain/fields/values";
import { PRESETS } from "../../policies/engine/presets";
import { words } from "../guardrails/options";
import { readOptions } from "../read-options";
import type { VerbOption } from "../verb";

const STANDARD_OUTPUT = "-";

/** What `pack-config init` takes. */
export const PACK_CONFIG_OPTIONS: readonly VerbOption[] = [
  {
    flags: "--preset <preset>",
    summary: `How strict it starts: ${PRESETS.join(", ")}.`,
    default: "standard",
  },
  {
    flags: "--allowed-regions <regions>",
    summary: "Regions where workloads may run, separated by commas. Default: to be written into the file.",
    parse: words,
  },
  {
    flags: "--out <file>",
    summary: `File to write; ${STANDARD_OUTPUT} is standard output.`,
    default: "policy-pack.json",
  },
  { flags: "--force", summary: "Write although the file is there.", default: false },
];

const schema = v.object({
  preset: choice(PRESETS),
  allowedRegions: v.optional(allowedRegions),
  out: v.string(),
  force: v.boolean(),
  words: v.pipe(
    v.array(v.string()),
    v.check(([action, ...more]) => action === "init" && more.length === 0, 'expected the word "init" and no other'),
  ),
});

export interface PackConfigOptions extends Omit<v.InferOutput<typeof schema>, "words" | "out"> {
  /** Undefined: standard output. */
  readonly file?: string;
}

export function readPackConfigOptions(
  given: Record<string, unknown>,
): { options: PackConfigOptions } | { problems: Problem[] } {
  const read = readOptions(schema, given);
  if ("problems" in read) {
    return {
      problems: read.problems.map((each) => (each.path === "--words" ? { ...each, path: "pack-config" } : each)),
    };
  }
  const { preset, allowedRegions: regions, force, out } = read.options;
  return {
    options: { preset, allowedRegions: regions, force, ...(out === STANDARD_OUTPUT ? {} : { file: out }) },
  };
}
