import * as v from "valibot";
import type { Problem } from "../../domain/fields/problems";
import { choice } from "../../domain/fields/values";
import { readOptions } from "../read-options";
import type { VerbOption } from "../verb";

const FORMATS = ["text", "json", "sarif"] as const;

/** What `scan` takes. */
export const SCAN_OPTIONS: readonly VerbOption[] = [
  {
    flags: "--staged",
    summary: "what would be committed: lines of the index that were added or changed",
    default: false,
  },
  { flags: "--format <format>", summary: "text, json or sarif", default: "text" },
  {
    flags: "--allow-list <file>",
    summary: "what may stay, with reasons. Default: .ringfence-scan.yaml here or at the root of the repository",
  },
];

const schema = v.object({
  words: v.optional(v.array(v.array(v.string())), []),
  staged: v.boolean(),
  format: choice(FORMATS),
  allowList: v.optional(v.string()),
});

export interface ScanOptions {
  /** Files and folders; those of the working folder when nothing is named. */
  readonly paths: readonly string[];
  readonly staged: boolean;
  readonly format: (typeof FORMATS)[number];
  readonly allowList?: string;
}

/** The options of the command line, read: every problem at once. */
export function readScanOptions(given: Record<string, unknown>): { options: ScanOptions } | { problems: Problem[] } {
  const read = readOptions(schema, given);
  if ("problems" in read) return read;
  const { words, ...options } = read.options;
  return { options: { ...options, paths: words.flat() } };
}
