import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CheckJson } from "../../../cli/check/report";
import { SIGNATURE_KEY, SIGNATURES, UNKNOWN } from "../../../domain/pulumi/values";
import { makePackFolder, type PackFolder } from "../../support/pack-folder";
import { runRingfence } from "../../support/run-ringfence";
import { BUCKET, exported, FLEET, ofAws, previewed, stored, urnOf } from "../../support/stored-stack";

let mockPack: PackFolder;
// The pack of this checkout, built for this test: another may be at work on the one that is published.
jest.mock("../../../cli/package-folder", () => ({
  ...jest.requireActual<object>("../../../cli/package-folder"),
  packFolder: () => mockPack.folder,
}));

let folder: string;
beforeAll(async () => {
  mockPack = await makePackFolder();
  folder = mkdtempSync(join(tmpdir(), "ringfence-check-"));
});
afterAll(() => {
  mockPack.remove();
  rmSync(folder, { recursive: true });
});

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}
const check = (...words: string[]) => runRingfence("check", ...words);

/** These rules only: what is said here stays true when the pack gets another rule. */
const RULES = ["region-allowed", "spot-forbidden", "aws-key-anywhere"];
const CONFIG = {
  all: "disabled",
  ringfence: { enforcementLevel: "advisory", allowedRegions: ["ap-southeast-2"] },
  ...Object.fromEntries(RULES.map((id) => [id, "mandatory"])),
};
const config = () => write("policy-pack.json", CONFIG);

const fleet = ofAws(FLEET, { region: "sa-east-1", targetCapacity: 100 });
const bucket = ofAws(BUCKET, { region: "ap-southeast-2" });
const state = (name: string, ...resources: object[]) => write(name, exported(resources));

async function json(...words: string[]): Promise<{ code: number; err: string; report: CheckJson }> {
  const { code, out, err } = await check(...words, "--config", config(), "--format", "json");
  return { code, err, report: JSON.parse(out) as CheckJson };
}
const rulesOf = ({ violations }: CheckJson): string[] => violations.map(({ rule }) => rule);

describe("ringfence check --file", () => {
  it("is 0 for a stack in which everything holds", async () => {
    const { code, err, report } = await json("--file", state("clean.json", bucket));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(report).toEqual({
      summary: { resources: 3, violations: 0, undetermined: 0, exempted: 0 },
      violations: [],
      undetermined: [],
      exempted: [],
    });
  });

  it("is 2 for violations, each with all that is to be known of it", async () => {
    const { code, report } = await json("--file", state("bad.json", fleet));
    expect(code).toBe(2);
    expect(report.summary).toEqual({ resources: 3, violations: 2, undetermined: 0, exempted: 0 });
    expect(report.violations[0]).toEqual({
      rule: "region-allowed",
      level: "mandatory",
      severity: "critical",
      urn: FLEET,
      path: "region",
      message: 'resources exist only in allowed regions (region: "sa-east-1", expected one of ap-southeast-2)',
      fix: expect.stringContaining("remove the region argument") as string,
      url: "docs/rules/region-allowed.md",
    });
    expect(rulesOf(report)).toEqual(["region-allowed", "spot-forbidden"]);
  });

  it("takes a resource without a region for one of its provider's", async () => {
    const file = write("provider.json", exported([ofAws(BUCKET, {})], { region: "eu-west-3" }));
    expect((await json("--file", file)).report.violations).toEqual([
      expect.objectContaining({ rule: "region-allowed", urn: BUCKET, path: "provider.region" }),
    ]);
  });

  it("what is encrypted is not known, and that is said", async () => {
    const region = { [SIGNATURE_KEY]: SIGNATURES.secret, ciphertext: "v1:x" };
    const { code, err, report } = await json("--file", state("encrypted.json", ofAws(BUCKET, { region })));
    expect(code).toBe(0);
    expect(report.undetermined).toEqual([{ rule: "region-allowed", urn: BUCKET, path: "region" }]);
    expect(err).toContain("`pulumi stack export --show-secrets`");
  });

  it("a secret in plain text is judged, and never printed", async () => {
    const key = ["AKIA", "QYLPMN5HNQ7Z4R2X"].join("");
    const tags = { [SIGNATURE_KEY]: SIGNATURES.secret, plaintext: JSON.stringify({ key }) };
    const file = state("secret.json", ofAws(BUCKET, { region: "ap-southeast-2", tags }));
    for (const format of ["text", "json", "sarif", "markdown", "github"]) {
      const { code, out } = await check("--file", file, "--config", config(), "--format", format);
      expect(code).toBe(2);
      expect(out).toContain("key");
      expect(out).not.toContain(key.slice(4));
    }
  });

  it("with --fail-on advisory, advice is enough for 2", async () => {
    const file = state("advice.json", fleet);
    const advice = write("advice-config.json", {
      ...CONFIG,
      ...Object.fromEntries(RULES.map((id) => [id, "advisory"])),
    });
    expect(await check("--file", file, "--config", advice)).toMatchObject({ code: 0 });
    expect(await check("--file", file, "--config", advice, "--fail-on", "advisory")).toMatchObject({ code: 2 });
  });
});

