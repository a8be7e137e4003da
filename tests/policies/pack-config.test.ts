import { rules } from "../../policies/rules";
import { packEntries, settingsEntries } from "../../policies/settings";
import { startPack, type Pack } from "../support/pack-driver";
import { wire } from "../support/pack-messages";
import { makePackFolder, type PackFolder } from "../support/pack-folder";

const SPOT_FLEET = "aws:ec2/spotFleetRequest:SpotFleetRequest";
const CONFIG = { ringfence: { allowedRegions: ["ap-southeast-2"] } };
/** Every rule off but those that a test names: what it says stays true when the pack gets another rule. */
const NONE = { all: "disabled", ringfence: { enforcementLevel: "advisory", ...CONFIG.ringfence } };

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
    ["a level for all", { ...CONFIG, all: "advisory" }, "advisory", "advisory"],
    [
      "a level for one beside all",
      { ...CONFIG, all: "advisory", "spot-forbidden": "mandatory" },
      "advisory",
      "mandatory",
    ],
    ["a disabled rule", { ...CONFIG, "spot-forbidden": "disabled" }, "mandatory", undefined],
  ])("%s", async (_, config, region, spot) => {
    await pack.configure(config);
    const { diagnostics } = await pack.analyze(bad);
    const levels = Object.fromEntries(diagnostics.map(({ policy, level }) => [policy, level]));
    expect([levels["region-allowed"], levels["spot-forbidden"]]).toEqual([region, spot]);
  });

  it.each([
    ["ignore", {}],
    ["advisory", { ringfence: "advisory" }],
    ["mandatory", { "region-allowed": "mandatory" }],
  ])("onUnknown %s", async (onUnknown, expected) => {
    await pack.configure({ ...NONE, "region-allowed": { enforcementLevel: "advisory", onUnknown } });
    const { diagnostics } = await pack.analyze({ type: "aws:ec2/vpc:Vpc", props: { region: wire.unknown } });
    expect(Object.fromEntries(diagnostics.map(({ policy, level }) => [policy, level]))).toEqual(expected);
  });

  it("a disabled rule has nothing to wait for", async () => {
    await pack.configure(NONE);
    const { diagnostics } = await pack.analyze({ type: "aws:ec2/vpc:Vpc", props: { region: wire.unknown } });
    expect(diagnostics).toEqual([]);
  });

  it("advice about the unknown stays advice when everything else is mandatory", async () => {
    await pack.configure({ ...CONFIG, all: "mandatory" });
    const { diagnostics } = await pack.analyze({ type: "aws:ec2/vpc:Vpc", props: { region: wire.unknown } });
    expect(diagnostics.map(({ policy, level }) => [policy, level])).toContainEqual(["ringfence", "advisory"]);
  });
});

describe("a configuration with mistakes", () => {
  it("is refused whole, all problems in one text and without a stack trace", async () => {
    const file = { "spot-forbiden": "disabled", ringfence: { allowedRegions: ["ap-southest-2"], coverdRegions: [] } };
    await expect(pack.configure(file)).rejects.toThrow(
      // An error compares the whole text: nothing may follow, no stack trace above all.
      new Error(
        [
          "the pack configuration: 3 problems",
          '  - spot-forbiden: unknown rule, did you mean "spot-forbidden"? docs/rules.md lists the rules',
          '  - ringfence.allowedRegions[0]: unknown region "ap-southest-2", did you mean "ap-southeast-2"?; allowed are the codes of the aws partition, such as us-east-1',
          `  - ringfence.coverdRegions: unknown option, did you mean "coveredRegions"? allowed: ${Object.keys({ ...settingsEntries, ...packEntries }).join(", ")}`,
        ].join("\n"),
      ),
    );
  });

  it("names the section that the engine itself would refuse without saying which", async () => {
    await expect(pack.configure({ "spot-forbiden": { onUnknown: "ignore" } })).rejects.toThrow("enforcement level");
  });
});

describe("without the shared settings", () => {
  const needing = rules.filter(
    ({ kind, level, needs }) => kind === "resource" && level !== "disabled" && needs.length > 0,
  );

  it("each rule that needs one says so once, on the stack, and the others judge", async () => {
    await pack.configure({});
    const stack = await pack.analyze({ type: "pulumi:pulumi:Stack" });
    const missing = stack.diagnostics.filter(({ message }) => message.includes(" judges nothing ("));
    expect(missing.map(({ policy, level }) => [policy, level])).toEqual(needing.map(({ id, level }) => [id, level]));
    expect(missing.find(({ policy }) => policy === "region-allowed")?.message).toContain(
      '{ "ringfence": { "allowedRegions": ["ap-southeast-2"] } }',
    );
    const fleet = await pack.analyze({ type: SPOT_FLEET, props: { region: "sa-east-1" } });
    expect(fleet.diagnostics.map(({ policy }) => policy)).toContain("spot-forbidden");
  });

  it("a rule that is off does not ask for them", async () => {
    await pack.configure(Object.fromEntries(needing.map(({ id }) => [id, "disabled"])));
    expect((await pack.analyze({ type: "pulumi:pulumi:Stack" })).diagnostics).toEqual([]);
  });
});
