import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { classify, DEFAULT_REGIONS } from "../../../domain/regions/regions";
import { matches } from "../../../domain/signals/match";
import type { EventPattern } from "../../../domain/signals/event-patterns";
import { signalRules } from "../../../domain/signals/rules";
import { EXAMPLES } from "../../domain/signals/examples";
import { runRingfence } from "../../support/run-ringfence";

const REGIONS = ["--allowed-regions", "ap-southeast-2, eu-west-1", "--home-region", "ap-southeast-2"];
const signals = (...words: string[]) => runRingfence("signals", ...words);

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "ringfence-signals-"))));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (content: unknown): string => {
  const path = join(folder, "event.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};

interface Listed {
  id: string;
  regions: string[];
  rule: { pattern: EventPattern };
  message: { inputPaths: object; template: string };
}

const listed = async (...words: string[]): Promise<Listed[]> => {
  const { code, out, err } = await signals(...words, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return (JSON.parse(out) as { signals: Listed[] }).signals;
};

describe("ringfence signals --json", () => {
  it("prints every rule that tells people, with its regions, pattern and message", async () => {
    const all = await listed(...REGIONS, "--unused-services", "");
    const rules = signalRules({
      regions: classify(DEFAULT_REGIONS, ["ap-southeast-2", "eu-west-1"], "ap-southeast-2"),
    });
    expect(all.map(({ id, rule }) => [id, rule.pattern])).toEqual(
      rules
        .filter(({ region }) => region === "ap-southeast-2")
        .map(({ stem, pattern }) => [stem.replace(/-\d$/, ""), pattern]),
    );
    for (const each of all) {
      expect(Object.keys(each)).toEqual(["id", "title", "severity", "regions", "rule", "message"]);
      expect(Object.keys(each.message)).toEqual(["inputPaths", "template"]);
    }
  });

  it("says where each listens", async () => {
    const all = await listed(...REGIONS);
    const regionsOf = (id: string) => all.find((each) => each.id === id)!.regions;
    expect(regionsOf("idle-machine")).toEqual(
      DEFAULT_REGIONS.filter((region) => !["ap-southeast-2", "eu-west-1"].includes(region)).sort(),
    );
    expect(regionsOf("guardduty-high")).toHaveLength(17);
    expect(regionsOf("credential-made")).toEqual(["us-east-1"]);
    // Bedrock is closed unless somebody says that it is used.
    expect(regionsOf("model-call")).toHaveLength(17);
    const open = await listed(...REGIONS, "--unused-services", "amplify");
    expect(open.find(({ id }) => id === "model-call")!.regions).toHaveLength(15);
  });

  it("covers an opt-in region that is allowed, and no other than those that are said to be enabled", async () => {
    const optIn = await listed("--allowed-regions", "ap-southeast-4");
    expect(optIn.find(({ id }) => id === "guardduty-high")!.regions).toHaveLength(18);
    const two = await listed("--allowed-regions", "eu-west-1", "--enabled-regions", "eu-west-1,eu-west-2");
    expect(two.find(({ id }) => id === "idle-machine")!.regions).toEqual(["eu-west-2"]);
    expect(two.some(({ id }) => id === "credential-made")).toBe(false);
  });
});

describe("ringfence signals --event", () => {
  it.each(EXAMPLES)("$what: $rings", async ({ event, rings }) => {
    const { code, out } = await signals(
      ...REGIONS,
      ...["--unused-services", "", "--canary-key", "--event", file(event), "--json"],
    );
    expect(code).toBe(0);
    const found = (JSON.parse(out) as { rings: { id: string; mail: string }[] }).rings;
    expect(found.map(({ id }) => id)).toEqual(rings === undefined ? [] : [rings]);
  });

  it("prints the mail as the subscriber gets it", async () => {
    const { event } = EXAMPLES.find(({ what }) => what === "a machine comes up in an idle region")!;
    const { code, out } = await signals(...REGIONS, "--event", file(event));
    expect(code).toBe(0);
    expect(out).toBe(
      [
        "idle-machine rings (critical)",
        '    "CRITICAL: A machine runs in a region where nothing should run. Account 123456789012, region sa-east-1."',
        '    "What: machine i-1234567890abcdef0, running since 2026-11-20T03:12:45Z."',
        '    "Run now, to see who started it: aws cloudtrail lookup-events --region sa-east-1 --lookup-attributes AttributeKey=ResourceName,AttributeValue=i-1234567890abcdef0"',
        '    "Code of the drill (none: this is real): "',
        "",
      ].join("\n"),
    );
  });

  it("says when nothing rings, and why when the region is not watched", async () => {
    const { event } = EXAMPLES.find(({ rings }) => rings === undefined)!;
    expect((await signals(...REGIONS, "--event", file(event))).out).toBe("nothing rings\n");
    const away = { ...event, region: "af-south-1" };
    expect((await signals(...REGIONS, "--event", file(away))).out).toMatch(
      /^nothing rings: af-south-1 is not covered; covered are ap-northeast-1, /,
    );
  });

  it.each([
    [
      "a record of CloudTrail without its envelope",
      { eventName: "RunInstances" },
      ["source", "detail-type", "account", "region", "time", "detail"],
    ],
    [
      "values of another kind",
      { source: 1, "detail-type": "x", account: 12, region: null, time: "x", detail: [] },
      ["source", "account", "region"],
    ],
    ["a list of events", [{}], ["source", "detail-type", "account", "region", "time", "detail"]],
  ])("says all that is wrong with %s", async (_, event, fields) => {
    const { code, err, out } = await signals(...REGIONS, "--event", file(event));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(
      [...err.matchAll(/--event, ([\w-]+): missing, or of another kind; an event has source/g)].map(
        ([, field]) => field,
      ),
    ).toEqual(fields);
  });

  it.each([
    ["no JSON", "{", 2, /^signals cannot be told: 1 problem\n {2}- --event: is no JSON: /],
    ["a bare text", '"x"', 2, /^signals cannot be told: 1 problem\n {2}- --event: missing, or of another kind/],
  ])("refuses %s", async (_, content, expected, message) => {
    const { code, err } = await signals(...REGIONS, "--event", file(content));
    expect(code).toBe(expected);
    expect(err).toMatch(message);
  });

  it("cannot run without the file", async () => {
    const { code, err } = await signals(...REGIONS, "--event", join(folder, "none.json"));
    expect(code).toBe(1);
    expect(err).toMatch(
      /^the event cannot be read: ENOENT: .*none\.json'; give the path of a file, or - for standard input\n$/,
    );
  });
});

describe("ringfence signals", () => {
  it("prints for people what rings where, with the mail and the pattern", async () => {
    const { code, out } = await signals(...REGIONS);
    expect(code).toBe(0);
    const told = (await listed(...REGIONS)).length;
    expect(out).toContain(
      `${told} rules tell people in ap-southeast-2; one rule in every other covered region sends it what may matter.\n`,
    );
    expect(out).toContain(
      "\nidle-machine: A machine runs in a region where nothing should run (critical)\n  listens in  every idle region\n  needs       no trail\n",
    );
    const patterns = [...out.matchAll(/^ {2}pattern\n {4}(.*)$/gm)].map(
      ([, pattern]) => JSON.parse(pattern!) as EventPattern,
    );
    const { event } = EXAMPLES.find(({ rings }) => rings === "key-exposed")!;
    expect(patterns.filter((pattern) => matches(pattern, event))).toHaveLength(1);
  });

  it("reports every mistake at once, as the options are typed", async () => {
    const { code, err } = await signals(
      ...["--allowed-regions", "ap-southeast-22,eu-west-1", "--home-region", "x", "--enabled-regions", "y"],
      ...["--unused-services", "bedrok"],
    );
    expect(code).toBe(2);
    expect(err.split("\n").map((line) => line.replace(/[,;] (did|allowed).*/, ""))).toEqual([
      "signals cannot be told: 4 problems",
      '  - --allowed-regions (value 1): unknown region "ap-southeast-22"',
      '  - --home-region: unknown region "x"',
      '  - --enabled-regions (value 1): unknown region "y"',
      '  - --unused-services (value 1): unknown service "bedrok"',
      "",
    ]);
  });

  it.each([
    [
      ["--allowed-regions", "eu-west-1", "--home-region", "us-east-1"],
      '--home-region: "us-east-1" is not one of --allowed-regions (eu-west-1)',
    ],
    [
      ["--allowed-regions", "eu-west-1", "--enabled-regions", "us-east-1"],
      '--allowed-regions: "eu-west-1" is not one of --enabled-regions (us-east-1)',
    ],
    [["--allowed-regions", ","], "--allowed-regions: is empty; name at least one region where workloads may run"],
    [[], "--allowed-regions: missing; `npx ringfence signals --help` says what it takes"],
  ])("with %j says what does not fit", async (words, message) => {
    const { code, err } = await signals(...words);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
