import * as v from "valibot";
import type { Problem } from "../../domain/fields/problems";
import { choice } from "../../domain/fields/values";
import { readOptions } from "../read-options";
import type { VerbOption } from "../verb";

const FORMATS = ["text", "json", "sarif", "markdown", "github"] as const;
export type Format = (typeof FORMATS)[number];

/** What `check` takes. */
export const CHECK_OPTIONS: readonly VerbOption[] = [
  { flags: "--file <file>", summary: "What `pulumi stack export` wrote; - is standard input." },
  {
    flags: "--program-plan <file>",
    summary: "What `pulumi preview --json --show-sames` wrote; - is standard input.",
  },
  {
    flags: "--config <file>",
    summary: "Configuration of the pack, the file for --policy-pack-config. Default: the defaults of the rules.",
  },
  { flags: "--baseline <file>", summary: "Violations that were accepted: only others count." },
  {
    flags: "--write-baseline <file>",
    summary: "Accept what is violated now: write it to this file. Critical rules are not accepted.",
  },
  { flags: "--format <format>", summary: `One of ${FORMATS.join(", ")}.`, default: "text" },
  {
    flags: "--fail-on <level>",
    summary: "Which violations end with 2: mandatory, or advisory for all.",
    default: "mandatory",
  },
  {
    flags: "--source-root <folder>",
    summary: "Folder of the program inside the repository, for annotations and SARIF. Default: the repository itself.",
  },
];

const schema = v.object({
  file: v.optional(v.string()),
  programPlan: v.optional(v.string()),
  config: v.optional(v.string()),
  baseline: v.optional(v.string()),
  writeBaseline: v.optional(v.string()),
  format: choice(FORMATS),
  failOn: choice(["mandatory", "advisory"]),
  sourceRoot: v.optional(v.string()),
});

type Read = v.InferOutput<typeof schema>;

export interface CheckOptions extends Omit<Read, "file" | "programPlan"> {
  readonly source: { readonly kind: "state" | "plan"; readonly file: string };
}

/** The options of the command line, read: every problem at once. */
export function readCheckOptions(given: Record<string, unknown>): { options: CheckOptions } | { problems: Problem[] } {
  const read = readOptions(schema, given);
  if ("problems" in read) return read;
  const { file, programPlan, ...options } = read.options;
  const problems: Problem[] = [];
  if ((file === undefined) === (programPlan === undefined)) {
    const message = `${file === undefined ? "missing" : "one at a time"}; give --file with what \`pulumi stack export\` wrote, or --program-plan with what \`pulumi preview --json --show-sames\` wrote`;
    problems.push({ path: "--file, --program-plan", message });
  }
  if (options.baseline !== undefined && options.writeBaseline !== undefined) {
    problems.push({
      path: "--baseline, --write-baseline",
      message: "one at a time; the written file is the new baseline",
    });
  }
  if (problems.length > 0) return { problems };
  const source =
    file === undefined ? ({ kind: "plan", file: programPlan! } as const) : ({ kind: "state", file } as const);
  return { options: { ...options, source } };
}
