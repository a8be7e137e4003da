import { startPack, type Pack } from "../support/pack-driver";
import { makePackFolder, type PackFolder } from "../support/pack-folder";

const SPOT_FLEET = "aws:ec2/spotFleetRequest:SpotFleetRequest";

describe("a pack with rules that are wrong themselves", () => {
  let defective: { folder: PackFolder; pack: Pack };

  beforeAll(async () => {
    const made = await makePackFolder(require.resolve("./packs/defective.ts"));
    defective = { folder: made, pack: await startPack(made.folder) };
  });

  afterAll(async () => {
    await defective.pack.stop();
    defective.folder.remove();
  });

  it("reports one violation for each, names rule and resource, and the others go on", async () => {
    const { diagnostics } = await defective.pack.analyze({ type: SPOT_FLEET, name: "miners" });
    expect(diagnostics.map(({ policy, message }) => [policy, message.split("\n")[0]])).toEqual([
      ["throwing", `rule throwing could not judge ${SPOT_FLEET} miners (cannot read a property of AKIA…)`],
      ["silent", `rule silent could not judge ${SPOT_FLEET} miners (the rule gave no verdict)`],
      [
        "spot-forbidden",
        `nothing is bought on the spot market or in capacity blocks (type: ${SPOT_FLEET}, expected an on-demand type)`,
      ],
    ]);
    expect(diagnostics.map(({ message }) => message).join("\n")).not.toMatch(/\n\s+at |\.[jt]s:\d/);
  });

  it("does the same on a whole stack", async () => {
    const { diagnostics } = await defective.pack.analyzeStack([{ type: "pulumi:pulumi:Stack" }]);
    expect(diagnostics.map(({ policy }) => policy)).toEqual(["throwing-on-stack"]);
  });
});
