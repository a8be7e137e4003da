import { startPack, type Pack } from "../../testing/pack";
import { makePackFolder, type PackFolder } from "../support/pack-folder";

const KEY = { type: "aws:kms/key:Key", name: "data", props: { description: "of the data" } };
const exemption = {
  rule: "kms-rotation",
  resource: "data",
  reason: "rotated by hand",
  owner: "keys@example.com",
  until: "2999-12-31",
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

const mended = async (config: Parameters<Pack["configure"]>[0]) => {
  await pack.configure(config);
  return (await pack.remediate(KEY)).map(({ policy, props }) => [policy, props]);
};

const ROTATED = [["kms-rotation", { description: "of the data", enableKeyRotation: true }]];

it.each([
  ["the setting of the pack", { ringfence: { remediate: true } }],
  ["the level of the rule", { "kms-rotation": "remediate" }],
])("writes the safe value where %s asks for it", async (_, config) => {
  expect(await mended(config)).toEqual(ROTATED);
});

it("writes nothing unasked, nor for a rule that is off", async () => {
  expect(await mended({})).toEqual([]);
  expect(await mended({ "kms-rotation": "disabled", ringfence: { remediate: true } })).toEqual([]);
});

it("leaves what is exempted as it is", async () => {
  expect(await mended({ ringfence: { remediate: true, exemptions: [exemption] } })).toEqual([]);
  expect(await mended({ ringfence: { remediate: true, exemptions: [{ ...exemption, until: "2020-01-01" }] } })).toEqual(
    ROTATED,
  );
});

it("refuses what it could not mend", async () => {
  await pack.configure({ all: "disabled", "kms-rotation": "remediate" });
  const { diagnostics } = await pack.analyze(KEY);
  expect(diagnostics.map(({ policy, level }) => [policy, level])).toEqual([["kms-rotation", "mandatory"]]);
});
