import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckJson } from "../../cli/check/report";
import strict from "../../policies/presets/strict.json";
import { runRingfence } from "../support/run-ringfence";
import { openTestStack, ROOT, succeeded, type TestStack, TWO_REGIONS } from "../support/stack";

const CONFIG = { ...strict, ringfence: { allowedRegions: ["ap-southeast-2"] } };

/** What the engine writes into files, judged from these files as the engine judges it itself. */
describe("ringfence check", () => {
  let baseline: TestStack;
  beforeAll(async () => {
    baseline = await openTestStack();
    // At its strictest the pack demands that a provider works in one account only.
    baseline.configure({ ...TWO_REGIONS, "aws:allowedAccountIds": [baseline.session.account.accountId] });
    writeFileSync(join(baseline.folder, "policy-pack.json"), JSON.stringify(CONFIG));
  });
  afterAll(() => baseline.close());

  const config = () => join(baseline.folder, "policy-pack.json");

  async function check(flag: "--file" | "--program-plan", content: string) {
    const file = join(baseline.folder, "file.json");
    writeFileSync(file, content);
    const { code, out, err } = await runRingfence("check", flag, file, "--config", config(), "--format", "json");
    return { code, err, report: JSON.parse(out) as CheckJson };
  }

  test("the preview of the intruder's program is refused for the same reasons as by the engine", async () => {
    const cwd = join(ROOT, "examples", "refused-by-pack");
    const stack = await openTestStack({}, { cwd, beside: baseline });
    const pack = ["--policy-pack", join(ROOT, "policies"), "--policy-pack-config", config()];
    const engine = await stack.run(["preview", ...pack]);
    const violated = [...engine.output.matchAll(/\[mandatory\].*?\] {2}(\S+) /g)].map(([, rule]) => rule).sort();
    expect(violated).toContain("spot-forbidden");

    const { code, report } = await check("--program-plan", (await stack.run(["preview", "--json"])).output);
    expect(code).toBe(2);
    expect(report.violations.map(({ rule }) => rule).sort()).toEqual(violated);
  });

  test("the deployed baseline holds at its strictest, from its export", async () => {
    expect(succeeded(await baseline.up())).toBe(true);
    const { code, report } = await check("--file", (await baseline.run(["stack", "export"])).output);
    expect({ code, violations: report.violations }).toEqual({ code: 0, violations: [] });
    expect(report.summary.resources).toBeGreaterThan(100);
  });

  test("and from a preview that changes nothing, which shows what stays", async () => {
    const { code, report } = await check(
      "--program-plan",
      (await baseline.run(["preview", "--json", "--show-sames"])).output,
    );
    expect({ code, violations: report.violations }).toEqual({ code: 0, violations: [] });
    expect(report.summary.resources).toBeGreaterThan(100);
  });

  test("a preview that does not show what stays is said to be a part", async () => {
    const { err } = await check("--program-plan", (await baseline.run(["preview", "--json"])).output);
    expect(err).toContain("are not in the plan");
  });

  test("an engine that is too old for the pack is told so in one line", async () => {
    const folder = mkdtempSync(join(ROOT, "node_modules", ".cache", "ringfence-old-engine-"));
    cpSync(join(ROOT, "policies"), folder, { recursive: true });
    const project = join(folder, "PulumiPolicy.yaml");
    writeFileSync(project, readFileSync(project, "utf8").replace(/>=[\d.]+/, ">=99.0.0"));
    const { code, output } = await baseline.run(["preview", "--policy-pack", folder]);
    rmSync(folder, { recursive: true });
    expect(code).not.toBe(0);
    expect(output).toMatch(/Pulumi CLI version .* does not satisfy.*99\.0\.0/);
  });
});
