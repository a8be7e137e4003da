import {
  EventBridgeClient,
  ListTargetsByRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import type { EventTargetArgs } from "@pulumi/aws/cloudwatch";

import type { Aws } from "../../aws/aws";
import { uniqueName } from "../../names";
import type { Inputs, ResourceType } from "../../resource";
import { DEFAULT_BUS, splitTargetImportId } from "./event-bus";
import { fromTarget, toTarget } from "./event-target-shapes";

/** What tells a target from all others. */
interface Identity {
  bus: string;
  rule: string;
  targetId: string;
}

/**
 * Id: `<rule>-<target id>`, with `<bus>-` before it on another bus than the default one. It cannot be taken apart
 * without knowing the rule, so that a target is imported by `<rule>/<target id>` or `<bus>/<rule>/<target id>`. A target
 * id that the program leaves out is made when the target is, and no preview shows it.
 */
export const eventTarget: ResourceType<EventTargetArgs> = {
  token: "aws:cloudwatch/eventTarget:EventTarget",
  title: "EventBridge Target",
  replaceOn: ["rule", "eventBusName", "targetId"],
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

  async create(aws, inputs) {
    const targetId = inputs.targetId ?? uniqueName("terraform-");
    const identity = { bus: inputs.eventBusName!, rule: inputs.rule, targetId };
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
