import { DisableRuleCommand, EventBridgeClient, PutRuleCommand } from "@aws-sdk/client-eventbridge";

import { needing, REGION, type AnyCase } from "../../core/conformance";
import { createBus } from "./prepare";

const signIns = (outcome: string) =>
  JSON.stringify({ source: ["aws.signin"], detail: { responseElements: { ConsoleLogin: [outcome] } } });

export const RULE_CASES: Record<string, AnyCase> = {
  "event-rule": {
    id: /^event-rule-[0-9a-f]{7}$/,
    inputs: () => ({ region: REGION, description: "a", eventPattern: signIns("Failure"), tags: { owner: "a" } }),
    changed: () => ({
      region: REGION,
      eventPattern: signIns("Success"),
      state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
      roleArn: "arn:aws:iam::123456789012:role/events",
      forceDestroy: true,
      tags: { owner: "b", cost: "none" },
    }),
    drift: async (world, Name) => {
      const events = world.client(EventBridgeClient, REGION);
      await events.send(new PutRuleCommand({ Name, EventPattern: signIns("Never") }));
      await events.send(new DisableRuleCommand({ Name }));
    },
    drifted: ["eventPattern", "state", "roleArn"],
    notImported: ["forceDestroy"],
  },
  /** With a name of its own, on the clock, switched off. */
  "scheduled-rule": {
    id: /^nightly$/,
    inputs: () => ({ region: REGION, name: "nightly", scheduleExpression: "cron(0 2 * * ? *)", state: "DISABLED" }),
    changed: () => ({ region: REGION, name: "nightly", scheduleExpression: "rate(1 day)", state: "ENABLED" }),
    drift: (world, Name) => world.client(EventBridgeClient, REGION).send(new DisableRuleCommand({ Name })),
    drifted: ["state"],
  },
  /** On a bus that is named by its ARN; the name of the bus in AWS's answer is no change of it. */
  "rule-on-other-bus": needing<string>({
    prepare: (world) => createBus(world, "for-rules"),
    id: (bus) => `${bus}/on-other-bus`,
    inputs: (bus) => ({
      region: REGION,
      name: "on-other-bus",
      eventBusName: bus,
      eventPattern: '{ "source": ["corp.deploy"] }',
    }),
  }),
};
