import { startPack, type Pack } from "../support/pack-driver";
import { makePackFolder, type PackFolder } from "../support/pack-folder";

const SPOT_FLEET = "aws:ec2/spotFleetRequest:SpotFleetRequest";
const fleet = { type: SPOT_FLEET, name: "miners", props: {} };
const exemption = {
  rule: "spot-forbidden",
  resource: "miners",
  reason: "a render farm",
  owner: "render@example.com",
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

const configure = (...exemptions: object[]) =>
  pack.configure({ all: "disabled", "spot-forbidden": "mandatory", ringfence: { exemptions } });

const judged = async (resource: Parameters<Pack["analyze"]>[0] = fleet) =>
  (await pack.analyze(resource)).diagnostics.map(({ policy, level, message }) => [
    policy,
    level,
    message.split("\n")[0],
  ]);

const VIOLATION = [
  "spot-forbidden",
  "mandatory",
  expect.stringMatching(/^nothing is bought on the spot market/) as string,
];

it("judges by a rule that is on although all is off", async () => {
  await configure();
  expect(await judged()).toEqual([VIOLATION]);
});

it("accepts what is exempted, and says so with reason, owner and day", async () => {
  await configure(exemption);
  expect(await judged()).toEqual([
    ["ringfence", "advisory", "exempt: spot-forbidden (miners) until 2999-12-31: a render farm (render@example.com)"],
  ]);
  expect(await judged({ ...fleet, name: "others" })).toEqual([VIOLATION]);
});

it("refuses again when the last day is past, and tells the owner", async () => {
  await configure({ ...exemption, until: "2020-01-31" });
  expect(await judged()).toEqual([
    [
      "ringfence",
      "advisory",
      "exemption is over: spot-forbidden (miners) since 2020-01-31: a render farm (render@example.com); mend the violation, or agree on a later day",
    ],
    VIOLATION,
  ]);
});

it("tells at the end which exemptions the stack does not need", async () => {
  await configure(exemption, { ...exemption, resource: "calm" }, { ...exemption, resource: "gone" });
  await pack.analyze(fleet);
  const { diagnostics } = await pack.analyzeStack([fleet, { type: "aws:ec2/instance:Instance", name: "calm" }]);
  expect(diagnostics.map(({ policy, level, message }) => [policy, level, message])).toEqual([
    [
      "ringfence-stack",
      "advisory",
      "exemptions without use: spot-forbidden (calm: no violation), spot-forbidden (gone: no such resource); remove them",
    ],
  ]);
});

it("does not take a tag for a rule that is the platform team's, and says so", async () => {
  await configure();
  const tags = { "ringfence:exempt": "spot-forbidden=because; until=2999-12-31" };
  expect(await judged({ ...fleet, props: { tags } })).toEqual([
    [
      "ringfence",
      "advisory",
      "the tag ringfence:exempt exempts nothing: spot-forbidden cannot be exempted by a tag, only in the configuration of the pack",
    ],
    VIOLATION,
  ]);
});
