import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BUILDS } from "../../components/baseline/table";
import { Profile } from "../../domain/controls/control";
import { NAME_PREFIX } from "../../domain/documents/own-principals";
import type { AcceptanceOptions } from "./options";

/** The region that the golden files are of; the other one is us-east-1. */
const GOLDEN_HOME = "ap-southeast-2";

/** A run has one address, which each topic writes to once; the golden files are of an owner with several. */
const ONE_ADDRESS = / ringfence-alert-channel-mail-operations-/;

const golden = (root: string, name: string): string[] =>
  readFileSync(join(root, "tests", name), "utf8")
    .trimEnd()
    .split("\n");

/** What the names of a component and of its children begin with, for each that is left out. */
const leftOutStems = (without: readonly string[]): string[] =>
  BUILDS.filter(({ controls }) => controls.every((id) => without.includes(id))).map(
    ({ controls: [id], stem = id }) => `${NAME_PREFIX}${stem}`,
  );

/** Stems of which one begins another: the longest tells whose a name is. */
const STEMS = BUILDS.map(({ controls: [id], stem = id }) => `${NAME_PREFIX}${stem}`).sort(
  (a, b) => b.length - a.length,
);
const stemOf = (name: string): string | undefined => STEMS.find((stem) => name === stem || name.startsWith(`${stem}-`));

/**
 * Type and name of each resource that the sandbox made with these options, `<type> <name>`: the golden files that the tests
 * hold the program against.
 *
 * @param root folder of the checkout
 */
export function expectedIdentities(
  root: string,
  { profile, region, without }: Pick<AcceptanceOptions, "profile" | "region" | "without">,
): string[] {
  const standard = golden(root, "identities.golden.txt");
  const missing = golden(root, "identities.minimal.golden.txt");
  const all = {
    [Profile.Minimal]: () => standard.filter((line) => !missing.includes(line)),
    [Profile.Standard]: () => standard,
    [Profile.Compliance]: () => [...standard, ...golden(root, "identities.compliance.golden.txt")],
  }[profile]();
  const gone = leftOutStems(without);
  return all
    .filter((line) => !ONE_ADDRESS.test(line) && !gone.includes(stemOf(line.split(" ")[1]!) ?? ""))
    .map((line) => line.replaceAll(GOLDEN_HOME, region));
}

/** What two lists of identities do not have in common. */
export interface Difference {
  missing: string[];
  unexpected: string[];
  /** Type -> how many were expected and how many are there, where that differs. */
  counts: Record<string, { expected: number; found: number }>;
}

const byType = (identities: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const line of identities) {
    const type = line.split(" ")[0]!;
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
};

/** Compares what is there with what the sandbox made. */
export function differenceOf(expected: readonly string[], found: readonly string[]): Difference {
  const [wanted, there] = [byType(expected), byType(found)];
  const types = [...new Set([...wanted.keys(), ...there.keys()])].sort();
  return {
    missing: expected.filter((line) => !found.includes(line)),
    unexpected: found.filter((line) => !expected.includes(line)),
    counts: Object.fromEntries(
      types
        .map((type) => [type, { expected: wanted.get(type) ?? 0, found: there.get(type) ?? 0 }] as const)
        .filter(([, { expected: before, found: now }]) => before !== now),
    ),
  };
}

/** A difference in lines, one each. */
export const differenceLines = ({ missing, unexpected, counts }: Difference): string[] => [
  ...missing.map((line) => `missing: ${line}`),
  ...unexpected.map((line) => `not expected: ${line}`),
  ...Object.entries(counts).map(([type, { expected, found }]) => `${type}: ${found} instead of ${expected}`),
];
