import type { Example, ExampleResource, ExampleStack, Rule } from "../../policies/rule";
import { rules } from "../../policies/rules";
import { configFileOf, drivenOf } from "../support/judge-example";
import { startPack, type Pack } from "../support/pack-driver";
import { wire, type Diagnostic } from "../support/pack-messages";
import { makePackFolder, type PackFolder } from "../support/pack-folder";

// Put together here, so that no scanner takes the source for a leak.
const KEY = ["AKIA", "QYLPMN5HNQ7Z4R2X"].join("");
const SPOT_FLEET = "aws:ec2/spotFleetRequest:SpotFleetRequest";
const INSTANCE = "aws:ec2/instance:Instance";
const RULES = ["region-allowed", "spot-forbidden", "aws-key-anywhere", "guardduty-in-every-region"];

/** Judges by these rules only: what is said here stays true when the pack gets another rule. */
const CONFIG = {
  all: "disabled",
  ringfence: { enforcementLevel: "advisory", allowedRegions: ["ap-southeast-2"] },
  ...Object.fromEntries(RULES.map((id) => [id, "mandatory"])),
};

let folder: PackFolder;
let pack: Pack;

beforeAll(async () => {
  folder = await makePackFolder();
  pack = await startPack(folder.folder);
});

afterAll(async () => {
  await pack.stop();
  folder.remove();
});

const policiesOf = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map(({ policy }) => policy);

it("writes its port and nothing else", () => {
  expect(pack.stdout()).toBe(`${pack.port}\n`);
  expect(pack.stderr()).toBe("");
});

it("tells its name and version, and level and severity of every rule", async () => {
  const { name, version, policiesList } = (await pack.info()).toObject();
  expect({ name, version }).toEqual({ name: "ringfence", version: "0.1.0" });
  expect(policiesList.map((policy) => policy.name)).toEqual([
    "ringfence",
    "ringfence-stack",
    ...rules.map(({ id }) => id),
  ]);
  expect(policiesList.find((policy) => policy.name === "guardduty-in-every-region")).toMatchObject({
    enforcementlevel: 1,
    severity: 4,
    tagsList: ["fsbp-1.0.0:GuardDuty.1"],
  });
});

