import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  ListTagsForResourceCommand,
  PutRuleCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type RuleState,
} from "@aws-sdk/client-eventbridge";
import type { EventRuleArgs } from "@pulumi/aws/cloudwatch";

import type { Aws } from "../../aws/aws";
import { nameToCreate } from "../../names";
import type { Inputs, ResourceType } from "../../resource";
import { fromTagList, syncTags, toTagList } from "../../tags";
import { given } from "../../values";
import { DEFAULT_BUS, ruleId, splitRuleId } from "./event-bus";

/** Changes of these alone need no new PutRule. */
const ASIDE = new Set(["forceDestroy", "tags", "tagsAll"]);

/**
 * Id: the name of the rule, or `<bus>/<rule>` on another bus than the default one. A program that gives no `state`
 * neither sees nor repairs that somebody disabled the rule: so does the real provider.
 */
export const eventRule: ResourceType<EventRuleArgs> = {
  token: "aws:cloudwatch/eventRule:EventRule",
  title: "EventBridge Rule",
  replaceOn: ["name", "namePrefix", "eventBusName"],
  autoName: { property: "name", maxLength: 64 },
  conflicts: [["name", "namePrefix"]],
  defaults: { eventBusName: DEFAULT_BUS, forceDestroy: false },
  keptWhenAbsent: ["state"],
  notReadable: ["namePrefix", "forceDestroy"],
  compare: { eventPattern: "json" },
  // Deprecated: `state` says the same and more.
  unsupported: ["isEnabled"],

  async create(aws, inputs) {
    const name = nameToCreate(inputs);
    await put(aws, name, inputs);
    return ruleId(inputs.eventBusName!, name);
  },

  async read(aws, id) {
    const { bus, name } = splitRuleId(id);
    const command = new DescribeRuleCommand({ Name: name, EventBusName: bus });
    const rule = await aws.find(EventBridgeClient, command, "ResourceNotFoundException");
    if (!rule) return undefined;
    const { Tags } = await aws.call(EventBridgeClient, new ListTagsForResourceCommand({ ResourceARN: rule.Arn! }));
    return {
      ...given({
        arn: rule.Arn,
        name: rule.Name,
        eventBusName: bus,
        description: rule.Description,
        eventPattern: rule.EventPattern,
        scheduleExpression: rule.ScheduleExpression,
        roleArn: rule.RoleArn,
        state: rule.State,
      }),
      tags: fromTagList(Tags),
    };
  },

  async update(aws, id, inputs, olds, changed) {
    if ([...changed].some((name) => !ASIDE.has(name))) await put(aws, splitRuleId(id).name, inputs);
    // PutRule ignores the tags of a rule that exists.
    const ResourceARN = (olds as { arn?: string }).arn!;
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (TagKeys) => aws.call(EventBridgeClient, new UntagResourceCommand({ ResourceARN, TagKeys })),
      set: (tags) => aws.call(EventBridgeClient, new TagResourceCommand({ ResourceARN, Tags: toTagList(tags) })),
    });
  },

  async delete(aws, id, olds) {
    const { bus, name } = splitRuleId(id);
    const command = new DeleteRuleCommand({ Name: name, EventBusName: bus, Force: olds.forceDestroy });
    await aws.find(EventBridgeClient, command, "ResourceNotFoundException");
  },
};

async function put(aws: Aws, name: string, inputs: Inputs<EventRuleArgs>): Promise<void> {
  const command = new PutRuleCommand({
    Name: name,
    EventBusName: inputs.eventBusName,
    Description: inputs.description,
    EventPattern: inputs.eventPattern,
    ScheduleExpression: inputs.scheduleExpression,
    RoleArn: inputs.roleArn,
    State: inputs.state as RuleState | undefined,
    Tags: toTagList(inputs.tagsAll),
  });
  await aws.call(EventBridgeClient, command);
}
