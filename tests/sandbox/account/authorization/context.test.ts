import { type Caller, contextOf, separated } from "../../../../sandbox/account/authorization/context";
import { sessionOf } from "../../../../sandbox/account/services/sts";

const now = new Date("2026-11-23T10:00:00Z");
const ACCOUNT = "123456789012";
const USER = `arn:aws:iam::${ACCOUNT}:user/team/anna`;
const anna: Caller = {
  principal: { arn: USER, userId: "AIDA", accountId: ACCOUNT },
  arn: USER,
  session: undefined,
  temporary: false,
  now,
};
const role: Caller = {
  ...anna,
  principal: { ...anna.principal, arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/s` },
  arn: `arn:aws:iam::${ACCOUNT}:role/ci/deploy`,
  temporary: true,
};
const keys = (input: Record<string, unknown>, caller = anna, type?: string) =>
  contextOf({ region: "eu-west-1" }, caller, input, "ec2:RunInstances", type);

test("a user has its name, its ARN and the region", async () => {
  expect(await keys({})).toMatchObject({
    "aws:RequestedRegion": ["eu-west-1"],
    "aws:PrincipalArn": [USER],
    "aws:PrincipalAccount": [ACCOUNT],
    "aws:PrincipalType": ["User"],
    "aws:PrincipalIsAWSService": ["false"],
    "aws:SecureTransport": ["true"],
    "aws:username": ["anna"],
  });
});

test("a session has the ARN of its role and no user name", async () => {
  expect(await keys({}, role)).toMatchObject({ "aws:PrincipalArn": [role.arn], "aws:PrincipalType": ["AssumedRole"] });
  expect(await keys({}, role)).not.toHaveProperty(["aws:username"]);
});

describe("the device", () => {
  const mfa = async (caller: Caller, input = {}) => {
    const { "aws:MultiFactorAuthPresent": isPresent, "aws:MultiFactorAuthAge": age } = await keys(input, caller);
    return [isPresent, age];
  };

  test("is not spoken of with a long-lived key", async () => {
    expect(await mfa(anna)).toEqual([undefined, undefined]);
  });

  test("is absent from a session made without it", async () => {
    expect(await mfa(role)).toEqual([["false"], undefined]);
  });

  test("is present in a session made with it, and gets old", async () => {
    const session = sessionOf({ SerialNumber: "device" }, new Date(now.getTime() - 90_500));
    expect(await mfa({ ...role, session })).toEqual([["true"], ["90"]]);
  });

  test("is present in the call that brings it", async () => {
    expect(await mfa(anna, { SerialNumber: "device" })).toEqual([["true"], ["0"]]);
  });
});

describe("tags", () => {
  test("are told from lists of pairs and from maps, in any spelling", async () => {
    const tagged = { "aws:RequestTag/a": ["1"], "aws:TagKeys": ["a"] };
    for (const input of [
      { Tags: [{ Key: "a", Value: "1" }] },
      { tags: [{ key: "a", value: "1" }] },
      { Tags: [{ TagKey: "a", TagValue: "1" }] },
      { tags: { a: "1" } },
      { Tag: [{ Key: "a", Value: "1" }] },
    ])
      expect(await keys(input)).toMatchObject(tagged);
  });

  test("of a new thing in EC2 are those of its type", async () => {
    const input = { TagSpecification: [{ ResourceType: "volume", Tag: [{ Key: "a", Value: "1" }] }] };
    expect(await keys(input, anna, "volume")).toMatchObject({ "aws:TagKeys": ["a"] });
    expect(await keys(input, anna, "instance")).not.toHaveProperty(["aws:TagKeys"]);
  });

  test("that are taken away are told by name", async () => {
    expect(await keys({ TagKeys: ["a", "b"] })).toMatchObject({ "aws:TagKeys": ["a", "b"] });
  });
});

test("each value of a key is judged alone, and a list as a whole", async () => {
  const values = { "ec2:InstanceType": ["a", "b"], "aws:RequestedRegion": ["r"], "aws:TagKeys": ["x", "y", "z"] };
  expect(await separated(values)).toEqual([
    { ...values, "ec2:InstanceType": "a", "aws:RequestedRegion": "r" },
    { ...values, "ec2:InstanceType": "b", "aws:RequestedRegion": "r" },
  ]);
  expect(await separated({})).toEqual([{}]);
});
