import type { Props } from "../../../../../sandbox/provider/core/values";
import { urnOf, type FakeEngine, type Known } from "../../engine";
import { startTestBed, type TestBed } from "../../world";

const URN = urnOf("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "runners");
const THUMBPRINT = "a".repeat(40);

let bed: TestBed;
let engine: FakeEngine;

beforeAll(async () => {
  bed = await startTestBed();
  engine = await bed.engine();
});

afterAll(() => bed.stop());

async function create(news: Props): Promise<Known> {
  const { inputs, failures } = await engine.check(URN, news);
  expect(failures).toEqual({});
  return { urn: URN, inputs, ...(await engine.create(URN, inputs)) };
}

test("the output url is what conditions on tokens begin with, and that the program gives more is no change", async () => {
  const known = await create({ url: "https://ci.corp.test", clientIdLists: ["sts.amazonaws.com"] });
  expect(known.state).toMatchObject({ url: "ci.corp.test" });
  expect((await engine.diff(known, known.inputs)).detailed).toEqual({});
  const moved = { ...known.inputs, url: "https://code.corp.test" };
  expect(await engine.diff(known, moved)).toMatchObject({ detailed: { url: "UPDATE_REPLACE" }, replaces: ["url"] });
});

test("a second provider with the same URL is refused in AWS's words", async () => {
  const inputs = { url: "https://once.corp.test", clientIdLists: ["sts.amazonaws.com"] };
  await create(inputs);
  await expect(create(inputs)).rejects.toThrow(
    /creating IAM OIDC Provider "runners" .*CreateOpenIDConnectProvider in us-east-1 failed with EntityAlreadyExistsException: Provider with url https:\/\/once\.corp\.test already exists\./,
  );
});

test.each([
  ["gives no more", {}, []],
  ["takes away", { thumbprintLists: [] }, ["thumbprintLists[0]"]],
])("thumbprints that the program %s stay as they are", async (_what, thumbprints, changes) => {
  const program = { url: "https://thumbs.corp.test", clientIdLists: ["sts.amazonaws.com"] };
  const known = await create({ ...program, thumbprintLists: [THUMBPRINT] });
  const wanted = { ...program, clientIdLists: ["sts.amazonaws.com", "deploy"], ...thumbprints };
  const { inputs } = await engine.check(URN, wanted, known.inputs);
  const { detailed } = await engine.diff(known, inputs);
  expect(Object.keys(detailed).sort()).toEqual(["clientIdLists[1]", ...changes]);
  expect(await engine.update(known, inputs)).toMatchObject({
    thumbprintLists: [THUMBPRINT],
    clientIdLists: ["sts.amazonaws.com", "deploy"],
  });
  await engine.delete(known);
});
