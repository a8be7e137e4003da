import {
  EventBridgeClient,
  ListTargetsByRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import type { EventTargetArgs } from "@pulumi/aws/cloudwatch";

import type { Aws } from "../../aws/aws";
import type { Inputs, ResourceType } from "../../core/resource";
import { DEFAULT_BUS, splitTargetImportId } from "./event-bus";
import { fromTarget, toTarget } from "./event-target-shapes";
import { TARGET_CASES } from "./event-target.case";

/** What tells a target from all others. */
interface Identity {
  bus: string;
  rule: string;
  targetId: string;
}

/**
 * Id: `<rule>-<target id>`, with `<bus>-` before it on another bus than the default one. It cannot be taken apart
 * without knowing the rule, so that a target is imported by `<rule>/<target id>` or `<bus>/<rule>/<target id>`.
 */
export const eventTarget: ResourceType<EventTargetArgs> = {
  token: "aws:cloudwatch/eventTarget:EventTarget",
  title: "EventBridge Target",
  replaceOn: ["rule", "eventBusName", "targetId"],
  autoName: { property: "targetId", maxLength: 255 },
  conflicts: [["input", "inputPath", "inputTransformer"]],
  defaults: { eventBusName: DEFAULT_BUS, forceDestroy: false },
  notReadable: ["forceDestroy"],
  unsupported: [
    "appsyncTarget",
    "batchTarget",
    "ecsTarget",
    "httpTarget",
    "kinesisTarget",
    "redshiftTarget",
    "runCommandTargets",
    "sagemakerPipelineTarget",
    "sqsTarget",
  ],
  facts: {
    source: "internal/service/events/target.go",
    version: "before 6.36",
    lookedAtFor: "7.48.0",
    forceNew: ["rule", "eventBusName", "targetId"],
    id: "<rule>-<target id>, or <bus>-<rule>-<target id>",
    importId: "<rule>/<target id>, or <bus>/<rule>/<target id>",
    autoName: { property: "targetId", maxLength: 255 },
    defaults: { eventBusName: "default", forceDestroy: false },
    valid: { targetId: { min: 1, max: 64, pattern: /^[\w.-]+$/ } },
    actions: {
      create: { normal: ["events:PutTargets", "iam:PassRole"] },
      read: { normal: ["events:ListTargetsByRule"] },
      update: { normal: ["events:PutTargets", "iam:PassRole"] },
      delete: { normal: ["events:RemoveTargets"] },
    },
  },
  cases: TARGET_CASES,

  async create(aws, inputs) {
    const identity = { bus: inputs.eventBusName!, rule: inputs.rule, targetId: inputs.targetId! };
    await put(aws, identity, inputs);
    return idOf(identity);
  },

  async read(aws, id, state) {
    const identity = identify(id, state);
    const { bus, rule, targetId } = identity;
    let NextToken: string | undefined;
    do {
      const command = new ListTargetsByRuleCommand({ Rule: rule, EventBusName: bus, NextToken });
      const page = await aws.find(EventBridgeClient, command, "ResourceNotFoundException");
      const target = page?.Targets?.find(({ Id }) => Id === targetId);
      if (target) return { id: idOf(identity), rule, eventBusName: bus, ...fromTarget(target) };
      NextToken = page?.NextToken;
    } while (NextToken);
    return undefined;
  },

  async update(aws, id, inputs, _olds, changed) {
    // Whether a target may be removed by force, AWS asks only then.
    if ([...changed].some((name) => name !== "forceDestroy")) await put(aws, identify(id, inputs), inputs);
  },

  async delete(aws, id, olds) {
    const { bus, rule, targetId } = identify(id, olds);
    const command = new RemoveTargetsCommand({
      Rule: rule,
      EventBusName: bus,
      Ids: [targetId],
      Force: olds.forceDestroy,
    });
    refuseFailures((await aws.find(EventBridgeClient, command, "ResourceNotFoundException"))?.FailedEntries);
  },
};

async function put(aws: Aws, { bus, rule, targetId }: Identity, inputs: Inputs<EventTargetArgs>): Promise<void> {
  const command = new PutTargetsCommand({ Rule: rule, EventBusName: bus, Targets: [toTarget(targetId, inputs)] });
  refuseFailures((await aws.call(EventBridgeClient, command)).FailedEntries);
}

/** EventBridge reports what it did not do to a target within an answer that looks like success. */
function refuseFailures(
  entries: readonly { TargetId?: string; ErrorCode?: string; ErrorMessage?: string }[] = [],
): void {
  if (entries.length === 0) return;
  const reasons = entries.map(({ TargetId, ErrorCode, ErrorMessage }) => `${TargetId}: ${ErrorCode}: ${ErrorMessage}`);
  throw new Error(reasons.join("\n"));
}

function idOf({ bus, rule, targetId }: Identity): string {
  return [...(bus === DEFAULT_BUS ? [] : [bus]), rule, targetId].join("-");
}

function identify(id: string, known: { eventBusName?: unknown; rule?: unknown; targetId?: unknown }): Identity {
  if (typeof known.rule !== "string") return splitTargetImportId(id);
  const bus = typeof known.eventBusName === "string" ? known.eventBusName : DEFAULT_BUS;
  const { rule } = known;
  const targetId =
    typeof known.targetId === "string" ? known.targetId : id.slice(idOf({ bus, rule, targetId: "" }).length);
  return { bus, rule, targetId };
}
