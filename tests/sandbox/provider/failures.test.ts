import { BudgetsClient, DeleteNotificationCommand } from "@aws-sdk/client-budgets";
import { GuardDutyClient, ListDetectorsCommand } from "@aws-sdk/client-guardduty";
import type { Metadata } from "@grpc/grpc-js";

import { messages, Status } from "../../../sandbox/provider/core/rpc";
import { decode, type Props } from "../../../sandbox/provider/core/values";
import { urnOf, type FakeEngine, type Known } from "./engine";
import { startTestBed, type TestBed } from "./world";

const DETECTOR = urnOf("aws:guardduty/detector:Detector", "detector");
const KEY = urnOf("aws:kms/key:Key", "key");

let bed: TestBed;
let engine: FakeEngine;

beforeAll(async () => {
  bed = await startTestBed();
  engine = await bed.engine();
});

afterAll(() => bed.stop());

/** Check and Create, as for a resource that is new in the program. */
async function create(urn: string, news: Props): Promise<Known> {
  const { inputs } = await engine.check(urn, news);
  return { urn, inputs, ...(await engine.create(urn, inputs)) };
}

describe("when AWS says no", () => {
  test("the second detector of a region fails with AWS's own words, the region and the resource", async () => {
    await create(DETECTOR, { region: "eu-north-1" });
    await expect(create(DETECTOR, { region: "eu-north-1" })).rejects.toThrow(
      /creating GuardDuty Detector "detector" \(aws:guardduty\/detector:Detector\): CreateDetector in eu-north-1 failed with BadRequestException: .*already exists/,
    );
    const { DetectorIds } = await bed.world.client(GuardDutyClient, "eu-north-1").send(new ListDetectorsCommand({}));
    expect(DetectorIds).toHaveLength(1);
  });

  test("a denied call names operation, region and code", async () => {
    const lift = bed.account.faults.inject({
      kind: "accessDenied",
      operation: "CreateDetector",
      region: "eu-central-1",
    });
    await expect(create(DETECTOR, { region: "eu-central-1" })).rejects.toThrow(
      /CreateDetector in eu-central-1 failed with AccessDenied/,
    );
    lift();
  });

  test("throttled calls are tried again", async () => {
    const lift = bed.account.faults.inject({
      kind: "throttling",
      operation: "CreateDetector",
      region: "us-west-1",
      times: 2,
    });
    const known = await create(DETECTOR, { region: "us-west-1" });
    expect(known.id).toMatch(/^[0-9a-f]{32}$/);
    lift();
  });

  test("an unreachable region fails with its name, type and operation, and a later run completes", async () => {
    const lift = bed.account.faults.inject({ kind: "unreachable", region: "ap-northeast-3" });
    await expect(create(DETECTOR, { region: "ap-northeast-3" })).rejects.toThrow(
      /creating GuardDuty Detector .*: CreateDetector in ap-northeast-3 got no answer \(.*\); check that the region can be reached/,
    );
    lift();
    expect((await create(DETECTOR, { region: "ap-northeast-3" })).id).toBeTruthy();
  });
});

/** What the engine keeps of a resource that was made but not finished. */
function partOf(failure: { metadata: Metadata }) {
  const [encoded] = failure.metadata.get("grpc-status-details-bin");
  const packed = Status.deserializeBinary(new Uint8Array(encoded as Buffer)).getDetailsList()[0]!;
  expect(packed.getTypeUrl()).toBe("type.googleapis.com/pulumirpc.ErrorResourceInitFailed");
  const detail = messages.ErrorResourceInitFailed.deserializeBinary(packed.getValue_asU8());
  return { id: detail.getId(), state: decode(detail.getProperties()), inputs: decode(detail.getInputs()) };
}

/** The second of three `up`: the engine makes an update without a difference, because the last one failed. */
const goOn = async (known: Known): Promise<Known> => ({ ...known, state: await engine.update(known, known.inputs) });

// As the real provider: what Terraform's SDK plans is in the state even when the work failed, and the engine goes on with an
// empty update (pkg/resource/deploy/step_generator.go of pulumi/pulumi), which reads the truth and changes nothing.
test("a resource that AWS made but that is not finished is kept as if it were, and the up after the next finishes it", async () => {
  const lift = bed.account.faults.inject({ kind: "accessDenied", operation: "EnableKeyRotation" });
  const failure = await create(KEY, { enableKeyRotation: true }).catch((error: unknown) => error);
  lift();
  expect((failure as Error).message).toMatch(/creating KMS Key "key" .*EnableKeyRotation in us-east-1 failed/);
  const failed = { urn: KEY, ...partOf(failure as { metadata: Metadata }) };
  expect(failed.state).toMatchObject({ id: failed.id, enableKeyRotation: true });
  expect((await engine.diff(failed, failed.inputs)).changed).toBe(false);
  const known = await goOn(failed);
  expect(known.state).toMatchObject({ keyId: failed.id, enableKeyRotation: false });
  expect(await engine.update(known, known.inputs)).toMatchObject({ keyId: failed.id, enableKeyRotation: true });
});

test("an update that fails half-way leaves a state that says all was done, and a refresh tells the truth", async () => {
  const known = await create(KEY, { description: "a" });
  const { inputs } = await engine.check(KEY, { description: "b", enableKeyRotation: true }, known.inputs);
  const lift = bed.account.faults.inject({ kind: "accessDenied", operation: "EnableKeyRotation" });
  const failure = await engine.update(known, inputs).catch((error: unknown) => error);
  lift();
  expect((failure as Error).message).toMatch(/updating KMS Key "key"/);
  const reached = { urn: KEY, ...partOf(failure as { metadata: Metadata }) };
  expect(reached).toMatchObject({ id: known.id, state: { description: "b", enableKeyRotation: true } });
  expect((await engine.read(reached)).state).toMatchObject({ description: "b", enableKeyRotation: false });
});

