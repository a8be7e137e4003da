import { CloudFormationClient, ValidateTemplateCommand } from "@aws-sdk/client-cloudformation";
import { type SandboxAccount, startAccount } from "../../../../../sandbox/account/account";
import { connect, failure } from "../../support";

let account: SandboxAccount;

beforeAll(async () => {
  account = await startAccount();
});

afterAll(() => account.stop());

test("a template cannot be validated, and the answer says so in a line", async () => {
  const cloudFormation = connect(CloudFormationClient, account);
  const { message } = await failure(cloudFormation.send(new ValidateTemplateCommand({ TemplateBody: "{}" })));
  expect(message).toMatch(/^cloudformation:ValidateTemplate is not implemented in the sandbox/);
});
