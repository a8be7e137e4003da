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
import { sameNumber, sameValue } from "../../core/equality";
import type { Inputs, ResourceType } from "../../core/resource";
import { fromTagList, syncTags, toTagList } from "../../core/tags";
import type { Props } from "../../core/values";
import {
  fromBudget,
  fromNotification,
  NEVER_ENDS,
  type NotificationInput,
  toBudget,
  toNotification,
  toSubscribers,
} from "./budget-shapes";
import { BUDGET_CASES } from "./budget.case";

const GONE = "NotFoundException";

/** Id: `<account>:<name>`. */
export const budget: ResourceType<BudgetArgs> = {
  token: "aws:budgets/budget:Budget",
  title: "Budget",
  replaceOn: ["accountId", "name", "namePrefix"],
  autoName: { property: "name", maxLength: 255 },
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
    // The values of a filter are a list: in another order they are a change.
    notifications: "set",
    "notifications.subscriberEmailAddresses": "set",
    "notifications.subscriberSnsTopicArns": "set",
  },
  facts: {
    source: "internal/service/budgets/budget.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["accountId", "name", "namePrefix"],
    kinds: {
      costFilters: "set",
      "costFilters.values": "list",
      notifications: "set",
      "notifications.subscriberEmailAddresses": "set",
      "notifications.subscriberSnsTopicArns": "set",
    },
    id: "<account>:<name>",
    autoName: { property: "name", maxLength: 255 },
    defaults: { timePeriodEnd: NEVER_ENDS },
    actions: {
      create: { normal: ["budgets:ModifyBudget", "budgets:TagResource", "budgets:ViewBudget"] },
      read: { normal: ["budgets:ViewBudget", "budgets:ListTagsForResource"] },
      update: { normal: ["budgets:ModifyBudget", "budgets:TagResource", "budgets:UntagResource"] },
      delete: { normal: ["budgets:ModifyBudget"] },
    },
  },
  cases: BUDGET_CASES,

  async create(aws, inputs, created) {
    const AccountId = inputs.accountId ?? aws.accountId;
    const Budget = toBudget(inputs);
    const command = new CreateBudgetCommand({
      AccountId,
      Budget,
      ResourceTags: toTagList(inputs.tagsAll),
    });
    await aws.call(BudgetsClient, command);
    const id = `${AccountId}:${Budget.BudgetName}`;
    created(id);
    // One by one: a failure leaves a budget that tells fewer people, or nobody.
    await aws.call(BudgetsClient, new DescribeBudgetCommand(splitId(id)));
    await addNotifications(aws, splitId(id), inputs.notifications ?? []);
    return id;
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
    // Whatever changed, tags too.
    const NewBudget = { ...toBudget(inputs), BudgetName: request.BudgetName };
    await aws.call(BudgetsClient, new UpdateBudgetCommand({ AccountId: request.AccountId, NewBudget }));
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

/** Removes those that are no longer wanted and adds those that are new. One that should go and is not there is an error. */
async function replaceNotifications(aws: Aws, request: BudgetId, olds: Inputs<BudgetArgs>, inputs: Inputs<BudgetArgs>) {
  const [before, wanted] = [olds.notifications ?? [], inputs.notifications ?? []];
  const isIn = (list: readonly NotificationInput[]) => (one: NotificationInput) =>
    list.some((other) => sameValue(budget.compare!, "notifications", one, other));
  for (const old of before.filter((one) => !isIn(wanted)(one))) {
    await aws.call(BudgetsClient, new DeleteNotificationCommand({ ...request, Notification: toNotification(old) }));
  }
  await addNotifications(
    aws,
    request,
    wanted.filter((one) => !isIn(before)(one)),
  );
}

async function addNotifications(aws: Aws, request: BudgetId, notifications: readonly NotificationInput[]) {
  for (const notification of notifications) {
    const Notification = toNotification(notification);
    const command = new CreateNotificationCommand({
      ...request,
      Notification,
      Subscribers: toSubscribers(notification),
    });
    await aws.call(BudgetsClient, command);
  }
}