describe("exemptions of the configuration", () => {
  const exempted = (until: string) => ({
    ...CONFIG,
    "region-allowed": "disabled",
    ringfence: {
      ...CONFIG.ringfence,
      exemptions: [{ rule: "spot-forbidden", resource: "fleet", reason: "batch, agreed", owner: "data", until }],
    },
  });
  const run = async (until: string) => {
    const words = ["--config", write("exempted.json", exempted(until)), "--format", "json"];
    const { code, out } = await check("--file", state("exempted-state.json", fleet), ...words);
    return { code, report: JSON.parse(out) as CheckJson };
  };

  it("take a violation away, and are told with reason, owner and last day", async () => {
    const { code, report } = await run("2999-12-31");
    expect({ code, violations: report.violations }).toEqual({ code: 0, violations: [] });
    expect(report.exempted).toEqual([
      {
        rule: "spot-forbidden",
        urn: FLEET,
        resource: "fleet",
        reason: "batch, agreed",
        owner: "data",
        until: "2999-12-31",
      },
    ]);
  });

  it("that are over take nothing away, and are told beside the violation", async () => {
    const { code, report } = await run("2026-01-01");
    expect(code).toBe(2);
    expect(report.violations.map(({ rule, level }) => [rule, level])).toEqual([
      ["ringfence", "advisory"],
      ["spot-forbidden", "mandatory"],
    ]);
    expect(report.exempted).toEqual([]);
  });
});

describe("ringfence check --program-plan", () => {
  it("judges what is about to come; what is not known waits", async () => {
    const waits = stored(BUCKET, { inputs: { region: UNKNOWN } });
    const { code, report } = await json("--program-plan", write("plan.json", previewed([fleet, waits])));
    expect(code).toBe(2);
    expect(rulesOf(report)).toEqual(["region-allowed", "spot-forbidden"]);
    expect(report.undetermined).toEqual([{ rule: "region-allowed", urn: BUCKET, path: "region" }]);
  });

  it("of a part of a stack, the rules of the whole are not asked, and that is said", async () => {
    const baseline = stored(urnOf("ringfence:index:AccountBaseline", "b"), { inputs: {} });
    const whole = { ...CONFIG, "guardduty-in-every-region": "mandatory" };
    whole.ringfence = { ...CONFIG.ringfence, coveredRegions: ["ap-southeast-2"] } as never;
    const words = ["--config", write("whole.json", whole), "--format", "json", "--program-plan"];
    const all = await check(...words, write("all.json", previewed([baseline])));
    expect(rulesOf(JSON.parse(all.out) as CheckJson)).toEqual(["guardduty-in-every-region"]);
    const part = await check(...words, write("part.json", previewed([baseline], { changeSummary: { same: 4 } })));
    expect(rulesOf(JSON.parse(part.out) as CheckJson)).toEqual([]);
    expect(part.err).toContain("4 resources that stay as they are are not in the plan");
  });
});

