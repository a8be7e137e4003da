import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "sarif";
import { makePackFolder, type PackFolder } from "../support/pack-folder";
import { runRingfence } from "../support/run-ringfence";
import { sampleWorkflow } from "../support/sample-workflow";
import { exported, FLEET, ofAws, previewed } from "../support/stored-stack";

let mockPack: PackFolder;
jest.mock("../../cli/package-folder", () => ({
  ...jest.requireActual<object>("../../cli/package-folder"),
  packFolder: () => mockPack.folder,
}));

const FILES = ["plan.json", "state.json", "policy-pack.json"];
let folder: string;
beforeAll(async () => {
  mockPack = await makePackFolder();
  folder = mkdtempSync(join(tmpdir(), "ringfence-workflow-"));
  const fleet = ofAws(FLEET, { region: "ap-southeast-2" }, { sourcePosition: "project:///index.ts#3,1" });
  writeFileSync(join(folder, "plan.json"), JSON.stringify(previewed([fleet])));
  writeFileSync(join(folder, "state.json"), JSON.stringify(exported([fleet])));
  const config = { all: "disabled", "spot-forbidden": "mandatory" };
  writeFileSync(join(folder, "policy-pack.json"), JSON.stringify(config));
});
afterAll(() => {
  mockPack.remove();
  rmSync(folder, { recursive: true });
});

const { on, jobs } = sampleWorkflow("policy");

/** The commands of a job, run as they are but for the folder of their files and where their output goes. */
async function runOf(job: string, format: string): Promise<{ code: number; out: string; err: string }> {
  const commands = jobs[job]!.steps.flatMap(
    ({ run }) => /^npx --no ringfence (.*?)(?: >>? \S+)?$/.exec(run ?? "")?.[1] ?? [],
  );
  const [command, ...others] = commands.filter((each) => each.includes(`--format ${format}`));
  expect(others).toEqual([]);
  const words = command!.split(" ").map((word) => (FILES.includes(word) ? join(folder, word) : word));
  return runRingfence(...words);
}

describe("the sample workflow of the policy pack", () => {
  it("annotates the line of the program that is at fault", async () => {
    const { code, out } = await runOf("pull-request", "github");
    expect(code).toBe(2);
    expect(out).toMatch(/^::error title=spot-forbidden \(high\),file=index.ts,line=3,col=1::/);
  });

  it("writes a summary, and alerts for code scanning", async () => {
    expect((await runOf("pull-request", "markdown")).out).toMatch(/^## ❌ Ringfence policy pack/);
    const sarif = JSON.parse((await runOf("pull-request", "sarif")).out) as Log;
    expect(sarif.runs[0]!.results!.map(({ ruleId }) => ruleId)).toEqual(["spot-forbidden"]);
    const upload = jobs["pull-request"]!.steps.at(-1)!;
    expect([upload.uses, upload.with]).toEqual([
      expect.stringMatching(/^github\/codeql-action\/upload-sarif@/),
      { sarif_file: "policy.sarif", category: "ringfence" },
    ]);
  });

  it("runs every format whether or not the one before found something, but never without a preview", () => {
    const { steps } = jobs["pull-request"]!;
    const preview = steps.findIndex(({ id }) => id === "preview");
    expect(steps[preview]!.run).toMatch(/^pulumi preview --json --show-sames /);
    const later = steps.slice(preview + 2).map((step) => step.if);
    expect(later).toEqual(later.map(() => "${{ !cancelled() && steps.preview.outcome == 'success' }}"));
  });

  it("judges the deployed stack every night, and tells people when something is wrong", async () => {
    expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/) as string }]);
    expect([sampleWorkflow().on.schedule, sampleWorkflow("doctor").on.schedule]).not.toContainEqual(on.schedule);
    expect((await runOf("nightly", "markdown")).code).toBe(2);
    const last = jobs["nightly"]!.steps.at(-1)!;
    expect([last.if, last.run]).toEqual(["failure()", expect.stringContaining("gh issue create")]);
    expect(JSON.stringify(jobs)).not.toMatch(/continue-on-error|\|\| true/);
  });
});
