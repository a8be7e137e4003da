import * as v from "valibot";
import { type Problem, show } from "../../domain/fields/problems";
import { allowedRegions, region } from "../../domain/fields/regions";
import { text } from "../../domain/fields/values";
import {
  ACCOUNTS_FROM_OPTION,
  everyAccountEntries,
  everyAccountProblems,
  ROLE_NAME_OPTION,
} from "../accounts/each-options";
import { CONNECTION_OPTIONS, type ConnectionOptions, connectionProblems } from "../connection";
import { words } from "../guardrails/options";
import { readOptions } from "../read-options";
import type { VerbOption } from "../verb";

/** What `sweep` takes. */
export const SWEEP_OPTIONS: readonly VerbOption[] = [
  {
    flags: "--allowed-regions <regions>",
    summary:
      "Regions where workloads may run, separated by commas: what is found elsewhere is marked, and ends with 2. Default: nobody said, so that anything is.",
    parse: words,
  },
  { flags: "--home-region <region>", summary: "Region where alerts gather. Default: the first allowed region." },
  {
    flags: "--since <time>",
    summary: "Show what is not older, and what does not say how old it is. ISO 8601, such as 2026-11-27T06:00Z.",
  },
  { flags: "--watch [seconds]", summary: "Look again and again, every 30 seconds by default, until Ctrl-C." },
  ACCOUNTS_FROM_OPTION,
  ROLE_NAME_OPTION,
  {
    flags: "--json",
    summary:
      "Print JSON: { account, takenAt, complete, regions, cells, items, gaps, unasked }; of several accounts { accounts, leftOut }.",
    default: false,
  },
  { flags: "--markdown", summary: "Print Markdown, for an issue or the summary of a job.", default: false },
  { flags: "--sarif", summary: "Print SARIF 2.1.0, for code scanning.", default: false },
  { flags: "--html <file>", summary: "Write one page that needs nothing else, and print the text, too." },
  ...CONNECTION_OPTIONS,
];

const time = v.pipe(
  text(
    "a time as ISO 8601, such as 2026-11-27T06:00Z",
    (value) =>
      /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(value) &&
      !Number.isNaN(Date.parse(value)),
  ),
  v.transform((value) => new Date(value)),
);

/** Seconds between two looks; fewer would be throttled. */
const LEAST = 5;
const EVERY = 30;

const pause = v.pipe(
  v.union([v.literal(true), text(`a number of seconds from ${LEAST}`, (value) => Number(value) >= LEAST)]),
  v.transform((value) => (value === true ? EVERY : Number(value))),
);

const schema = v.object({
  allowedRegions: v.optional(allowedRegions),
  homeRegion: v.optional(region),
  since: v.optional(time),
  watch: v.optional(pause),
  ...everyAccountEntries,
  json: v.boolean(),
  markdown: v.boolean(),
  sarif: v.boolean(),
  html: v.optional(v.string()),
});

type Read = v.InferOutput<typeof schema>;

/** As they are used; no allowed region: nobody said which are. */
export type SweepOptions = Omit<Read, "allowedRegions"> & { allowedRegions: string[] } & ConnectionOptions;

/** What one option says of another. */
function contradictions(options: Read): Problem[] {
  const { allowedRegions: allowed = [], homeRegion, accountsFrom, watch, html } = options;
  const formats = (["json", "markdown", "sarif"] as const).filter((format) => options[format]);
  const problem = (path: string, message: string): Problem => ({ path, message });
  return [
    ...(homeRegion !== undefined && !allowed.includes(homeRegion)
      ? [
          problem(
            "--home-region",
            `${show(homeRegion)} is not one of --allowed-regions (${allowed.join(", ") || "none is given"}); add it there`,
          ),
        ]
      : []),
    ...(formats.length > 1
      ? [problem(formats.map((format) => `--${format}`).join(", "), "one output has one format; run it once for each")]
      : []),
    ...everyAccountProblems(options),
    ...(html !== undefined && accountsFrom !== undefined
      ? [problem("--html", "is the page of one account; run it for one with --role-arn, or take --markdown for all")]
      : []),
    ...(watch !== undefined && (formats.length > 0 || html !== undefined || accountsFrom !== undefined)
      ? [problem("--watch", "shows one account on a screen; leave out the formats and --accounts-from")]
      : []),
  ];
}

/** The options of the command line, read: every problem at once. */
export function readSweepOptions(given: Record<string, unknown>): { options: SweepOptions } | { problems: Problem[] } {
  const read = readOptions(schema, given);
  const asked = connectionProblems(given);
  if ("problems" in read) return { problems: [...read.problems, ...asked] };
  const problems = [...contradictions(read.options), ...asked];
  return problems.length > 0
    ? { problems }
    : {
        options: {
          ...(given as ConnectionOptions),
          ...read.options,
          allowedRegions: read.options.allowedRegions ?? [],
        },
      };
}
