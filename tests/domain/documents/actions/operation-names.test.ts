import { actionNames } from "../../../../domain/documents/actions/operation-names";

// That operations and actions exist: tests/sandbox/account/authorization/actions.test.ts.
it.each([
  ["ec2", "RunInstances", [["RunInstances"]]],
  ["s3", "CopyObject", [["PutObject"], ["GetObject"]]],
  ["s3control", "PutPublicAccessBlock", [["PutAccountPublicAccessBlock"]]],
  ["budgets", "UpdateBudget", [["UpdateBudget", "ModifyBudget"]]],
  ["sqs", "SendMessageBatch", [["SendMessageBatch", "SendMessage"]]],
  ["apigateway", "CreateStage", [["CreateStage", "POST"]]],
  ["apigateway", "FlushStageCache", [["FlushStageCache", "DELETE"]]],
])("the actions of %s %s may be called %j", (service, operation, names) => {
  expect(actionNames(service, operation)).toEqual(names);
});
