import { RENAMED } from "../../../../domain/documents/actions/operation-names";
import { actionsOf } from "../../../../sandbox/account/authorization/actions";
import { botocoreModels } from "../support";

const named = (service: string, operation: string, signingName = service) => ({ service, operation, signingName });

test("a call needs the action of its name, or that which the service calls otherwise", async () => {
  const cases: [call: ReturnType<typeof named>, actions: string[] | undefined][] = [
    [named("ec2", "RunInstances"), ["ec2:RunInstances"]],
    [named("cloudwatch", "PutMetricAlarm", "monitoring"), ["cloudwatch:PutMetricAlarm"]],
    [named("resourcegroupstaggingapi", "GetResources", "tagging"), ["tag:GetResources"]],
    [named("s3", "ListBuckets"), ["s3:ListAllMyBuckets"]],
    [named("s3", "CopyObject"), ["s3:PutObject", "s3:GetObject"]],
    [named("s3", "GetBucketAcl"), ["s3:GetBucketAcl"]],
    [named("s3", "DeleteBucketCors"), ["s3:PutBucketCORS"]],
    [named("s3", "GetBucketEncryption"), ["s3:GetEncryptionConfiguration"]],
    [named("s3", "ListBucketMetricsConfigurations"), ["s3:GetMetricsConfiguration"]],
    [named("s3", "PutBucketNotificationConfiguration"), ["s3:PutBucketNotification"]],
    [named("s3", "PutObjectLockConfiguration"), ["s3:PutBucketObjectLockConfiguration"]],
    [named("s3", "PutPublicAccessBlock"), ["s3:PutBucketPublicAccessBlock"]],
    [named("s3control", "PutPublicAccessBlock", "s3"), ["s3:PutAccountPublicAccessBlock"]],
    [named("lambda", "Invoke"), ["lambda:InvokeFunction"]],
    [named("budgets", "DeleteBudget"), ["budgets:ModifyBudget"]],
    [named("budgets", "DescribeBudgets"), ["budgets:ViewBudget"]],
    [named("budgets", "TagResource"), ["budgets:TagResource"]],
    [named("sqs", "SendMessageBatch"), ["sqs:SendMessage"]],
    [named("ec2", "Unknown"), undefined],
    [named("budgets", "ForgetBudget"), undefined],
    [named("mystery", "GetThing"), undefined],
  ];
  expect(await Promise.all(cases.map(([call]) => actionsOf(call)))).toEqual(cases.map(([, actions]) => actions));
});

describe("the table of other names", () => {
  const models = new Map([...botocoreModels().values()].flat().map((model) => [model.id, model]));

  test("has operations that exist and actions that the catalogue knows", async () => {
    const wrong: string[] = [];
    for (const [service, operations] of Object.entries(RENAMED))
      for (const operation of Object.keys(operations)) {
        const model = models.get(service);
        const isReal = model !== undefined && operation in model.detail().operations;
        if (!isReal || !(await actionsOf({ service, operation, signingName: model.signingName })))
          wrong.push(`${service}:${operation}`);
      }
    expect(wrong).toEqual([]);
  });
});
