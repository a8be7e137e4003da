import { COMMAND } from "../command";
import { describeProblems, type Problem } from "../../domain/fields/problems";
import { readScanOptions, SCAN_OPTIONS, type ScanOptions } from "../scan/options";
import type { ScanResult } from "../scan/scan";
import type { Verb } from "../verb";

async function sourcesOf({ staged, paths }: ScanOptions) {
  if (staged) return (await import("../scan/staged")).stagedIn(".", paths);
  return (await import("../scan/files")).filesOf(paths.length === 0 ? ["."] : paths);
}

async function formatted(result: ScanResult, { format }: ScanOptions): Promise<string> {
  if (format === "json") return `${(await import("../untrusted")).safeJson(result)}\n`;
  if (format === "sarif") return `${(await import("../scan/sarif")).scanSarif(result)}\n`;
  return (await import("../scan/text")).describeScan(result);
}

/** `ringfence scan`: credentials in files, or in what is about to be committed. */
export const scan: Verb = {
  name: "scan",
  summary: "look for keys, tokens and private keys in files, or in what would be committed, and print none of them",
  words: "[paths...]",
  options: SCAN_OPTIONS,
  example: `${COMMAND} scan --staged`,
  run: async (given, { out, err }) => {
    // 2 says that something leaked. A hook must not say so of a mistake in its own words.
    const refuse = (problems: readonly Problem[]) => {
      err(`${describeProblems("nothing can be scanned", problems)}\n`);
      return 1 as const;
    };
    const read = readScanOptions(given);
    if ("problems" in read) return refuse(read.problems);
    const { options } = read;
    const [{ scanSources }, { readAllowList }] = await Promise.all([import("../scan/scan"), import("../scan/allowed")]);
    const [{ sources, problems }, allow] = [await sourcesOf(options), readAllowList(options.allowList)];
    if (problems.length > 0 || "problems" in allow) {
      return refuse([...problems, ...("problems" in allow ? allow.problems : [])]);
    }
    const result = scanSources(sources, allow);
    out(await formatted(result, options));
    if (!result.complete) return 1;
    return result.findings.length > 0 ? 2 : 0;
  },
};
