import { AWSOrganizationsNotInUseException } from "@aws-sdk/client-organizations";
import { accounts, everyAccount, servicePolicies } from "../../../cli/probes/organizations";
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

it("whoever may list them sees every account, closed ones and the management account too", async () => {
  const arn = (id: string) => `arn:aws:organizations::${OWN}:account/o-1/${id}`;
  const other = "210987654321";
  const answers = {
    // A delegated administrator asks.
    DescribeOrganization: [{ Organization: { MasterAccountId: OWN } }],
    ListAccounts: [
      { Accounts: [{ Id: OWN, Arn: arn(OWN), Name: "root", Status: "ACTIVE" }], NextToken: "2" },
      { Accounts: [{ Id: other, Arn: arn(other), Name: "gone", Status: "SUSPENDED", State: "CLOSED" }] },
    ],
  };
  expect(await itemsOf(everyAccount, answers)).toEqual([
    { id: OWN, name: "root", state: "ACTIVE", isManagement: true },
    { id: other, name: "gone", state: "CLOSED", isManagement: false },
  ]);
});

it("of the policies that Pulumi named it tells whose they are and where they hang; of others nothing is asked", async () => {
  const answers = {
    ListPolicies: [
      { Policies: [{ Id: "p-FullAWSAccess", Name: "FullAWSAccess" }], NextToken: "2" },
      { Policies: [{ Id: "p-1", Name: "ringfence-guardrails-region-deny-1a2b3c4", Arn: "arn" }] },
    ],
    ListTagsForResource: [{ Tags: [{ Key: "ringfence", Value: "0.1.0" }] }],
    ListTargetsForPolicy: [{ Targets: [{ TargetId: "r-1" }], NextToken: "2" }, { Targets: [{ TargetId: "ou-1" }] }],
  };
  expect(await itemsOf(servicePolicies, answers)).toEqual([
    {
      id: "p-1",
      name: "ringfence-guardrails-region-deny-1a2b3c4",
      arn: "arn",
      own: true,
      targets: ["r-1", "ou-1"],
    },
  ]);
});
