import {
  AttachPolicyCommand,
  CreatePolicyCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
} from "@aws-sdk/client-organizations";
import { readDeclared } from "../../../cli/facts/declared";
import { createRun } from "../../../cli/probes/run";
import { declarativePolicy } from "../../../domain/documents/organization/declarative-policy";
import { type SandboxAccount, startAccount } from "../../../sandbox/account/account";
import { MEMBER_ROLE, openOrganization } from "../../support/organization";
import { planOf } from "../../support/plan";
import { as, assume } from "../../support/sign-in";

const REGIONS = ["eu-west-1", "us-east-1"];

let account: SandboxAccount;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.stop());

const read = ({ accountId, credentials, endpoint }: SandboxAccount, controls: object = {}) =>
  readDeclared(createRun({ accountId, credentials, endpoint, deadline: 60_000 }), planOf({ controls }), REGIONS);
const asked = () => account.journal.entries().map(({ operation }) => operation);
const everywhere = <T>(value: T) => Object.fromEntries(REGIONS.map((region) => [region, value]));

test("an account in no organization is asked for that and nothing more", async () => {
  account.journal.clear();
  expect(await read(account)).toEqual({});
  expect(asked()).toEqual(["DescribeOrganization"]);
});

test("one that does not say whether it is in one is asked as if it were", async () => {
  const lift = account.faults.inject({ kind: "accessDenied", operation: "DescribeOrganization" });
  expect(await read(account)).toEqual({ declared: everywhere({ found: {} }) });
  lift();
});

test("a member says what the organization decides, and a region that refuses why it does not", async () => {
  const { client, create, hub } = await openOrganization(account);
  const accountId = await create("member");
  const TargetId = (await client.send(new ListRootsCommand({}))).Roots![0]!.Id!;
  const Type = "DECLARATIVE_POLICY_EC2";
  await client.send(new EnablePolicyTypeCommand({ RootId: TargetId, PolicyType: Type }));
  const Content = JSON.stringify(declarativePolicy({ hopLimit: 2, snapshots: "block-new-sharing" }));
  const { Policy } = await client.send(new CreatePolicyCommand({ Name: "all", Description: "all", Type, Content }));
  await client.send(new AttachPolicyCommand({ PolicyId: Policy!.PolicySummary!.Id, TargetId }));
  const keys = await assume(account, `arn:aws:iam::${accountId}:role/${MEMBER_ROLE}`, { keys: hub });
  const member = { ...as(account, keys), accountId };

  const found = { imds: { state: "required", hopLimit: 2 }, "snapshot-block": { state: "block-new-sharing" } };
  expect(await read(member)).toEqual({ declared: everywhere({ found }) });
  expect(await read(member, { imds: "off" })).toMatchObject({
    declared: everywhere({ found: { "snapshot-block": found["snapshot-block"] } }),
  });
  const denied = { kind: "accessDenied", operation: "GetSerialConsoleAccessStatus", region: "eu-west-1" } as const;
  const lift = account.faults.inject(denied);
  expect(await read(member)).toEqual({
    declared: {
      "eu-west-1": { unknown: expect.stringMatching(/^UnauthorizedOperation: /) as string },
      "us-east-1": { found },
    },
  });
  lift();
});
