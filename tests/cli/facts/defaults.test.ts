import { CreateAnalyzerCommand, AccessAnalyzerClient } from "@aws-sdk/client-accessanalyzer";
import { ModifyVpcBlockPublicAccessOptionsCommand, RunInstancesCommand } from "@aws-sdk/client-ec2";
import { UpdateAccountPasswordPolicyCommand } from "@aws-sdk/client-iam";
import { CreateIndexCommand, ResourceExplorer2Client } from "@aws-sdk/client-resource-explorer-2";
import { CreateBucketCommand, PutBucketAclCommand } from "@aws-sdk/client-s3";
import { PutPublicAccessBlockCommand } from "@aws-sdk/client-s3-control";
import { S3ControlClient } from "../../../cli/probes/s3-clients";
import { createRun } from "../../../cli/probes/run";
import { Family } from "../../../domain/controls/control";
import { CONTROLS } from "../../../domain/controls/table";
import { readDefaults, unknownDefaults } from "../../../cli/facts/defaults";
import { type SandboxAccount, startAccount } from "../../../sandbox/account/account";
import { clientsFor } from "../../../sandbox/account/clients";
import { planOf } from "../../support/plan";

const HOME = "ap-southeast-2";
const IDLE = "eu-west-1";
const enabledRegions = [HOME, IDLE];

let account: SandboxAccount;
beforeAll(async () => {
  account = await startAccount();
  await read();
});
afterAll(() => account.stop());

const planned = (controls: object = {}) => planOf({ enabledRegions, controls });

const read = (controls: object = {}) => {
  const { accountId, credentials, endpoint } = account;
  const run = createRun({ accountId, credentials, endpoint, deadline: 30_000 });
  const plan = planned(controls);
  return readDefaults(run, plan, plan.regions);
};

const found = <T>(value: T) => ({ found: value });
const QUIET = { instances: [], interfaces: [], closed: false, imagesLimited: false };

test("a new account has default networks, and nothing that an account default would take from somebody", async () => {
  const group = found({
    id: expect.stringMatching(/^sg-/) as string,
    vpcId: expect.stringMatching(/^vpc-/) as string,
    users: [],
  });
  expect(await read()).toEqual({
    activity: { [IDLE]: found(QUIET) },
    defaultGroups: { [HOME]: group, [IDLE]: group },
    publicSnapshots: { [HOME]: found([]), [IDLE]: found([]) },
    publicBuckets: found({ names: [], unseen: 0 }),
    passwordPolicy: found(undefined),
    analyzers: { [HOME]: found([]), [IDLE]: found([]) },
    indexes: { [HOME]: found(undefined), [IDLE]: found(undefined) },
    closures: { [HOME]: found(false) },
    imageStates: { [HOME]: found("disabled") },
  });
});

test("nothing is asked for controls that are off", async () => {
  const asked = account.journal.entries().length;
  const off = CONTROLS.filter(({ family }) => family === Family.Defaults).map(({ id }) => [id, "off"]);
  expect(await read(Object.fromEntries(off) as object)).toEqual({});
  expect(account.journal.entries()).toHaveLength(asked);
});

test("a machine in an idle region, its group, a public bucket and what exists already are found", async () => {
  const { ec2, iam, s3 } = clientsFor(account, IDLE);
  const { endpoint, credentials, accountId } = account;
  const where = { endpoint, credentials, region: IDLE };
  const launch = new RunInstancesCommand({ ImageId: "ami-12c6146b", MinCount: 1, MaxCount: 1 });
  const id = (await ec2.send(launch)).Instances![0]!.InstanceId!;
  await s3.send(new CreateBucketCommand({ Bucket: "site", CreateBucketConfiguration: { LocationConstraint: IDLE } }));
  await s3.send(new PutBucketAclCommand({ Bucket: "site", ACL: "public-read" }));
  await iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 20, MaxPasswordAge: 90 }));
  await new AccessAnalyzerClient(where).send(new CreateAnalyzerCommand({ analyzerName: "console", type: "ACCOUNT" }));
  const { Arn } = await new ResourceExplorer2Client(where).send(new CreateIndexCommand({}));
  const facts = await read();
  expect(facts.activity).toEqual({ [IDLE]: found({ ...QUIET, instances: [id] }) });
  expect(facts.defaultGroups![IDLE]).toMatchObject({ found: { users: [expect.stringContaining(id)] } });
  expect(facts.publicBuckets).toEqual(found({ names: ["site"], unseen: 0 }));
  expect(facts.passwordPolicy).toMatchObject({ found: { minimumLength: 20, maxAgeDays: 90 } });
  expect(facts.analyzers![IDLE]).toEqual(found([{ id: "console", own: false }]));
  expect(facts.indexes![IDLE]).toEqual(found({ id: Arn, arn: Arn, aggregator: false, own: false }));

  await ec2.send(new ModifyVpcBlockPublicAccessOptionsCommand({ InternetGatewayBlockMode: "block-bidirectional" }));
  const all = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
  const block = { AccountId: accountId, PublicAccessBlockConfiguration: all };
  await new S3ControlClient(where).send(new PutPublicAccessBlockCommand(block));
  const later = await read();
  expect(later.activity).toEqual({ [IDLE]: found({ ...QUIET, instances: [id], closed: true }) });
  expect(later.publicBuckets).toEqual(found({ names: [], unseen: 0 }));
});

test("the analyzers of unused access at home are asked for by the control that makes one", async () => {
  const { endpoint, credentials } = account;
  const client = new AccessAnalyzerClient({ endpoint, credentials, region: HOME });
  await client.send(new CreateAnalyzerCommand({ analyzerName: "idle-keys", type: "ACCOUNT_UNUSED_ACCESS" }));
  const facts = await read({ "unused-access": "on", "access-analyzer": "off" });
  expect(facts.unusedAccessAnalyzers).toEqual(found(["idle-keys"]));
  expect(facts).not.toHaveProperty("analyzers");
});

test("a region that refuses gives its reason, and the others their answers", async () => {
  const denied = account.faults.inject({ kind: "accessDenied", operation: "DescribeInstances", region: IDLE });
  const closed = account.faults.inject({ kind: "accessDenied", operation: "ListAnalyzers", region: HOME });
  const { activity, analyzers } = await read();
  denied();
  closed();
  expect(activity![IDLE]).toEqual({ unknown: expect.stringMatching(/^UnauthorizedOperation: /) as string });
  expect(analyzers![HOME]).toEqual({ unknown: expect.stringMatching(/^AccessDenied/) as string });
  expect(analyzers![IDLE]).toEqual(found([{ id: "console", own: false }]));
});

test("when there is nobody to ask as, what would take something away is not known", () => {
  const plan = planned({ "image-allowlist": "off" });
  const unknown = { unknown: "no keys" };
  expect(unknownDefaults(plan, plan.regions, "no keys")).toEqual({
    activity: { [IDLE]: unknown },
    defaultGroups: { [HOME]: unknown, [IDLE]: unknown },
    publicSnapshots: { [HOME]: unknown, [IDLE]: unknown },
    publicBuckets: unknown,
    passwordPolicy: unknown,
  });
});
