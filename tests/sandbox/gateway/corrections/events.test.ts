import * as events from "@aws-sdk/client-eventbridge";
import { startAccount, type SandboxAccount } from "../../../../sandbox/gateway/account";
import { connect, failure } from "../support";

// An account takes a second to start, and more on a busy machine.
jest.setTimeout(60_000);

let account: SandboxAccount;
let client: events.EventBridgeClient;

beforeAll(async () => {
  account = await startAccount();
  client = connect(events.EventBridgeClient, account);
});

afterAll(() => account.stop());

const EventPattern = '{"source":["aws.iam"]}';
const ALL_MANAGEMENT_EVENTS = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
const target = (Id: string, more: Partial<events.Target> = {}): events.Target => ({
  Id,
  Arn: "arn:aws:sns:us-east-1:123456789012:alerts",
  ...more,
});

const putRule = (Name: string, more: Partial<events.PutRuleCommandInput> = {}) =>
  client.send(new events.PutRuleCommand({ Name, EventPattern, ...more }));
const putTargets = (Rule: string, ...Targets: events.Target[]) =>
  client.send(new events.PutTargetsCommand({ Rule, Targets }));

describe("a rule", () => {
  test("is made anew by a change: what the change leaves out is gone, but its tags and targets stay", async () => {
    const { RuleArn } = await putRule("changing", {
      Description: "first",
      State: "DISABLED",
      Tags: [{ Key: "owner", Value: "a" }],
    });
    await putTargets("changing", target("a"));
    await putRule("changing", { Tags: [{ Key: "owner", Value: "b" }] });
    const rule = await client.send(new events.DescribeRuleCommand({ Name: "changing" }));
    expect(rule).toMatchObject({ State: "ENABLED", EventPattern, EventBusName: "default" });
    expect(rule.Description).toBeUndefined();
    const { Tags } = await client.send(new events.ListTagsForResourceCommand({ ResourceARN: RuleArn }));
    expect(Tags).toEqual([{ Key: "owner", Value: "a" }]);
    const { Targets } = await client.send(new events.ListTargetsByRuleCommand({ Rule: "changing" }));
    expect(Targets).toEqual([target("a")]);
  });

  test("may watch what CloudTrail only reads, but not on a schedule", async () => {
    await putRule("all", { State: ALL_MANAGEMENT_EVENTS });
    expect(await client.send(new events.DescribeRuleCommand({ Name: "all" }))).toMatchObject({
      State: ALL_MANAGEMENT_EVENTS,
    });
    const scheduled = { EventPattern: undefined, ScheduleExpression: "rate(1 hour)", State: ALL_MANAGEMENT_EVENTS };
    expect(await failure(putRule("all-on-schedule", scheduled as Partial<events.PutRuleCommandInput>))).toMatchObject({
      code: "ValidationException",
      message: `${ALL_MANAGEMENT_EVENTS} rule state is not supported with scheduled rule expressions.`,
    });
  });

  test("has one of three states", async () => {
    const state = { State: "SLEEPING" as events.RuleState };
    expect(await failure(putRule("sleeping", state))).toMatchObject({
      code: "ValidationException",
      message: expect.stringMatching(/Value 'SLEEPING' at 'state' .*\[ENABLED, DISABLED, ENABLED_WITH_ALL/),
    });
  });

  test.each(["rate(1 minute)", "rate(2 minutes)", "rate(10 days)", "cron(0 2 * * ? *)"])(
    "may run on %s",
    async (ScheduleExpression) => {
      await putRule("scheduled", { EventPattern: undefined, ScheduleExpression });
      expect(await client.send(new events.DescribeRuleCommand({ Name: "scheduled" }))).toMatchObject({
        ScheduleExpression,
      });
    },
  );

  test.each(["rate(1 minutes)", "rate(2 minute)", "rate(0 days)", "rate(1 week)", "cron(0 2 * * *)", "daily"])(
    "may not run on %s",
    async (ScheduleExpression) => {
      const call = putRule("unscheduled", { EventPattern: undefined, ScheduleExpression });
      expect(await failure(call)).toMatchObject({
        code: "ValidationException",
        message: "Parameter ScheduleExpression is not valid.",
      });
    },
  );

  test("goes after its targets, and goes once", async () => {
    await putRule("in-use");
    await putTargets("in-use", target("a"));
    const remove = () => client.send(new events.DeleteRuleCommand({ Name: "in-use" }));
    expect(await failure(remove())).toMatchObject({
      code: "ValidationException",
      message: "Rule can't be deleted since it has targets.",
      status: 400,
    });
    await client.send(new events.RemoveTargetsCommand({ Rule: "in-use", Ids: ["a"] }));
    await remove();
    await remove();
  });
});

test.each([
  ["described", () => client.send(new events.DescribeRuleCommand({ Name: "absent" }))],
  ["disabled", () => client.send(new events.DisableRuleCommand({ Name: "absent" }))],
  ["enabled", () => client.send(new events.EnableRuleCommand({ Name: "absent" }))],
  ["asked for its targets", () => client.send(new events.ListTargetsByRuleCommand({ Rule: "absent" }))],
  ["given a target", () => putTargets("absent", target("a"))],
  ["rid of a target", () => client.send(new events.RemoveTargetsCommand({ Rule: "absent", Ids: ["a"] }))],
] as [string, () => Promise<unknown>][])("a rule that does not exist cannot be %s", async (_what, call) => {
  expect(await failure(call())).toMatchObject({
    code: "ResourceNotFoundException",
    message: "Rule absent does not exist on EventBus default.",
    status: 400,
  });
});

describe("a target", () => {
  test("is one of five at most, and replaces the one with its id", async () => {
    await putRule("busy");
    await putTargets("busy", ...["a", "b", "c", "d", "e"].map((id) => target(id)));
    await putTargets("busy", target("a", { Input: "{}" }));
    expect(await failure(putTargets("busy", target("f")))).toMatchObject({
      code: "LimitExceededException",
      message: "The requested resource exceeds the maximum number allowed.",
      status: 400,
    });
    const { Targets = [] } = await client.send(new events.ListTargetsByRuleCommand({ Rule: "busy" }));
    expect(Targets.map(({ Id }) => Id)).toEqual(["a", "b", "c", "d", "e"]);
    expect(Targets[0]).toEqual(target("a", { Input: "{}" }));
  });

  test.each([
    ["MaximumEventAgeInSeconds", 59, "maximumEventAgeInSeconds", "greater than or equal to 60"],
    ["MaximumEventAgeInSeconds", 86401, "maximumEventAgeInSeconds", "less than or equal to 86400"],
    ["MaximumRetryAttempts", 186, "maximumRetryAttempts", "less than or equal to 185"],
  ])("may not have %s of %d", async (field, value, place, limit) => {
    await putRule("retried");
    const call = putTargets("retried", target("a", { RetryPolicy: { [field]: value } }));
    expect(await failure(call)).toMatchObject({
      code: "ValidationException",
      message: `1 validation error detected: Value '${value}' at 'targets.1.member.retryPolicy.${place}' failed to satisfy constraint: Member must have value ${limit}`,
    });
  });
});
