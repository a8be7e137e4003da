import type { Document } from "../../../../sandbox/account/wire/codec";
import { resourcesOf } from "../../../../sandbox/account/authorization/resources";

const IAM = "arn:aws:iam::123456789012";
const directory = {
  role: { deploy: `${IAM}:role/ci/deploy` },
  user: { anna: `${IAM}:user/team/anna` },
  policy: { guard: `${IAM}:policy/guard` },
};

const arnsOf = async (action: string, input: Document, operation = action.split(":")[1] ?? "") => {
  const place = { region: "eu-west-1", accountId: "123456789012" };
  const caller = `${IAM}:user/team/anna`;
  const resources = await resourcesOf({ action, operation, input, place, directory, caller });
  return resources.map(({ arn }) => arn);
};
const ec2 = (resource: string) => `arn:aws:ec2:eu-west-1:123456789012:${resource}`;

describe("what a call acts on", () => {
  test("is nothing in particular when the action knows no resource", async () => {
    expect(await arnsOf("ec2:DescribeInstances", { InstanceId: ["i-12345678"] })).toEqual(["*"]);
  });

  test("of a launch is the new instance with its disk and card, and whatever the call names", async () => {
    const input = {
      ImageId: "ami-12345678",
      SubnetId: "subnet-12345678",
      SecurityGroupId: ["sg-12345678"],
      KeyName: "k",
    };
    expect((await arnsOf("ec2:RunInstances", input)).sort()).toEqual(
      [
        ec2("instance/*"),
        ec2("key-pair/k"),
        ec2("network-interface/*"),
        ec2("security-group/sg-12345678"),
        ec2("subnet/subnet-12345678"),
        ec2("volume/*"),
        "arn:aws:ec2:eu-west-1::image/ami-12345678",
      ].sort(),
    );
  });

  test("begins with what is new, which a denial then names", async () => {
    expect((await arnsOf("ec2:RunInstances", { ImageId: "ami-12345678" }))[0]).toBe(ec2("instance/*"));
  });

  test("of EC2 is told by the ids, wherever they stand", async () => {
    expect(await arnsOf("ec2:TerminateInstances", { InstanceId: ["i-12345678", "i-87654321"] })).toEqual([
      ec2("instance/i-12345678"),
      ec2("instance/i-87654321"),
    ]);
    expect(await arnsOf("ec2:CreateTags", { ResourceId: ["vol-12345678"] })).toEqual([ec2("volume/vol-12345678")]);
  });

  test("of other services is named by the members of the input", async () => {
    const cases: [action: string, input: Document, arns: string[]][] = [
      ["dynamodb:CreateTable", { TableName: "t" }, ["arn:aws:dynamodb:eu-west-1:123456789012:table/t"]],
      ["sns:CreateTopic", { Name: "t" }, ["arn:aws:sns:eu-west-1:123456789012:t"]],
      [
        "sns:GetSubscriptionAttributes",
        { SubscriptionArn: "arn:aws:sns:eu-west-1:123456789012:t:5f1a" },
        ["arn:aws:sns:eu-west-1:123456789012:t"],
      ],
      ["events:PutRule", { Name: "r" }, ["arn:aws:events:eu-west-1:123456789012:rule/r"]],
      ["sqs:SendMessage", { QueueUrl: "http://localhost/1/q" }, ["arn:aws:sqs:eu-west-1:123456789012:q"]],
      ["rds:CreateDBInstance", { DBInstanceIdentifier: "d" }, ["arn:aws:rds:eu-west-1:123456789012:db:d"]],
      [
        "events:PutEvents",
        { Entries: [{ EventBusName: "default", Source: "a" }] },
        ["arn:aws:events:eu-west-1:123456789012:event-bus/default"],
      ],
      ["ssm:GetParameter", { Name: "/a/b" }, ["arn:aws:ssm:eu-west-1:123456789012:parameter/a/b"]],
      ["guardduty:DeleteDetector", { detectorId: "d" }, ["arn:aws:guardduty:eu-west-1:123456789012:detector/d"]],
      ["budgets:ModifyBudget", { NewBudget: { BudgetName: "b" } }, ["arn:aws:budgets::123456789012:budget/b"]],
      ["s3:PutObject", { Bucket: "b", Key: "k/l" }, ["arn:aws:s3:::b/k/l"]],
    ];
    const found = cases.map(async ([action, input]) => [action, input, await arnsOf(action, input)]);
    expect(await Promise.all(found)).toEqual(cases);
  });

  test("of a copy is the source to read and the copy to write", async () => {
    const input = { Bucket: "to", Key: "a", SourceBucket: "from", SourceKey: "b" };
    expect(await arnsOf("s3:GetObject", input, "CopyObject")).toEqual(["arn:aws:s3:::from/b"]);
    expect(await arnsOf("s3:PutObject", input, "CopyObject")).toEqual(["arn:aws:s3:::to/a"]);
  });

  test("that is given as an ARN is that, in any region and account", async () => {
    const TopicArn = "arn:aws:sns:us-east-1:999999999999:t";
    expect(await arnsOf("sns:Publish", { TopicArn, Message: "arn:aws:s3:::no" })).toEqual([TopicArn]);
  });
});

describe("what IAM calls by name", () => {
  test("has the path that it was made with", async () => {
    expect(await arnsOf("iam:DeleteRole", { RoleName: "deploy" })).toEqual([`${IAM}:role/ci/deploy`]);
    expect(await arnsOf("iam:CreateAccessKey", { UserName: "anna" })).toEqual([`${IAM}:user/team/anna`]);
  });

  test("has the path that it is to be made with", async () => {
    expect(await arnsOf("iam:CreateRole", { RoleName: "new", Path: "/p/" })).toEqual([`${IAM}:role/p/new`]);
    expect(await arnsOf("iam:CreatePolicy", { PolicyName: "new" })).toEqual([`${IAM}:policy/new`]);
  });

  test("is the caller when no user is named", async () => {
    expect(await arnsOf("iam:GetUser", {})).toEqual([`${IAM}:user/team/anna`]);
  });

  test("is the user, not the policy that the user gets", async () => {
    expect(await arnsOf("iam:AttachUserPolicy", { UserName: "anna", PolicyArn: `${IAM}:policy/guard` })).toEqual([
      `${IAM}:user/team/anna`,
    ]);
  });
});
