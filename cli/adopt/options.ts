import * as v from "valibot";
import { type Problem, show } from "../../domain/fields/problems";
import { allowedRegions, region } from "../../domain/fields/regions";
import { CONNECTION_OPTIONS, type ConnectionOptions, connectionProblems } from "../connection";
import { words } from "../guardrails/options";
import { readOptions } from "../read-options";
import type { VerbOption } from "../verb";

/** What `adopt` takes. */
export const ADOPT_OPTIONS: readonly VerbOption[] = [
  {
    flags: "--settings <file>",
    summary:
      "Configuration of the stack, Pulumi.<stack>.yaml: its regions, switches and groups decide what matters. Contacts and budget may be missing.",
  },
  {
    flags: "--allowed-regions <regions>",
    summary: "Regions where workloads may run, separated by commas, where there is no configuration yet.",
    parse: words,
  },
  { flags: "--home-region <region>", summary: "Region where alerts gather. Default: the first allowed region." },
  {
    flags: "--json",
    summary:
      "Print JSON: { account, complete, existing, lines, takenOver, atWork, keys, groups, decisions, gaps }; docs/adoption.md has the members.",
    default: false,
  },
  ...CONNECTION_OPTIONS,
];

const schema = v.object({
  settings: v.optional(v.string()),
  allowedRegions: v.optional(allowedRegions),
  homeRegion: v.optional(region),
  json: v.boolean(),
});

/** As they are used. */
export type AdoptOptions = v.InferOutput<typeof schema> & ConnectionOptions;

function contradictions({ settings, allowedRegions: allowed, homeRegion }: AdoptOptions): Problem[] {
  if (settings !== undefined) {
    return [
      ...(allowed === undefined ? [] : ["--allowed-regions"]),
      ...(homeRegion === undefined ? [] : ["--home-region"]),
    ].map((path) => ({ path, message: `stands beside --settings, whose file says it; give one of the two` }));
  }
  if (allowed === undefined) {
    const message = "none is given; name the configuration of the stack, or say --allowed-regions ap-southeast-2";
    return [{ path: "--settings, --allowed-regions", message }];
  }
  if (homeRegion === undefined || allowed.includes(homeRegion)) return [];
  const message = `${show(homeRegion)} is not one of --allowed-regions (${allowed.join(", ")}); add it there`;
  return [{ path: "--home-region", message }];
}

/** The options of the command line, read: every problem at once. */
export function readAdoptOptions(given: Record<string, unknown>): { options: AdoptOptions } | { problems: Problem[] } {
  const read = readOptions(schema, given);
  const asked = connectionProblems(given);
  if ("problems" in read) return { problems: [...read.problems, ...asked] };
  const options = { ...(given as ConnectionOptions), ...read.options };
  const problems = [...contradictions(options), ...asked];
  return problems.length > 0 ? { problems } : { options };
}
