import { EventBridgeClient, PutTargetsCommand } from "@aws-sdk/client-eventbridge";

import { needing, REGION, type AnyCase } from "../../core/conformance";
import { createBus, createRule } from "./prepare";

const TOPIC = `arn:aws:sns:${REGION}:123456789012:alerts`;
const QUEUE = `arn:aws:sqs:${REGION}:123456789012:undelivered`;

export const TARGET_CASES: Record<string, AnyCase> = {
  "event-target": needing<string>({
    prepare: (world) => createRule(world, "with-target"),
    id: (rule) => `${rule}-to-topic`,
    importId: (rule) => `${rule}/to-topic`,
    inputs: (rule) => ({ region: REGION, rule, targetId: "to-topic", arn: TOPIC, inputPath: "$.detail" }),
    changed: (rule) => ({
      region: REGION,
      rule,
      targetId: "to-topic",
      arn: TOPIC,
      roleArn: "arn:aws:iam::123456789012:role/events",
      inputTransformer: { inputPaths: { who: "$.detail.userIdentity.arn" }, inputTemplate: '"signed in: <who>"' },
      deadLetterConfig: { arn: QUEUE },
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 3 },
    }),
    drift: (world, _id, Rule) => {
      const target = { Id: "to-topic", Arn: TOPIC, InputTransformer: { InputTemplate: '"nothing happened"' } };
      return world.client(EventBridgeClient, REGION).send(new PutTargetsCommand({ Rule, Targets: [target] }));
    },
    drifted: [
      "roleArn",
      "inputTransformer.inputPaths",
      "inputTransformer.inputTemplate",
      "deadLetterConfig",
      "retryPolicy",
    ],
  }),
  /** With an automatic target id, which an import has to be told. */
  "unnamed-target": needing<string>({
    prepare: (world) => createRule(world, "with-unnamed-target"),
    id: /^with-unnamed-target-unnamed-target-[0-9a-f]{7}$/,
    importId: (rule, { targetId }) => `${rule}/${targetId as string}`,
    inputs: (rule) => ({ region: REGION, rule, arn: TOPIC }),
    changed: (rule) => ({ region: REGION, rule, arn: TOPIC, input: '{"text":"signed in"}' }),
  }),
  "target-on-other-bus": needing<string>({
    async prepare(world) {
      const bus = await createBus(world, "for-targets");
      await createRule(world, "with-target", bus);
      return bus;
    },
    id: (bus) => `${bus}-with-target-to-topic`,
    importId: (bus) => `${bus}/with-target/to-topic`,
    inputs: (bus) => ({ region: REGION, rule: "with-target", eventBusName: bus, targetId: "to-topic", arn: TOPIC }),
  }),
};
