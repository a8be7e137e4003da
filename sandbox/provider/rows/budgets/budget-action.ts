import {
  BudgetsClient,
  CreateBudgetActionCommand,
  DeleteBudgetActionCommand,
  DescribeBudgetActionCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateBudgetActionCommand,
  type Action,
  type CreateBudgetActionRequest,
  type UpdateBudgetActionRequest,
} from "@aws-sdk/client-budgets";
import type { BudgetActionArgs } from "@pulumi/aws/budgets";

import type { Aws } from "../../aws/aws";
import type { Inputs, ResourceType } from "../../core/resource";
import { fromTagList, syncTags, toTagList } from "../../core/tags";
import type { Props } from "../../core/values";
import { fromMembers, toMembers } from "./action-shapes";
import { BUDGET_ACTION_CASES } from "./budget-action.case";

const GONE = "NotFoundException";

/** What an update may change, each on its own: property -> member. */
const CHANGEABLE = {
  actionThreshold: "ActionThreshold",
  approvalModel: "ApprovalModel",
  definition: "Definition",
  executionRoleArn: "ExecutionRoleArn",
  notificationType: "NotificationType",
  subscribers: "Subscribers",
} as const;

/** Of these only those that are asked for. */
const members = (inputs: Inputs<BudgetActionArgs>, wanted: (name: string) => boolean) =>
  Object.fromEntries(
    Object.entries(CHANGEABLE)
      .filter(([name]) => wanted(name))
      .map(([name, member]) => [member, toMembers((inputs as unknown as Props)[name])]),
  );

/** Id: `<account>:<action id>:<budget>`. */
export const budgetAction: ResourceType<BudgetActionArgs> = {
  token: "aws:budgets/budgetAction:BudgetAction",
  title: "Budget Action",
  replaceOn: ["accountId", "actionType", "budgetName"],
  compare: {
    subscribers: "set",
    "definition.iamActionDefinition.groups": "set",
    "definition.iamActionDefinition.roles": "set",
    "definition.iamActionDefinition.users": "set",
    "definition.scpActionDefinition.targetIds": "set",
    "definition.ssmActionDefinition.instanceIds": "set",
  },
  facts: {
    source: "internal/service/budgets/budget_action.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["accountId", "actionType", "budgetName"],
    kinds: {
      subscribers: "set",
      "definition.iamActionDefinition.groups": "set",
      "definition.iamActionDefinition.roles": "set",
      "definition.iamActionDefinition.users": "set",
      "definition.scpActionDefinition.targetIds": "set",
      "definition.ssmActionDefinition.instanceIds": "set",
    },
    id: "<account>:<action id>:<budget>",
    actions: {
      // Who makes an action hands a role to the service.
      create: { normal: ["budgets:CreateBudgetAction", "budgets:TagResource", "iam:PassRole"] },
      read: { normal: ["budgets:DescribeBudgetAction", "budgets:ListTagsForResource"] },
      update: {
        normal: ["budgets:UpdateBudgetAction", "budgets:TagResource", "budgets:UntagResource", "iam:PassRole"],
      },
      delete: { normal: ["budgets:DeleteBudgetAction"] },
    },
  },
  cases: BUDGET_ACTION_CASES,

  async create(aws, inputs, created) {
    const AccountId = inputs.accountId ?? aws.accountId;
    const { budgetName: BudgetName, actionType: ActionType } = inputs;
    const request = {
      AccountId,
      BudgetName,
      ActionType,
      ...members(inputs, () => true),
      ResourceTags: toTagList(inputs.tagsAll),
    } as CreateBudgetActionRequest;
    const { ActionId } = await aws.call(BudgetsClient, new CreateBudgetActionCommand(request));
    const id = [AccountId, ActionId, BudgetName].join(":");
    created(id);
    return id;
  },

  async read(aws, id) {
    const found = await aws.find(BudgetsClient, new DescribeBudgetActionCommand(splitId(id)), GONE);
    if (!found?.Action) return undefined;
    const ResourceARN = arnOf(aws, id);
    const { ResourceTags } = await aws.call(BudgetsClient, new ListTagsForResourceCommand({ ResourceARN }));
    return {
      ...fromAction(found.Action),
      accountId: splitId(id).AccountId,
      arn: ResourceARN,
      tags: fromTagList(ResourceTags),
    };
  },

  async update(aws, id, inputs, olds, changed) {
    const changes = members(inputs, (name) => changed.has(name));
    if (Object.keys(changes).length > 0) {
      const request = { ...splitId(id), ...changes } as UpdateBudgetActionRequest;
      await aws.call(BudgetsClient, new UpdateBudgetActionCommand(request));
    }
    const ResourceARN = arnOf(aws, id);
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (ResourceTagKeys) => aws.call(BudgetsClient, new UntagResourceCommand({ ResourceARN, ResourceTagKeys })),
      set: (tags) => aws.call(BudgetsClient, new TagResourceCommand({ ResourceARN, ResourceTags: toTagList(tags) })),
    });
  },

  async delete(aws, id) {
    await aws.find(BudgetsClient, new DeleteBudgetActionCommand(splitId(id)), GONE);
  },
};

/** In the words of the real provider. */
function splitId(id: string): { AccountId: string; ActionId: string; BudgetName: string } {
  const [AccountId, ActionId, BudgetName, ...more] = id.split(":");
  if (!AccountId || !ActionId || !BudgetName || more.length > 0)
    throw new Error(`unexpected format for ID (${id}), expected AccountID:ActionID:BudgetName`);
  return { AccountId, ActionId, BudgetName };
}

function arnOf(aws: Aws, id: string): string {
  const { AccountId, ActionId, BudgetName } = splitId(id);
  return `arn:${aws.partition}:budgets::${AccountId}:budget/${BudgetName}/action/${ActionId}`;
}

const fromAction = ({ Subscribers = [], ...action }: Action): Props => ({
  ...fromMembers(action),
  subscribers: Subscribers.map(fromMembers),
});
