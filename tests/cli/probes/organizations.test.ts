import { AWSOrganizationsNotInUseException } from "@aws-sdk/client-organizations";
import { accounts } from "../../../cli/probes/organizations";
import { itemsOf } from "../../support/probe-answers";

const OWN = "123456789012";

it("an account in no organization has no others", async () => {
  const none = new AWSOrganizationsNotInUseException({ message: "none", $metadata: {} });
  expect(await itemsOf(accounts, { DescribeOrganization: [none] })).toEqual([]);
});

it("a member makes no accounts, and is not asked for what it may not see", async () => {
  const Organization = { MasterAccountId: "210987654321" };
  expect(await itemsOf(accounts, { DescribeOrganization: [{ Organization }] })).toEqual([]);
});

it("the management account has those that it is not itself", async () => {
  const answers = {
    DescribeOrganization: [{ Organization: { MasterAccountId: OWN } }],
    ListAccounts: [{ Accounts: [{ Id: OWN }, { Id: "210987654321", JoinedMethod: "CREATED" }] }],
  };
  expect(await itemsOf(accounts, answers)).toMatchObject([{ id: "210987654321", owner: "CREATED" }]);
});
