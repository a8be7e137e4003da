import { GetGroupCommand, IAMClient } from "@aws-sdk/client-iam";
import { urnOf, type FakeEngine } from "../../engine";
import { startTestBed, type TestBed } from "../../world";

const URN = urnOf("aws:iam/group:Group", "people");

let bed: TestBed;
let engine: FakeEngine;

beforeAll(async () => {
  bed = await startTestBed();
  engine = await bed.engine();
});

afterAll(() => bed.stop());

// internal/service/iam/group.go of hashicorp/terraform-provider-aws: neither name nor path is ForceNew.
test("a group is renamed in place, and a refresh by the id that the engine keeps no longer finds it", async () => {
  const { inputs } = await engine.check(URN, { name: "people" });
  const known = { urn: URN, inputs, ...(await engine.create(URN, inputs)) };
  const renamed = (await engine.check(URN, { name: "staff", path: "/moved/" }, inputs)).inputs;
  expect(await engine.diff(known, renamed)).toMatchObject({ replaces: [] });
  expect(await engine.update(known, renamed)).toMatchObject({ id: "staff", name: "staff", path: "/moved/" });
  const { Group } = await bed.world.client(IAMClient).send(new GetGroupCommand({ GroupName: "staff" }));
  expect(Group).toMatchObject({ Path: "/moved/" });
  expect((await engine.read(known)).id).toBe("");
});

test("an automatic name may have 255 characters in a preview, although AWS takes 128", async () => {
  const checked = (length: number) => engine.check(urnOf("aws:iam/group:Group", "a".repeat(length - 8)), {});
  expect((await checked(255)).failures).toEqual({});
  await expect(checked(256)).rejects.toThrow(/has 256 characters, allowed are 255/);
});

test("an attachment goes before the one that replaces it comes", async () => {
  const urn = urnOf("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "guard");
  const [group, policyArn] = ["people", "arn:aws:iam::aws:policy/ReadOnlyAccess"];
  const known = { urn, id: `${group}/${policyArn}`, inputs: { group, policyArn }, state: { group, policyArn } };
  const other = { group, policyArn: "arn:aws:iam::aws:policy/SecurityAudit" };
  expect(await engine.diff(known, other)).toMatchObject({ replaces: ["policyArn"], deleteBeforeReplace: true });
});
