import { contextOf } from "../../../domain/documents/conditions";
import { policyDocument, type Statement } from "../../../domain/documents/document";
import { judgeOf, needsOf } from "../../../domain/replay/judge";

const deny = (Sid: string, given: Partial<Statement>): Statement => ({ Sid, Effect: "Deny", Resource: "*", ...given });
const DOCUMENTS = [
  {
    name: "one",
    document: policyDocument([
      deny("Region", { Action: "*", Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } } }),
    ]),
  },
  {
    name: "two",
    document: policyDocument([
      deny("Types", {
        Action: "ec2:Run*",
        Resource: "arn:aws:ec2:*:*:instance/*",
        Condition: { StringNotLike: { "ec2:InstanceType": "t3.*" } },
      }),
    ]),
  },
];
const MACHINE = "arn:aws:ec2:eu-west-1:1:instance/*";
const request = (keys: Record<string, string>, complete = true) => ({
  action: "ec2:RunInstances",
  resource: MACHINE,
  context: contextOf(keys, complete),
});
const HERE = { "aws:RequestedRegion": "eu-west-1" };

describe("a judge", () => {
  const { verdict, denials } = judgeOf(DOCUMENTS);

  it("names statement and document of a denial", () => {
    expect(verdict(request({ ...HERE, "ec2:InstanceType": "p5.48xlarge" }))).toEqual({
      state: "denied",
      statement: "Types",
      document: "two",
    });
    expect(verdict(request({ ...HERE, "ec2:InstanceType": "t3.nano" }))).toEqual({ state: "allowed" });
  });

  it("names what is missing when it cannot tell", () => {
    expect(verdict(request(HERE, false))).toMatchObject({ state: "perhaps", dependsOn: ["ec2:InstanceType"] });
    const unnamed = { ...request({ ...HERE, "ec2:InstanceType": "p5.48xlarge" }), resource: undefined };
    expect(verdict(unnamed)).toMatchObject({ state: "perhaps", dependsOn: ["resource"] });
  });

  it("names every statement that denies", () => {
    const away = request({ "aws:RequestedRegion": "us-east-1", "ec2:InstanceType": "p5.48xlarge" });
    expect(denials(away)).toEqual(["Region", "Types"]);
    expect(denials({ ...away, action: "ec2:DescribeInstances" })).toEqual(["Region"]);
  });
});

it("what calls must say depends on the action", () => {
  const needs = needsOf(DOCUMENTS);
  expect(needs("ec2:RunInstances")).toEqual({
    keys: ["aws:RequestedRegion", "ec2:InstanceType"],
    resources: ["arn:aws:ec2:*:*:instance/*"],
  });
  expect(needs("s3:GetObject")).toEqual({ keys: ["aws:RequestedRegion"], resources: [] });
});
