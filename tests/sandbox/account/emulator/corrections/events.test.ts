import * as events from "@aws-sdk/client-eventbridge";
import { startAccount, type SandboxAccount } from "../../../../../sandbox/account/account";
import { connect, failure } from "../../support";

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

  test("may run on a rate or a cron expression, and on nothing else", async () => {
    for (const ScheduleExpression of ["rate(1 minute)", "rate(2 minutes)", "rate(10 days)", "cron(0 2 * * ? *)"]) {
      await putRule("scheduled", { EventPattern: undefined, ScheduleExpression });
      expect(await client.send(new events.DescribeRuleCommand({ Name: "scheduled" }))).toMatchObject({
        ScheduleExpression,
      });
    }
    const wrong = ["rate(1 minutes)", "rate(2 minute)", "rate(0 days)", "rate(1 week)", "cron(0 2 * * *)", "daily"];
    for (const ScheduleExpression of wrong)
      expect({
        ScheduleExpression,
        ...(await failure(putRule("unscheduled", { EventPattern: undefined, ScheduleExpression }))),
      }).toMatchObject({
        ScheduleExpression,
        code: "ValidationException",
        message: "Parameter ScheduleExpression is not valid.",
      });
  });

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

test("a rule that does not exist cannot be read or changed", async () => {
  const calls: [string, () => Promise<unknown>][] = [
    ["described", () => client.send(new events.DescribeRuleCommand({ Name: "absent" }))],
    ["disabled", () => client.send(new events.DisableRuleCommand({ Name: "absent" }))],
    ["enabled", () => client.send(new events.EnableRuleCommand({ Name: "absent" }))],
    ["asked for its targets", () => client.send(new events.ListTargetsByRuleCommand({ Rule: "absent" }))],
    ["given a target", () => putTargets("absent", target("a"))],
    ["rid of a target", () => client.send(new events.RemoveTargetsCommand({ Rule: "absent", Ids: ["a"] }))],
  ];
  for (const [what, call] of calls)
    expect({ what, ...(await failure(call())) }).toEqual({
      what,
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

  test("is retried within limits", async () => {
    await putRule("retried");
    const cases: [events.RetryPolicy, string][] = [
      [{ MaximumEventAgeInSeconds: 59 }, "'59' at %.maximumEventAgeInSeconds' % greater than or equal to 60"],
      [{ MaximumEventAgeInSeconds: 86401 }, "'86401' at %.maximumEventAgeInSeconds' % less than or equal to 86400"],
      [{ MaximumRetryAttempts: 186 }, "'186' at %.maximumRetryAttempts' % less than or equal to 185"],
    ];
    for (const [RetryPolicy, problem] of cases)
      expect(await failure(putTargets("retried", target("a", { RetryPolicy })))).toMatchObject({
        code: "ValidationException",
        message: `1 validation error detected: Value ${problem
          .replace("%", "'targets.1.member.retryPolicy")
          .replace("%", "failed to satisfy constraint: Member must have value")}`,
      });
  });
});