describe("with a configuration", () => {
  beforeAll(() => pack.configure(CONFIG));

  it("refuses a spot fleet in another region with a key in it, all at once", async () => {
    const props = { region: "sa-east-1", launchSpecifications: [{ userData: `export ID=${KEY}` }] };
    const { diagnostics } = await pack.analyze({ type: SPOT_FLEET, props });
    expect(diagnostics.map(({ policy, level, severity }) => [policy, level, severity])).toEqual([
      ["region-allowed", "mandatory", "critical"],
      ["spot-forbidden", "mandatory", "high"],
      ["aws-key-anywhere", "mandatory", "critical"],
    ]);
  });

  it("says in three lines what is wrong, what to write and where to read on", async () => {
    const { diagnostics } = await pack.analyze({ type: INSTANCE, props: { region: "sa-east-1" } });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      [
        'resources exist only in allowed regions (region: "sa-east-1", expected one of ap-southeast-2)',
        'fix: remove the region argument or use an allowed region; where it cannot be elsewhere, write ringfence.alsoAllowed { "aws:ec2/instance:Instance": ["sa-east-1"] }',
        "docs/rules/region-allowed.md (region-allowed)",
      ].join("\n"),
    ]);
  });

  it("never prints a key, not even where it is the name of a property", async () => {
    const { diagnostics } = await pack.analyze({ type: INSTANCE, props: { region: KEY, tags: { [KEY]: "x" } } });
    expect(policiesOf(diagnostics)).toEqual(["region-allowed", "aws-key-anywhere", "aws-key-anywhere"]);
    expect(JSON.stringify(diagnostics)).not.toContain(KEY.slice(4));
    expect(diagnostics[1]?.message).toContain("region: access key AKIA…");
  });

  it.each([
    ["a secret", { userData: wire.secret(`ID=${KEY}`) }],
    ["a secret below a list", { ebsBlockDevices: [{ tags: wire.secret({ a: KEY }) }] }],
    ["a text asset", { source: wire.textAsset(`ID=${KEY}`) }],
    ["encoded user data", { userDataBase64: Buffer.from(`#!/bin/sh\nexport ID=${KEY}\n`).toString("base64") }],
  ])("finds a key in %s", async (_, props) => {
    const { diagnostics } = await pack.analyze({ type: INSTANCE, props: { region: "ap-southeast-2", ...props } });
    expect(policiesOf(diagnostics)).toEqual(["aws-key-anywhere"]);
  });

  it("finds a key in a resource of any provider, a component and a provider", async () => {
    for (const type of ["kubernetes:core/v1:Secret", "my:index:Component", "pulumi:providers:aws-native"]) {
      const props = { region: "ap-southeast-2", any: { thing: [KEY] } };
      expect(policiesOf((await pack.analyze({ type, props })).diagnostics)).toEqual(["aws-key-anywhere"]);
    }
  });

  it("gathers what it cannot decide yet in one line of advice for each resource", async () => {
    const props = { region: wire.unknown, instanceMarketOptions: wire.unknown, userData: wire.unknown };
    expect((await pack.analyze({ type: INSTANCE, props })).diagnostics).toEqual([
      {
        policy: "ringfence",
        level: "advisory",
        severity: "unspecified",
        urn: "",
        message: "undecided until the deployment: region-allowed (region), spot-forbidden (instanceMarketOptions)",
      },
    ]);
  });

  it("judges by the region of the provider where a resource has none", async () => {
    const provider = { type: "pulumi:providers:aws-native", props: { region: "us-west-2" } };
    const { diagnostics } = await pack.analyze({ type: "aws-native:ec2:Instance", provider });
    expect(diagnostics.map(({ message }) => message.split("\n")[0])).toEqual([
      'resources exist only in allowed regions (provider.region: "us-west-2", expected one of ap-southeast-2)',
    ]);
  });

  it("passes a clean resource", async () => {
    expect((await pack.analyze({ type: "kubernetes:core/v1:Pod" })).diagnostics).toEqual([]);
    expect((await pack.analyze({ type: INSTANCE, props: { region: "ap-southeast-2" } })).diagnostics).toEqual([]);
  });

  it("judges a baseline as a whole, and names the component", async () => {
    const baseline = {
      type: "ringfence:index:AccountBaseline",
      props: { coveredRegions: ["ap-southeast-2", "us-east-1"] },
      urn: "urn:pulumi:dev::example::ringfence:index:AccountBaseline::baseline",
    };
    const detector = { type: "aws:guardduty/detector:Detector", props: { region: "us-east-1" } };
    const { diagnostics } = await pack.analyzeStack([baseline, detector]);
    expect(diagnostics).toMatchObject([{ policy: "guardduty-in-every-region", urn: baseline.urn, level: "mandatory" }]);
    expect(diagnostics[0]?.message).toContain("none in ap-southeast-2");
  });

  it("says in one line of advice that what it looks for is off on purpose", async () => {
    const controlStates = { guardduty: "off by profile" };
    const urn = "urn:pulumi:dev::example::ringfence:index:AccountBaseline::baseline";
    const baseline = { type: "ringfence:index:AccountBaseline", name: "baseline", props: { controlStates }, urn };
    const { diagnostics } = await pack.analyzeStack([baseline]);
    expect(diagnostics).toMatchObject([
      {
        policy: "guardduty-in-every-region",
        level: "advisory",
        urn,
        message: "guardduty is off by profile in baseline, so no detector is looked for (guardduty-in-every-region)",
      },
    ]);
  });

  it("leaves other stacks alone", async () => {
    expect((await pack.analyzeStack([{ type: "aws:s3/bucket:Bucket" }])).diagnostics).toEqual([]);
  });
});

describe("each rule", () => {
  /** True when the rule refuses the example, over the protocol as in process. */
  async function refuses(rule: Rule, example: Example<ExampleResource | ExampleStack>): Promise<boolean> {
    await pack.configure(configFileOf(rule, example));
    const { subject } = example;
    const { diagnostics } = await ("resources" in subject
      ? pack.analyzeStack(subject.resources.map((one) => drivenOf(one, subject.resources, subject.stack)))
      : pack.analyze(drivenOf(subject)));
    return policiesOf(diagnostics.filter(({ level }) => level === "mandatory")).includes(rule.id);
  }

  it("refuses its failing and unknown examples and accepts the others", async () => {
    const wrong: string[] = [];
    for (const rule of rules) {
      for (const kind of ["pass", "fail", "unknown"] as const) {
        for (const example of rule.examples[kind]) {
          if ((await refuses(rule, example)) === (kind === "pass")) wrong.push(`${rule.id}, ${kind}, ${example.title}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
