import { startPack, type Pack } from "../support/pack-driver";
import { wire } from "../support/pack-messages";
import { makePackFolder, type PackFolder } from "../support/pack-folder";

const SPOT_FLEET = "aws:ec2/spotFleetRequest:SpotFleetRequest";
const CONFIG = { ringfence: { allowedRegions: ["ap-southeast-2"] } };

jest.setTimeout(60_000);

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

describe("levels", () => {
  const bad = { type: SPOT_FLEET, props: { region: "sa-east-1" } };

  it.each([
    ["a level for all", { ...CONFIG, all: "advisory" }, { "region-allowed": "advisory", "spot-forbidden": "advisory" }],
    [
      "a level for one beside all",
      { ...CONFIG, all: "advisory", "spot-forbidden": "mandatory" },
      { "region-allowed": "advisory", "spot-forbidden": "mandatory" },
    ],
    ["a disabled rule", { ...CONFIG, "spot-forbidden": "disabled" }, { "region-allowed": "mandatory" }],
  ])("%s", async (_, config, expected) => {
    await pack.configure(config);
    const { diagnostics } = await pack.analyze(bad);
    expect(Object.fromEntries(diagnostics.map(({ policy, level }) => [policy, level]))).toEqual(expected);
  });

  it.each([
    ["ignore", {}],
    ["advisory", { ringfence: "advisory" }],
    ["mandatory", { "region-allowed": "mandatory" }],
  ])("onUnknown %s", async (onUnknown, expected) => {
    await pack.configure({ ...CONFIG, "region-allowed": { enforcementLevel: "advisory", onUnknown } });
    const { diagnostics } = await pack.analyze({ type: "aws:ec2/vpc:Vpc", props: { region: wire.unknown } });
    expect(Object.fromEntries(diagnostics.map(({ policy, level }) => [policy, level]))).toEqual(expected);
  });

  it("a disabled rule has nothing to wait for", async () => {
    await pack.configure({ ...CONFIG, "region-allowed": "disabled" });
    const { diagnostics } = await pack.analyze({ type: "aws:ec2/vpc:Vpc", props: { region: wire.unknown } });
    expect(diagnostics).toEqual([]);
  });

  it("advice about the unknown stays advice when everything else is mandatory", async () => {
    await pack.configure({ ...CONFIG, all: "mandatory" });
    const { diagnostics } = await pack.analyze({ type: "aws:ec2/vpc:Vpc", props: { region: wire.unknown } });
    expect(diagnostics).toMatchObject([{ policy: "ringfence", level: "advisory" }]);
  });
});

describe("a configuration with mistakes", () => {
  it("is refused whole, all problems in one text and without a stack trace", async () => {
    const file = { "spot-forbiden": "disabled", ringfence: { allowedRegions: ["ap-southest-2"], coverdRegions: [] } };
    await expect(pack.configure(file)).rejects.toThrow(
      // An error compares the whole text: nothing may follow, no stack trace above all.
      new Error(
        [
          "the pack configuration has 3 problems:",
          '  unknown rule "spot-forbiden", did you mean "spot-forbidden"? the rules are region-allowed, provider-region-allowed, spot-forbidden, aws-key-anywhere, guardduty-in-every-region',
          '  ringfence.allowedRegions[0]: unknown region "ap-southest-2", did you mean "ap-southeast-2"?',
          '  ringfence.coverdRegions: unknown option, did you mean "coveredRegions"? allowed: allowedRegions, coveredRegions, baselineStacks',
        ].join("\n"),
      ),
    );
  });

  it("names the section that the engine itself would refuse without saying which", async () => {
    await expect(pack.configure({ "spot-forbiden": { onUnknown: "ignore" } })).rejects.toThrow("enforcement level");
  });
});

describe("without allowed regions", () => {
  it("each rule that needs them says so once, on the stack, and the others judge", async () => {
    await pack.configure({});
    const stack = await pack.analyze({ type: "pulumi:pulumi:Stack" });
    expect(stack.diagnostics.map(({ policy, level }) => [policy, level])).toEqual([
      ["region-allowed", "mandatory"],
      ["provider-region-allowed", "mandatory"],
    ]);
    expect(stack.diagnostics[0]?.message).toContain('{ "ringfence": { "allowedRegions": ["ap-southeast-2"] } }');
    const fleet = await pack.analyze({ type: SPOT_FLEET, props: { region: "sa-east-1" } });
    expect(fleet.diagnostics.map(({ policy }) => policy)).toEqual(["spot-forbidden"]);
  });

  it("a rule that is off does not ask for them", async () => {
    await pack.configure({ "region-allowed": "disabled", "provider-region-allowed": "disabled" });
    expect((await pack.analyze({ type: "pulumi:pulumi:Stack" })).diagnostics).toEqual([]);
  });
});
