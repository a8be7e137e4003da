import {
  BudgetsClient,
  CreateBudgetCommand,
  CreateNotificationCommand,
  DeleteBudgetCommand,
  DeleteNotificationCommand,
  DescribeBudgetCommand,
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateBudgetCommand,
} from "@aws-sdk/client-budgets";
import type { BudgetArgs } from "@pulumi/aws/budgets";

import type { Aws } from "../../aws/aws";
import { sameNumber } from "../../equality";
import type { Inputs, ResourceType } from "../../resource";
import { fromTagList, syncTags, toTagList } from "../../tags";
import type { Props } from "../../values";
import { fromBudget, fromNotification, NEVER_ENDS, toBudget, toNotification, toSubscribers } from "./budget-shapes";

const GONE = "NotFoundException";

/** Id: `<account>:<name>`. */
export const budget: ResourceType<BudgetArgs> = {
  token: "aws:budgets/budget:Budget",
  title: "Budget",
  replaceOn: ["accountId", "name", "namePrefix"],
  autoName: { property: "name", maxLength: 100 },
  conflicts: [["name", "namePrefix"]],
  defaults: { timePeriodEnd: NEVER_ENDS },
  nestedDefaults: {
    "budgets.BudgetCostTypes": {
      includeCredit: true,
      includeDiscount: true,
      includeOtherSubscription: true,
      includeRecurring: true,
      includeRefund: true,
      includeSubscription: true,
      includeSupport: true,
      includeTax: true,
      includeUpfront: true,
      useAmortized: false,
      useBlended: false,
    },
  },
  notReadable: ["namePrefix"],
  unsupported: ["autoAdjustData", "billingViewArn", "filterExpression", "metrics", "plannedLimits"],
  compare: {
    limitAmount: sameNumber,
    costFilters: "set",
    "costFilters.values": "set",
    notifications: "set",
    "notifications.subscriberEmailAddresses": "set",
    "notifications.subscriberSnsTopicArns": "set",
  },

  async create(aws, inputs) {
    const AccountId = inputs.accountId ?? aws.accountId;
    const Budget = toBudget(inputs);
    const command = new CreateBudgetCommand({
      AccountId,
      Budget,
      NotificationsWithSubscribers: inputs.notifications?.map((notification) => ({
        Notification: toNotification(notification),
        Subscribers: toSubscribers(notification),
      })),
      ResourceTags: toTagList(inputs.tagsAll),
    });
    await aws.call(BudgetsClient, command);
    return `${AccountId}:${Budget.BudgetName}`;
  },

  async read(aws, id) {
    const request = splitId(id);
    const found = await aws.find(BudgetsClient, new DescribeBudgetCommand(request), GONE);
    if (!found?.Budget) return undefined;
    const arn = budgetArn(aws, request);
    const { ResourceTags } = await aws.call(BudgetsClient, new ListTagsForResourceCommand({ ResourceARN: arn }));
    const notifications = await readNotifications(aws, request);
    return {
      ...fromBudget(found.Budget),
      accountId: request.AccountId,
      arn,
      ...(notifications.length > 0 ? { notifications } : {}),
      tags: fromTagList(ResourceTags),
    };
  },

  async update(aws, id, inputs, olds, changed) {
    const request = splitId(id);
    const ownFields = [...changed].filter((name) => !["notifications", "tags", "tagsAll"].includes(name));
    if (ownFields.length > 0) {
      const NewBudget = { ...toBudget(inputs), BudgetName: request.BudgetName };
      await aws.call(BudgetsClient, new UpdateBudgetCommand({ AccountId: request.AccountId, NewBudget }));
    }
    if (changed.has("notifications")) await replaceNotifications(aws, request, olds, inputs);
    const ResourceARN = budgetArn(aws, request);
    await syncTags(olds.tagsAll, inputs.tagsAll, {
      remove: (ResourceTagKeys) => aws.call(BudgetsClient, new UntagResourceCommand({ ResourceARN, ResourceTagKeys })),
      set: (tags) => aws.call(BudgetsClient, new TagResourceCommand({ ResourceARN, ResourceTags: toTagList(tags) })),
    });
  },

  async delete(aws, id) {
    await aws.find(BudgetsClient, new DeleteBudgetCommand(splitId(id)), GONE);
  },
};

interface BudgetId {
  AccountId: string;
  BudgetName: string;
}

function splitId(id: string): BudgetId {
  const colon = id.indexOf(":");
  return { AccountId: id.slice(0, colon), BudgetName: id.slice(colon + 1) };
}

function budgetArn(aws: Aws, { AccountId, BudgetName }: BudgetId): string {
  return `arn:${aws.partition}:budgets::${AccountId}:budget/${BudgetName}`;
}

async function readNotifications(aws: Aws, request: BudgetId): Promise<Props[]> {
  const found = await aws.find(BudgetsClient, new DescribeNotificationsForBudgetCommand(request), GONE);
  return Promise.all(
    (found?.Notifications ?? []).map(async (Notification) => {
      const command = new DescribeSubscribersForNotificationCommand({ ...request, Notification });
      const subscribers = await aws.find(BudgetsClient, command, GONE);
      return fromNotification(Notification, subscribers?.Subscribers ?? []);
    }),
  );
}

/** Notifications have no id of their own; like the real provider, all old ones go and all new ones come. */
async function replaceNotifications(aws: Aws, request: BudgetId, olds: Inputs<BudgetArgs>, inputs: Inputs<BudgetArgs>) {
  for (const old of olds.notifications ?? []) {
    const command = new DeleteNotificationCommand({ ...request, Notification: toNotification(old) });
    await aws.find(BudgetsClient, command, GONE);
  }
  for (const notification of inputs.notifications ?? []) {
    const command = new CreateNotificationCommand({
      ...request,
      Notification: toNotification(notification),
      Subscribers: toSubscribers(notification),
    });
    await aws.call(BudgetsClient, command);
  }
}
