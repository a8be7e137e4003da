import { allow, deny, denyUnless, inRegions, unlessExempt } from "../../../domain/documents/statements";

it("a statement has its actions once and in order, and acts on everything unless told", () => {
  expect(allow("AllowLook", ["s3:GetObject", "ec2:DescribeVpcs", "s3:GetObject"])).toEqual({
    Sid: "AllowLook",
    Effect: "Allow",
    Action: ["ec2:DescribeVpcs", "s3:GetObject"],
    Resource: "*",
  });
});

it("a deny takes resource and condition as they are", () => {
  const condition = { Bool: { "ec2:Encrypted": "false" } };
  expect(deny("DenyPlain", ["ec2:CreateVolume"], { resource: ["arn:aws:ec2:*:*:volume/*"], condition })).toEqual({
    Sid: "DenyPlain",
    Effect: "Deny",
    Action: ["ec2:CreateVolume"],
    Resource: ["arn:aws:ec2:*:*:volume/*"],
    Condition: condition,
  });
});

it("the condition on regions does not depend on their order", () => {
  const condition = { StringEquals: { "aws:RequestedRegion": ["eu-west-1", "us-east-1"] } };
  expect(inRegions(["us-east-1", "eu-west-1", "us-east-1"])).toEqual(condition);
});

it("a deny spares each principal once, in an order of its own, beside its condition", () => {
  const exempt = ["arn:aws:iam::*:role/b2", "arn:aws:iam::*:role/a1", "arn:aws:iam::*:role/b2"];
  const condition = { ArnNotLike: { "iam:PolicyARN": "arn:aws:iam::*:policy/x" }, Null: { "aws:TagKeys": "true" } };
  expect(unlessExempt(exempt, condition)).toEqual({
    Condition: {
      ...condition,
      ArnNotLike: {
        "iam:PolicyARN": "arn:aws:iam::*:policy/x",
        "aws:PrincipalArn": ["arn:aws:iam::*:role/a1", "arn:aws:iam::*:role/b2"],
      },
    },
  });
  expect(unlessExempt()).toEqual({});
});

it("a deny of everybody but some principals is a deny with their condition beside its own", () => {
  const exempt = ["arn:aws:iam::*:role/a1"];
  const scope = { resource: "arn:aws:iam::*:user/*", condition: { Null: { "aws:TagKeys": "true" } } };
  expect(denyUnless(exempt, "DenyTags", ["iam:TagUser"], scope)).toEqual({
    ...deny("DenyTags", ["iam:TagUser"], scope),
    ...unlessExempt(exempt, scope.condition),
  });
  expect(denyUnless(undefined, "DenyTags", ["iam:TagUser"])).toEqual(deny("DenyTags", ["iam:TagUser"]));
});