describe("a budget", () => {
  const BUDGET = urnOf("aws:budgets/budget:Budget", "month");
  const notification = (threshold: number) => ({
    comparisonOperator: "GREATER_THAN",
    notificationType: "ACTUAL",
    threshold,
    thresholdType: "PERCENTAGE",
    subscriberEmailAddresses: ["finance@corp.test"],
  });
  const program = (...thresholds: number[]) => ({
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitAmount: "100",
    limitUnit: "USD",
    notifications: thresholds.map(notification),
  });
  const told = ({ state }: Known) =>
    (state["notifications"] as { threshold: number }[]).map(({ threshold }) => threshold);

  // internal/service/budgets/budget.go of hashicorp/terraform-provider-aws: CreateBudget, then CreateNotification for each
  test("that failed between its notifications tells nobody until the up after the next, or one with --refresh", async () => {
    const lift = bed.account.faults.inject({ kind: "accessDenied", operation: "CreateNotification" });
    const failure = await create(BUDGET, program(50, 80)).catch((error: unknown) => error);
    lift();
    const failed = { urn: BUDGET, ...partOf(failure as { metadata: Metadata }) };
    expect(failed.id).toMatch(/^\d{12}:month-[0-9a-f]{7}$/);
    expect(told(failed)).toEqual([50, 80]);
    const refreshed = { ...failed, ...(await engine.read(failed)) };
    expect((await engine.diff(refreshed, failed.inputs)).detailed).toHaveProperty("notifications");
    const known = await goOn(failed);
    expect(known.state).not.toHaveProperty("notifications");
    expect(told({ ...known, state: await engine.update(known, known.inputs) }).sort()).toEqual([50, 80]);
  });

  test("is sent again with any change, and only the notifications that differ go and come", async () => {
    const known = await create(BUDGET, program(50, 80));
    const { inputs } = await engine.check(BUDGET, program(50, 90), known.inputs);
    bed.account.journal.clear();
    await engine.update(known, inputs);
    const written = bed.account.journal.entries().filter(({ readOnly }) => !readOnly);
    expect(written.map(({ operation }) => operation)).toEqual([
      "UpdateBudget",
      "DeleteNotification",
      "CreateNotification",
    ]);
  });

  test("whose notification somebody removed cannot change it without a refresh", async () => {
    const known = await create(BUDGET, program(50, 80));
    const [AccountId, BudgetName] = known.id.split(":") as [string, string];
    const Notification = {
      NotificationType: "ACTUAL",
      ComparisonOperator: "GREATER_THAN",
      Threshold: 80,
      ThresholdType: "PERCENTAGE",
    } as const;
    await bed.world.client(BudgetsClient).send(new DeleteNotificationCommand({ AccountId, BudgetName, Notification }));
    const { inputs } = await engine.check(BUDGET, program(50, 90), known.inputs);
    await expect(engine.update(known, inputs)).rejects.toThrow(
      /DeleteNotification in us-east-1 failed with NotFoundException/,
    );
  });

  test("is changed by another order of the values of a filter, which are a list", async () => {
    const filtered = (...values: string[]) => ({ ...program(50), costFilters: [{ name: "Region", values }] });
    const known = await create(BUDGET, filtered("eu-west-1", "sa-east-1"));
    const { inputs } = await engine.check(BUDGET, filtered("sa-east-1", "eu-west-1"), known.inputs);
    expect((await engine.diff(known, inputs)).changed).toBe(true);
  });
});

// internal/service/sns/topic.go: CreateTopic has the name and the tags, every attribute is a call of its own
test("a topic can be left without its encryption", async () => {
  const TOPIC = urnOf("aws:sns/topic:Topic", "alerts");
  const lift = bed.account.faults.inject({ kind: "accessDenied", operation: "SetTopicAttributes" });
  const failure = await create(TOPIC, { kmsMasterKeyId: "alias/aws/sns" }).catch((error: unknown) => error);
  lift();
  const failed = { urn: TOPIC, ...partOf(failure as { metadata: Metadata }) };
  expect(failed.state).toMatchObject({ kmsMasterKeyId: "alias/aws/sns" });
  expect((await engine.read(failed)).state).not.toHaveProperty("kmsMasterKeyId");
});

// internal/service/organizations/policy.go compares JSON: the order of a list counts
test("a document of an organization in another order is a change, that of IAM is none", async () => {
  const document = (...Action: string[]) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action, Resource: "*" }] });
  const [before, after] = [document("ec2:*", "ecs:*"), document("ecs:*", "ec2:*")];
  const scp = {
    urn: urnOf("aws:organizations/policy:Policy", "deny"),
    id: "p-1",
    inputs: {},
    state: { content: before },
  };
  expect((await engine.diff(scp, { content: after })).detailed).toEqual({ content: "UPDATE" });
  const iam = { urn: urnOf("aws:iam/policy:Policy", "deny"), id: "arn", inputs: {}, state: { policy: before } };
  expect((await engine.diff(iam, { policy: after })).detailed).toEqual({});
});

test("a topic whose name is longer than SNS takes fails in the preview", async () => {
  const urn = urnOf("aws:sns/topic:Topic", "a".repeat(80));
  await expect(engine.check(urn, {})).rejects.toThrow(/has 88 characters, allowed are 80/);
});
