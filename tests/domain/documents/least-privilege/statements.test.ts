import { allow, deny, inRegions } from "../../../../domain/documents/least-privilege/statements";

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
