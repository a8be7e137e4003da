// `npm run bench:pack`: the policy pack beside an empty pack, @pulumi/awsguard and Checkov, on the same resources. Writes
// docs/pack-comparison.md. What a tool finds is said both ways: what it has alone, and what it lacks.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import strict from "../policies/presets/strict.json";
import { makePackFolder } from "../tests/support/pack-folder";
import { labelled, resources } from "./bench-pack/corpus";
import { planOf, terraformType } from "./bench-pack/terraform";
import { awsguardFolder, checkovCommand, runCheckov, runPack, type Run, VERSIONS } from "./bench-pack/tools";
import { median } from "./bench/measure";
import { table } from "./docs/markdown";

const ROUNDS = 5;
const COUNT = 700;
const ROOT = path.join(__dirname, "..");
const CONFIG = { ...strict, ringfence: { allowedRegions: ["ap-southeast-2"] } };

interface Tool {
  readonly name: string;
  run(of: ReturnType<typeof resources>): Promise<Run>;
}

const nameOf = (resource: { name?: string }): string => (resource.name ?? "").replace(/[^\w-]/g, "_");

/** How many of the labelled bad resources of each rule a tool has anything to say about, and how many good ones. */
function detection(run: Run) {
  const has = (name: string) => (run.findings.get(name)?.length ?? 0) > 0;
  const counts = new Map<string, { bad: number; found: number; good: number; flagged: number }>();
  for (const { resource, rule, isBad } of labelled) {
    const count = counts.get(rule) ?? { bad: 0, found: 0, good: 0, flagged: 0 };
    const said = has(resource.name ?? "") || has(nameOf(resource));
    counts.set(rule, {
      bad: count.bad + Number(isBad),
      found: count.found + Number(isBad && said),
      good: count.good + Number(!isBad),
      flagged: count.flagged + Number(!isBad && said),
    });
  }
  return counts;
}

/** Findings of a tool on resources of which the pack says nothing: what it has alone. */
function alone(run: Run, ours: Run): [finding: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { resource } of labelled) {
    const name = resource.name ?? "";
    if ((ours.findings.get(name)?.length ?? 0) > 0) continue;
    for (const finding of run.findings.get(name) ?? run.findings.get(nameOf(resource)) ?? []) {
      const short = finding.replace(/\s*\(.*$/, "").slice(0, 110);
      counts.set(short, (counts.get(short) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "ringfence-bench-pack-"));
  const empty = await makePackFolder("tests/policies/packs/empty.ts");
  try {
    const awsguard = await awsguardFolder();
    const checkov = await checkovCommand();
    const tools: Tool[] = [
      { name: "Ringfence, strict", run: (of) => runPack(path.join(ROOT, "policies"), CONFIG, of) },
      { name: "an empty pack", run: (of) => runPack(empty.folder, {}, of) },
      { name: `@pulumi/awsguard ${VERSIONS.awsguard}`, run: (of) => runPack(awsguard, {}, of) },
      { name: `Checkov ${VERSIONS.checkov}`, run: (of) => runCheckov(checkov, planOf(of), folder) },
    ];
    const many = resources(COUNT);
    const times = new Map<string, number[]>(tools.map(({ name }) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const tool of tools) times.get(tool.name)!.push((await tool.run(many)).seconds);
    }
    const [ours, , guard, check] = await Promise.all(tools.map((tool) => tool.run(labelled.map((one) => one.resource))));
    const found = [ours!, guard!, check!].map(detection);
    const translated = labelled.filter(({ resource }) => terraformType(resource.type) !== undefined).length;
    const sum = (counts: ReturnType<typeof detection>, key: "bad" | "found" | "good" | "flagged") =>
      [...counts.values()].reduce((all, each) => all + each[key], 0);
    const text = [
      "<!-- Made by `npm run bench:pack`. -->",
      "# The pack beside other tools",
      `On ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}; medians of ${ROUNDS} interleaved runs, from the start of a tool to its last answer, on the same ${COUNT} resources: for the packs over the protocol of the engine, for Checkov as a Terraform plan.`,
      table(
        ["tool", "seconds"],
        tools.map(({ name }) => [name, median(times.get(name)!).toFixed(2)]),
      ),
      "## What each finds",
      `The resources are the examples of Ringfence's own rules, so that the counts favour it: they say which of these mistakes another tool also sees, not which mistakes there are. A resource counts as found when the tool says anything about it, whatever the reason. Checkov was handed ${translated} of ${labelled.length}, those whose type Terraform has too. "Flagged" are examples that Ringfence accepts and another tool does not: often a different demand, such as a key of one's own, and not a mistake.`,
      table(
        ["rule", "wrong", "Ringfence", "awsguard", "Checkov", "accepted", "flagged by awsguard", "flagged by Checkov"],
        [
          ...[...found[0]!].map(([rule, own]) => [
            rule,
            String(own.bad),
            String(own.found),
            String(found[1]!.get(rule)!.found),
            String(found[2]!.get(rule)!.found),
            String(own.good),
            String(found[1]!.get(rule)!.flagged),
            String(found[2]!.get(rule)!.flagged),
          ]),
          [
            "**all**",
            String(sum(found[0]!, "bad")),
            ...found.map((counts) => String(sum(counts, "found"))),
            String(sum(found[0]!, "good")),
            ...found.slice(1).map((counts) => String(sum(counts, "flagged"))),
          ],
        ],
      ),
      "## What the others find that Ringfence does not",
      "Findings on resources of which Ringfence says nothing at its strictest, with how many resources they are about; the thirty most frequent.",
      ...(
        [
          ["awsguard", guard!],
          ["Checkov", check!],
        ] as const
      ).map(([name, run]) => {
        const rows = alone(run, ours!).slice(0, 30);
        return `### ${name}\n\n${rows.length === 0 ? "nothing on these resources" : table(["finding", "resources"], rows.map(([finding, count]) => [finding, String(count)]))}`;
      }),
    ].join("\n\n");
    const style = await resolveConfig(path.join(ROOT, "docs"));
    const formatted = await format(text, { ...style, parser: "markdown" });
    writeFileSync(path.join(ROOT, "docs", "pack-comparison.md"), formatted);
    process.stdout.write(formatted);
  } finally {
    empty.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
