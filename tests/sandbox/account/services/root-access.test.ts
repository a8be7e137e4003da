import {
  DisableOrganizationsRootSessionsCommand,
  EnableOrganizationsRootCredentialsManagementCommand,
  EnableOrganizationsRootSessionsCommand,
  IAMClient,
  ListOrganizationsFeaturesCommand,
} from "@aws-sdk/client-iam";
import { AccountClient, GetAlternateContactCommand, PutAlternateContactCommand } from "@aws-sdk/client-account";
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAWSServiceAccessCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { type SandboxAccount, startAccount } from "../../../../sandbox/account/account";
import { connect, failure } from "../support";

let account: SandboxAccount;
let iam: IAMClient;
let organizations: OrganizationsClient;

beforeAll(async () => {
  account = await startAccount();
  iam = connect(IAMClient, account);
  organizations = connect(OrganizationsClient, account);
});
afterAll(() => account.stop());

const trust = (ServicePrincipal: string) => organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));

/** One organization; each test goes on where the one before stopped. */
describe("an organization", () => {
  test("has central root access only once there is one that trusts IAM", async () => {
    const enable = () => failure(iam.send(new EnableOrganizationsRootSessionsCommand({})));
    expect(await enable()).toMatchObject({ code: "OrganizationNotFoundException" });
    await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
    expect(await enable()).toMatchObject({ code: "ServiceAccessNotEnabledException" });
  });

  test("switches its features on and off, and lists them", async () => {
    await trust("iam.amazonaws.com");
    const both = ["RootCredentialsManagement", "RootSessions"];
    await iam.send(new EnableOrganizationsRootSessionsCommand({}));
    const all = await iam.send(new EnableOrganizationsRootCredentialsManagementCommand({}));
    expect([all.EnabledFeatures, all.OrganizationId]).toEqual([both, expect.stringMatching(/^o-/)]);
    await iam.send(new DisableOrganizationsRootSessionsCommand({}));
    const { EnabledFeatures } = await iam.send(new ListOrganizationsFeaturesCommand({}));
    expect(EnabledFeatures).toEqual(["RootCredentialsManagement"]);
  });

  test("lets its manager set a contact of a member, apart from its own, once it trusts the service", async () => {
    const request = new CreateAccountCommand({ AccountName: "one", Email: "one@corp.test" });
    const AccountId = (await organizations.send(request)).CreateAccountStatus!.AccountId!;
    const contacts = connect(AccountClient, account);
    const type = { AlternateContactType: "SECURITY" as const };
    const contact = {
      ...type,
      Name: "Anna",
      Title: "CISO",
      EmailAddress: "a@corp.test",
      PhoneNumber: "+61 2 5550 1234",
    };
    const put = (of: object) => contacts.send(new PutAlternateContactCommand({ ...contact, ...of }));
    const refused = { code: "AccessDeniedException", status: 403 };

    expect(await failure(put({ AccountId }))).toMatchObject(refused);
    await trust("account.amazonaws.com");
    await put({ AccountId });
    expect(await failure(put({ AccountId: account.accountId }))).toMatchObject(refused);
    expect(await failure(put({ AccountId: "999988887777" }))).toMatchObject(refused);

    const found = await contacts.send(new GetAlternateContactCommand({ ...type, AccountId }));
    expect(found.AlternateContact?.EmailAddress).toBe("a@corp.test");
    expect(await failure(contacts.send(new GetAlternateContactCommand(type)))).toMatchObject({
      code: "ResourceNotFoundException",
    });
  });
});
