import { AccountClient, GetAlternateContactCommand, PutAlternateContactCommand } from "@aws-sdk/client-account";
import { CreateAccountCommand, CreateOrganizationCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { CreateUserCommand, CreateAccessKeyCommand, IAMClient } from "@aws-sdk/client-iam";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { connect, failure } from "../support";
import { EVERYTHING, type Keys, peopleOf } from "../authorization/people";

let account: SandboxAccount;
let member: string;
let inMember: Keys;

beforeAll(async () => {
  account = await startAccount();
  const organizations = connect(OrganizationsClient, account);
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const { CreateAccountStatus } = await organizations.send(
    new CreateAccountCommand({ AccountName: "member", Email: "member@acme.sandbox" }),
  );
  member = CreateAccountStatus!.AccountId!;
  const people = peopleOf(account);
  const manager = await people.user("manager", EVERYTHING);
  inMember = await people.assume(manager, `arn:aws:iam::${member}:role/OrganizationAccountAccessRole`);
});
afterAll(() => account.stop());

const contact = { AlternateContactType: "SECURITY", Title: "Lead", PhoneNumber: "+61 2 9374 4000" } as const;
const read = async (credentials: Keys) =>
  (
    await connect(AccountClient, account, "us-east-1", { credentials }).send(
      new GetAlternateContactCommand({ AlternateContactType: "SECURITY" }),
    )
  ).AlternateContact!.EmailAddress;

test("what the gateway knows of a member is not of the account that manages it, and not the other way round", async () => {
  const put = (credentials: Keys, EmailAddress: string) =>
    connect(AccountClient, account, "us-east-1", { credentials }).send(
      new PutAlternateContactCommand({ ...contact, Name: "Mia Chen", EmailAddress }),
    );
  await put(inMember, "member@acme.sandbox");
  expect(await failure(read(account.credentials))).toMatchObject({ code: "ResourceNotFoundException" });
  await put(account.credentials, "manager@acme.sandbox");
  expect(await read(inMember)).toBe("member@acme.sandbox");
  expect(await read(account.credentials)).toBe("manager@acme.sandbox");
});

test("session tokens of a member's users are said to be missing", async () => {
  const iam = connect(IAMClient, account, "us-east-1", { credentials: inMember });
  await iam.send(new CreateUserCommand({ UserName: "anna" }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "anna" }));
  const credentials = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  const sts = connect(STSClient, account, "us-east-1", { credentials });
  const refused = await failure(sts.send(new GetSessionTokenCommand({})));
  expect(refused.message).toMatch(/session tokens of member accounts are not in the sandbox/);
});
