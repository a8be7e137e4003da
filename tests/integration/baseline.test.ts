import { GetAlternateContactCommand, PutAlternateContactCommand } from "@aws-sdk/client-account";
import { DescribeBudgetsCommand } from "@aws-sdk/client-budgets";
import { DeleteAlarmsCommand, DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
  DescribeVpcBlockPublicAccessOptionsCommand,
  DisableEbsEncryptionByDefaultCommand,
  GetEbsEncryptionByDefaultCommand,
  ModifyVpcBlockPublicAccessOptionsCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import { ListDetectorsCommand, UpdateDetectorCommand, GetDetectorCommand } from "@aws-sdk/client-guardduty";
import { clientsFor } from "../../sandbox/account/clients";
import { viewAccount } from "../../sandbox/tour/account-view";
import { changes, openTestStack, type TestStack, TWO_REGIONS } from "../support/stack";

/** The life of one baseline on the real engine: each test goes on where the one before stopped. */
describe("the baseline on the real engine", () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await openTestStack();
  });
  afterAll(() => stack.close());

  const clients = (region?: string) => clientsFor(stack.session.account, region);

  test("up makes every control", async () => {
    const result = await stack.up();
    expect(result).toMatchObject({ code: 0 });
    expect(await viewAccount(stack.session.account)).toMatchObject({
      contacts: {
        security: "security@acme.sandbox",
        billing: "accounts@acme.sandbox",
        operations: "oncall@acme.sandbox",
      },
      watchedRegions: ["ap-southeast-2", "us-east-1"],
      encryptedRegions: ["ap-southeast-2", "us-east-1"],
      billingAlarms: 5,
      mailSubscriptions: 4,
    });
  });

  // Without this, credits hide what an intruder spends: they are a part of the sum by AWS's default.
  test("each budget counts the gross costs", async () => {
    const { Budgets } = await clients().budgets.send(
      new DescribeBudgetsCommand({ AccountId: stack.session.account.accountId }),
    );
    const gross = { IncludeCredit: false, IncludeRefund: false, IncludeTax: true, UseBlended: false };
    // AWS prefers metrics by now, but `costTypes` of the provider still means this field.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    expect(Budgets!.map(({ CostTypes }) => CostTypes)).toEqual(Array(3).fill(expect.objectContaining(gross)));
  });

  test("one provider serves every region", async () => {
    const providers = (await stack.resources()).filter(({ type }) => type === "pulumi:providers:aws");
    expect(providers.map(({ urn }) => urn.split("::").pop())).toEqual(["default_7_48_0"]);
  });

  test("a second up changes nothing", async () => {
    const result = await stack.up("--expect-no-changes");
    expect(result).toMatchObject({ code: 0 });
    expect(Object.keys(changes(result))).toEqual(["unchanged"]);
  });

  test("refresh finds nothing", async () => {
    const result = await stack.run(["refresh", "--yes", "--skip-preview", "--expect-no-changes"]);
    expect(result).toMatchObject({ code: 0 });
  });

  test("what somebody changed or deleted by hand is seen by refresh and repaired by up", async () => {
    const contact = {
      AlternateContactType: "SECURITY",
      Name: "x",
      Title: "x",
      PhoneNumber: "+61 2 9374 4009",
    } as const;
    await clients().account.send(
      new PutAlternateContactCommand({ ...contact, EmailAddress: "intruder@elsewhere.internal" }),
    );
    await clients("us-east-1").ec2.send(new DisableEbsEncryptionByDefaultCommand({}));
    const { DetectorIds } = await clients("us-east-1").guardduty.send(new ListDetectorsCommand({}));
    const DetectorId = DetectorIds![0];
    await clients("us-east-1").guardduty.send(
      new UpdateDetectorCommand({ DetectorId, Enable: false, FindingPublishingFrequency: "SIX_HOURS" }),
    );
    await clients("us-east-1").guardduty.send(
      new UpdateDetectorCommand({ DetectorId, Features: [{ Name: "S3_DATA_EVENTS", Status: "ENABLED" }] }),
    );
    const { MetricAlarms } = await clients().cloudwatch.send(new DescribeAlarmsCommand({}));
    await clients().cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [MetricAlarms![0]!.AlarmName!] }));

    const seen = await stack.run(["refresh", "--yes", "--skip-preview"]);
    expect(changes(seen)).toMatchObject({ updated: 4, deleted: 1 });

    const repaired = await stack.up();
    expect(changes(repaired)).toMatchObject({ updated: 4, created: 1 });
    const { AlternateContact } = await clients().account.send(
      new GetAlternateContactCommand({ AlternateContactType: "SECURITY" }),
    );
    const ebs = await clients("us-east-1").ec2.send(new GetEbsEncryptionByDefaultCommand({}));
    const detector = await clients("us-east-1").guardduty.send(new GetDetectorCommand({ DetectorId }));
    expect({
      email: AlternateContact!.EmailAddress,
      encrypted: ebs.EbsEncryptionByDefault,
      status: detector.Status,
      frequency: detector.FindingPublishingFrequency,
      s3: detector.Features!.find(({ Name }) => Name === "S3_DATA_EVENTS")!.Status,
    }).toEqual({
      email: "security@acme.sandbox",
      encrypted: true,
      status: "ENABLED",
      frequency: "FIFTEEN_MINUTES",
      s3: "DISABLED",
    });
  });

  test("another allowed region opens it in the documents and in the idle budget, and replaces nothing", async () => {
    stack.configure({ ...TWO_REGIONS, allowedRegions: ["ap-southeast-2", "us-east-1"] });
    const result = await stack.up();
    // Seven components record the new argument; seven resources change in the account, and the closure leaves the program. No
    // region is idle any more, so that the signals of idle regions have nothing to listen to: a rule and a target each.
    expect(changes(result)).toMatchObject({ updated: 15, deleted: 15 });
    expect(changes(result)).not.toHaveProperty("replaced");
    const updated = [...result.output.matchAll(/~\s+aws:\S+ (\S+) updated/g)].map(([, name]) => name).sort();
    expect(updated).toEqual([
      "ringfence-budgets-idle-regions",
      "ringfence-early-warning-forward-us-east-1",
      "ringfence-guardrails-boundary",
      "ringfence-guardrails-region-deny",
      "ringfence-image-allowlist-us-east-1",
      "ringfence-least-privilege-developer",
      "ringfence-least-privilege-read-only",
      "ringfence-least-privilege-support",
    ]);
    // A guard stays where it was until somebody lifts it, and the next run says how.
    expect((await stack.run(["preview"])).output).toContain(
      "us-east-1 stands in allowedRegions and its way to the internet is closed",
    );
  });

  test("a machine in an idle region stops the run before anything is closed over it", async () => {
    const { ec2 } = clients("us-east-1");
    await ec2.send(new ModifyVpcBlockPublicAccessOptionsCommand({ InternetGatewayBlockMode: "off" }));
    const launch = new RunInstancesCommand({ ImageId: "ami-12c6146b", MinCount: 1, MaxCount: 1 });
    const InstanceId = (await ec2.send(launch)).Instances![0]!.InstanceId!;
    stack.configure(TWO_REGIONS);
    const refused = await stack.up();
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain(
      `controls.network-closure: would cut off from the internet what runs in us-east-1: machine ${InstanceId}; add it to allowedRegions`,
    );
    const mode = async () =>
      (await ec2.send(new DescribeVpcBlockPublicAccessOptionsCommand({}))).VpcBlockPublicAccessOptions!
        .InternetGatewayBlockMode;
    expect(await mode()).toBe("off");
    const acknowledgeRunning = ["us-east-1"];
    const controls = { "network-closure": { acknowledgeRunning }, "image-allowlist": { acknowledgeRunning } };
    stack.configure({ ...TWO_REGIONS, controls });
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await mode()).toBe("block-bidirectional");
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));
  });

  test("destroy removes the alerts and keeps what protects the account", async () => {
    stack.configure(TWO_REGIONS);
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await stack.run(["destroy", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
    expect(await stack.resources()).toEqual([]);
    expect(await viewAccount(stack.session.account)).toMatchObject({
      contacts: {
        security: "security@acme.sandbox",
        billing: "accounts@acme.sandbox",
        operations: "oncall@acme.sandbox",
      },
      watchedRegions: ["ap-southeast-2", "us-east-1"],
      encryptedRegions: ["ap-southeast-2", "us-east-1"],
      billingAlarms: 0,
      budgets: {},
      mailSubscriptions: 0,
      policies: [
        "freeze",
        ...["boundary", "launch-deny", "persistence-deny", "region-deny", "service-deny", "tamper-deny"].map(
          (document) => `guardrails-${document}`,
        ),
        ...["auditor", "billing", "developer", "read-only", "support"].map((id) => `least-privilege-${id}`),
      ].map((name) => expect.stringMatching(new RegExp(`^ringfence-${name}-[0-9a-f]{7}$`)) as string),
    });
  });
});

test("with teardown on, destroy removes everything that the baseline made", async () => {
  const stack = await openTestStack({ ...TWO_REGIONS, teardown: true });
  try {
    expect(await stack.up()).toMatchObject({ code: 0 });
    expect(await stack.run(["destroy", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
    expect(await viewAccount(stack.session.account)).toMatchObject({
      contacts: {},
      watchedRegions: [],
      encryptedRegions: [],
      billingAlarms: 0,
      budgets: {},
      mailSubscriptions: 0,
      policies: [],
    });
  } finally {
    await stack.close();
  }
});
