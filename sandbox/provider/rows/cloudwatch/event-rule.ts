import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  ListTagsForResourceCommand,
  PutRuleCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-eventbridge";

import { byArn } from "../../families/calls";
import { nameOrPrefix, readOnly, type FieldMap } from "../../families/fields";
import { named } from "../../families/named";
import { DEFAULT_BUS, ruleId, splitRuleId } from "./event-bus";
import { RULE_CASES } from "./event-rule.case";

/** What a new PutRule changes. It ignores the tags of a rule that exists. */
const SETTINGS: FieldMap = {
  description: "Description",
  eventPattern: "EventPattern",
  scheduleExpression: "ScheduleExpression",
  roleArn: "RoleArn",
  state: "State",
};

/**
 * Id: the name of the rule, or `<bus>/<rule>` on another bus than the default one. A program that gives no `state`
 * neither sees nor repairs that somebody disabled the rule: so does the real provider.
 */
export const eventRule = named({
  token: "aws:cloudwatch/eventRule:EventRule",
  title: "EventBridge Rule",
  client: EventBridgeClient,
  replaceOn: ["name", "namePrefix", "eventBusName"],
  autoName: { property: "name", maxLength: 64 },
  conflicts: [["name", "namePrefix"]],
  defaults: { eventBusName: DEFAULT_BUS, forceDestroy: false },
  keptWhenAbsent: ["state"],
  notReadable: ["namePrefix", "forceDestroy"],
  compare: { eventPattern: "json" },
  // Deprecated: `state` says the same and more.
  unsupported: ["isEnabled"],
  key: (id) => {
    const { bus, name } = splitRuleId(id);
    return { Name: name, EventBusName: bus };
  },
  absent: ["ResourceNotFoundException"],
  fields: {
    name: nameOrPrefix("Name"),
    eventBusName: { send: "EventBusName" },
    ...SETTINGS,
    arn: readOnly("Arn"),
  },
  create: {
    command: PutRuleCommand,
    id: ({ EventBusName, Name }) => ruleId(EventBusName as string, Name as string),
  },
  describe: { command: DescribeRuleCommand },
  // AWS answers with the name of a bus that the program may have named by its ARN.
  derived: (_aws, id) => ({ eventBusName: splitRuleId(id).bus }),
  update: [{ command: PutRuleCommand, fields: SETTINGS }],
  remove: { command: DeleteRuleCommand, with: ({ forceDestroy }) => ({ Force: forceDestroy }) },
  tags: {
    set: TagResourceCommand,
    remove: UntagResourceCommand,
    list: ListTagsForResourceCommand,
    key: byArn("ResourceARN"),
  },
  facts: {
    source: "internal/service/events/rule.go",
    version: "before 6.36",
    lookedAtFor: "7.48.0",
    forceNew: ["name", "namePrefix", "eventBusName"],
    id: "<name>, or <bus>/<name>",
    autoName: { property: "name", maxLength: 64 },
    defaults: { eventBusName: "default", forceDestroy: false },
    kinds: { eventPattern: "json" },
    valid: { name: { min: 1, max: 64, pattern: /^[\w.-]+$/ }, eventPattern: { json: true } },
    actions: {
      create: {
        normal: ["events:PutRule", "events:TagResource"],
        never: { "iam:PassRole": "the program gives no role" },
      },
      read: { normal: ["events:DescribeRule", "events:ListTagsForResource"] },
      update: {
        normal: ["events:PutRule", "events:TagResource", "events:UntagResource"],
        never: { "iam:PassRole": "the program gives no role" },
      },
      delete: { normal: ["events:DeleteRule"] },
    },
  },
  cases: RULE_CASES,
});