describe("ringfence check --baseline", () => {
  it("accepts what is violated today, and only what is new counts; what is gone is told", async () => {
    const accepted = join(folder, "baseline.json");
    const spot = write("spot.json", { ...CONFIG, "region-allowed": "disabled" });
    const words = ["--config", spot, "--format", "json"];
    const first = await check("--file", state("old.json", fleet), "--write-baseline", accepted, ...words);
    expect(first.code).toBe(0);
    expect(first.err).toContain(`${accepted} accepts 1 violations of shop/dev`);

    const again = await check("--file", state("old.json", fleet), "--baseline", accepted, ...words);
    expect(again.code).toBe(0);
    expect((JSON.parse(again.out) as CheckJson).exempted).toEqual([
      { rule: "spot-forbidden", urn: FLEET, path: "type", reason: "accepted in the baseline file" },
    ]);

    const another = urnOf("aws:ec2/spotFleetRequest:SpotFleetRequest", "another");
    const next = await check("--file", state("new.json", ofAws(another, {})), "--baseline", accepted, ...words);
    expect(next.code).toBe(2);
    expect((JSON.parse(next.out) as CheckJson).violations).toEqual([expect.objectContaining({ urn: another })]);
    expect(next.err).toContain("an accepted violation is gone");
  });

  it("never accepts what a critical rule refuses", async () => {
    const accepted = join(folder, "critical.json");
    const { code, err } = await check(
      "--file",
      state("c.json", fleet),
      "--config",
      config(),
      "--write-baseline",
      accepted,
    );
    expect(code).toBe(2);
    expect(err).toContain("1 violations are of critical rules");
    expect(JSON.parse(readFileSync(accepted, "utf8"))).toMatchObject({ violations: [{ rule: "spot-forbidden" }] });
  });

  it("never writes over the file of another stack", async () => {
    const other = write("prod.json", { version: 1, project: "shop", stack: "prod", violations: [] });
    const { code, err } = await check("--file", state("d.json", fleet), "--write-baseline", other);
    expect(code).toBe(1);
    expect(err).toContain("is the baseline of shop/prod, and this is shop/dev");
    expect(JSON.parse(readFileSync(other, "utf8"))).toMatchObject({ stack: "prod" });
  });
});

describe("what cannot be checked ends with 1, says everything that is wrong, and prints nothing", () => {
  const clean = () => state("clean.json", bucket);

  it.each<[string, () => string[], string[]]>([
    ["nothing to check", () => [], ["--file, --program-plan: missing; give --file"]],
    [
      "two things to check, in a format that there is not",
      () => ["--file", "a", "--program-plan", "b", "--format", "xml"],
      ['--format: expected one of text, json, sarif, markdown, github, received "xml"'],
    ],
    ["both", () => ["--file", "a", "--program-plan", "b"], ["--file, --program-plan: one at a time"]],
    ["an option that there is not", () => ["--fil", "a"], ["unknown option '--fil'"]],
    [
      "files that are not there, or no JSON",
      () => ["--file", join(folder, "none"), "--config", write("bad-config.json", "{")],
      ["none: there is no such file", "bad-config.json: is not JSON"],
    ],
    ["a folder", () => ["--file", folder], [": it is a folder"]],
    ["an empty file", () => ["--file", write("empty.json", "")], [": is empty"]],
    ["what is no export", () => ["--file", write("no-export.json", {})], ["is no export of a stack"]],
    [
      "a level that there is not",
      () => ["--file", clean(), "--config", write("level.json", { "spot-forbidden": "mandatry" })],
      ['spot-forbidden: expected one of advisory, mandatory, disabled, remediate, received "mandatry"'],
    ],
    [
      "rules and options that there are not",
      () => [
        ...["--file", clean(), "--config"],
        write("names.json", {
          "spot-forbiden": { x: 1 },
          ringfence: { allowedRegion: [] },
          "spot-forbidden": { y: 1 },
        }),
      ],
      ['did you mean "spot-forbidden"', 'did you mean "allowedRegions"', "spot-forbidden.y: unknown option"],
    ],
    [
      "the baseline of another stack",
      () => [
        ...["--file", clean(), "--baseline"],
        write("other.json", { version: 1, project: "shop", stack: "prod", violations: [] }),
      ],
      ["is the baseline of shop/prod, and this is shop/dev"],
    ],
  ])("%s", async (_, words, expected) => {
    const { code, out, err } = await check(...words());
    expect({ code, out }).toEqual({ code: 1, out: "" });
    for (const text of expected) expect(err).toContain(text);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
