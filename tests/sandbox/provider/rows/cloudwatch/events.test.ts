import { DisableRuleCommand, EventBridgeClient, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";

import type { Aws } from "../../../../../sandbox/provider/aws/aws";
import { eventTarget } from "../../../../../sandbox/provider/rows/cloudwatch/event-target";
import type { Props } from "../../../../../sandbox/provider/core/values";
import { urnOf, type FakeEngine, type Known } from "../../engine";
import { startTestBed, type TestBed } from "../../world";

const RULE = urnOf("aws:cloudwatch/eventRule:EventRule", "watch");
const TARGET = urnOf("aws:cloudwatch/eventTarget:EventTarget", "to-topic");
const PATTERN = '{"source":["aws.iam"]}';
const TOPIC = "arn:aws:sns:us-east-1:123456789012:alerts";

let bed: TestBed;
let engine: FakeEngine;

beforeAll(async () => {
  bed = await startTestBed();
  engine = await bed.engine();
});

afterAll(() => bed.stop());

/** Check and Create, as for a resource that is new in the program. */
async function create(urn: string, news: Props): Promise<Known> {
  const { inputs, failures } = await engine.check(urn, news);
  expect(failures).toEqual({});
  return { urn, inputs, ...(await engine.create(urn, inputs)) };
}

describe("a rule", () => {
  test("that somebody disabled is seen only by a program that gives its state, and comes back with any change", async () => {
    const known = await create(RULE, { name: "stateless", eventPattern: PATTERN });
    expect(known.state).toMatchObject({ state: "ENABLED" });
    await bed.world.client(EventBridgeClient).send(new DisableRuleCommand({ Name: "stateless" }));
    const found = { ...known, ...(await engine.read(known)) };
    expect(found.state).toMatchObject({ state: "DISABLED" });
    expect((await engine.diff(found, known.inputs)).detailed).toEqual({});
    expect((await engine.diff(found, { ...known.inputs, state: "ENABLED" })).detailed).toEqual({ state: "UPDATE" });

    const changed = { ...known.inputs, description: "who changes IAM" };
    expect(await engine.update(found, changed, { preview: true })).toMatchObject({ state: "DISABLED" });
    expect(await engine.update(found, changed)).toMatchObject({ state: "ENABLED", description: "who changes IAM" });
  });

  test("needs a pattern or a schedule, and a pattern that is one", async () => {
    await expect(create(RULE, { name: "empty" })).rejects.toThrow(
      /creating EventBridge Rule "watch" .*PutRule in us-east-1 failed with ValidationException: Parameter\(s\) EventPattern or ScheduleExpression must be specified/,
    );
    await expect(create(RULE, { name: "broken", eventPattern: '{"source":"aws.iam"}' })).rejects.toThrow(
      /failed with InvalidEventPatternException: .*'source' must be an object or an array/,
    );
  });

  test("refuses isEnabled, which the stand-in does not have", async () => {
    const { failures } = await engine.check(RULE, { eventPattern: PATTERN, isEnabled: false });
    expect(failures).toEqual({
      isEnabled: expect.stringMatching(/does not support "isEnabled" of aws:cloudwatch\/eventRule:EventRule/),
    });
  });

  // nameRequiresDeleteBeforeReplace in pkg/tfbridge/schema.go of pulumi/pulumi-terraform-bridge v3.120.0
  test("with another name or bus is another rule, and goes first whenever its name is given", async () => {
    const known = await create(RULE, { name: "moving", eventPattern: PATTERN });
    const elsewhere = await engine.diff(known, { ...known.inputs, eventBusName: "deployments" });
    expect(elsewhere).toMatchObject({ replaces: ["eventBusName"], deleteBeforeReplace: true });
    const renamed = await engine.diff(known, { ...known.inputs, name: "moved" });
    expect(renamed).toMatchObject({ replaces: ["name"], deleteBeforeReplace: true });
    const { inputs } = await engine.check(RULE, { eventPattern: PATTERN });
    const unnamed = { urn: RULE, inputs, ...(await engine.create(RULE, inputs)) };
    const moved = await engine.diff(unnamed, { ...inputs, eventBusName: "deployments" });
    expect(moved).toMatchObject({ replaces: ["eventBusName"], deleteBeforeReplace: false });
  });

  test("with targets is not deleted", async () => {
    const rule = await create(RULE, { name: "in-use", eventPattern: PATTERN });
    const target = await create(TARGET, { rule: "in-use", arn: TOPIC });
    await expect(engine.delete(rule)).rejects.toThrow(
      /ValidationException: Rule can't be deleted since it has targets/,
    );
    await engine.delete(target);
    await engine.delete(rule);
    expect((await engine.read(rule)).id).toBe("");
  });

  test("is not looked for by an id of another form", async () => {
    await expect(engine.read({ urn: RULE, id: "bus/" })).rejects.toThrow(
      "unexpected format for ID (bus/), expected EVENTBUSNAME/RULENAME or RULENAME",
    );
  });
});

describe("a target", () => {
  // autoName of targetId in provider/resource_overrides.go of pulumi/pulumi-aws
  test("without an id gets one of its own name, which a preview shows and an update keeps", async () => {
    await create(RULE, { name: "anonymous", eventPattern: PATTERN });
    const { inputs } = await engine.check(TARGET, { rule: "anonymous", arn: TOPIC });
    expect(inputs["targetId"]).toMatch(/^to-topic-[0-9a-f]{7}$/);
    const known = { urn: TARGET, inputs, ...(await engine.create(TARGET, inputs)) };
    const { targetId } = await engine.update(known, { ...inputs, inputPath: "$.detail" });
    expect(targetId).toBe(known.state["targetId"]);
    const command = new ListTargetsByRuleCommand({ Rule: "anonymous" });
    const { Targets } = await bed.world.client(EventBridgeClient).send(command);
    expect(Targets).toEqual([{ Id: targetId, Arn: TOPIC, InputPath: "$.detail" }]);
  });

  test("needs its rule", async () => {
    await expect(create(TARGET, { rule: "nowhere", arn: TOPIC })).rejects.toThrow(
      /creating EventBridge Target "to-topic" .*PutTargets in us-east-1 failed with ResourceNotFoundException: Rule nowhere does not exist on EventBus default/,
    );
  });

  test("takes one kind of input, and none of the kinds that the stand-in does not have", async () => {
    const { failures } = await engine.check(TARGET, {
      rule: "watch",
      arn: TOPIC,
      input: "{}",
      inputPath: "$",
      sqsTarget: { messageGroupId: "a" },
    });
    expect(failures).toEqual({
      input: '"input" and "inputPath" exclude each other; give one',
      sqsTarget: expect.stringMatching(/does not support "sqsTarget"/),
    });
  });

  test("gets 0 for the half of a retry policy that the program leaves out, which AWS refuses as an age", async () => {
    await create(RULE, { name: "patient", eventPattern: PATTERN });
    const known = await create(TARGET, { rule: "patient", arn: TOPIC, retryPolicy: { maximumEventAgeInSeconds: 60 } });
    expect(known.state["retryPolicy"]).toMatchObject({ maximumEventAgeInSeconds: 60 });
    await expect(
      create(TARGET, { rule: "patient", arn: TOPIC, retryPolicy: { maximumRetryAttempts: 3 } }),
    ).rejects.toThrow(/'targets\.1\.member\.retryPolicy\.maximumEventAgeInSeconds'.*greater than or equal to 60/);
  });

  test("is not looked for by an id of another form", async () => {
    await expect(engine.read({ urn: TARGET, id: "rule-target" })).rejects.toThrow(
      "unexpected format for ID (rule-target), expected EVENTBUSNAME/RULENAME/TARGETID or RULENAME/TARGETID",
    );
  });

  /** An account whose answers look like success. */
  const failing = (): Aws => {
    const FailedEntries = [{ TargetId: "a", ErrorCode: "ConcurrentModificationException", ErrorMessage: "try again" }];
    const answer = () => Promise.resolve({ FailedEntryCount: 1, FailedEntries });
    return { region: "us-east-1", accountId: "1", partition: "aws", call: answer, find: answer } as unknown as Aws;
  };
  const inputs = { rule: "watch", targetId: "a", arn: TOPIC, eventBusName: "default" };

  test.each([
    ["made", () => eventTarget.create(failing(), inputs, () => undefined)],
    ["changed", () => eventTarget.update(failing(), "watch-a", inputs, inputs, new Set(["arn"]))],
    ["removed", () => eventTarget.delete(failing(), "watch-a", inputs)],
  ])("that AWS lists as failed is not %s", async (_what, call) => {
    await expect(call()).rejects.toThrow("a: ConcurrentModificationException: try again");
  });
});
