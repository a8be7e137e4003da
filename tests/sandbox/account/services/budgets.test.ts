import * as budgets from "@aws-sdk/client-budgets";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { connect, failure } from "../support";

let account: SandboxAccount;
let client: budgets.BudgetsClient;
let AccountId: string;

beforeAll(async () => {
  account = await startAccount();
  client = connect(budgets.BudgetsClient, account);
  AccountId = account.accountId;
});

afterAll(() => account.stop());

const actual = (Threshold: number): budgets.Notification => ({
  NotificationType: "ACTUAL",
  ComparisonOperator: "GREATER_THAN",
  Threshold,
  ThresholdType: "PERCENTAGE",
});
const forecast: budgets.Notification = { ...actual(100), NotificationType: "FORECASTED" };
const mail = (Address: string): budgets.Subscriber => ({ SubscriptionType: "EMAIL", Address });
const topic = (name: string): budgets.Subscriber => ({
  SubscriptionType: "SNS",
  Address: `arn:aws:sns:us-east-1:123456789012:${name}`,
});

const monthly = (BudgetName: string): budgets.Budget => ({
  BudgetName,
  BudgetType: "COST",
  TimeUnit: "MONTHLY",
  BudgetLimit: { Amount: "50", Unit: "USD" },
});

async function create(name: string, alerts: [budgets.Notification, budgets.Subscriber[]][] = []) {
  const NotificationsWithSubscribers = alerts.map(([Notification, Subscribers]) => ({ Notification, Subscribers }));
  await client.send(
    new budgets.CreateBudgetCommand({ AccountId, Budget: monthly(name), NotificationsWithSubscribers }),
  );
  return { AccountId, BudgetName: name };
}

const notifications = async (budget: { AccountId: string; BudgetName: string }) =>
  (await client.send(new budgets.DescribeNotificationsForBudgetCommand(budget))).Notifications;

const subscribers = async (budget: { AccountId: string; BudgetName: string }, Notification: budgets.Notification) =>
  (await client.send(new budgets.DescribeSubscribersForNotificationCommand({ ...budget, Notification }))).Subscribers;

describe("a budget", () => {
  test("reads back as it was created, with AWS's defaults", async () => {
    const filters = { CostFilters: { Region: ["us-west-1"] }, CostTypes: { IncludeCredit: false } };
    await client.send(new budgets.CreateBudgetCommand({ AccountId, Budget: { ...monthly("full"), ...filters } }));
    const { Budget } = await client.send(new budgets.DescribeBudgetCommand({ AccountId, BudgetName: "full" }));
    const now = new Date();
    expect(Budget).toMatchObject({
      ...monthly("full"),
      CostFilters: { Region: ["us-west-1"] },
      CostTypes: { IncludeCredit: false, IncludeTax: true, UseBlended: false },
      TimePeriod: {
        Start: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)),
        End: new Date("2087-06-15T00:00:00Z"),
      },
      CalculatedSpend: { ActualSpend: { Amount: "0.0", Unit: "USD" } },
    });
  });

  test("has the values of a filter in another order than they were sent in, in an account that reorders them", async () => {
    const Region = ["us-west-1", "eu-west-1", "ap-south-1"];
    const Budget = { ...monthly("filtered"), CostFilters: { Region } };
    await client.send(new budgets.CreateBudgetCommand({ AccountId, Budget }));
    const read = async () => {
      const { Budget: shown } = await client.send(
        new budgets.DescribeBudgetCommand({ AccountId, BudgetName: "filtered" }),
      );
      return (shown as unknown as { CostFilters: { Region: string[] } }).CostFilters.Region;
    };
    expect(await read()).toEqual(Region);
    account.circumstances.filtersReordered = true;
    const shown = await read();
    expect(shown).not.toEqual(Region);
    expect(shown.toSorted()).toEqual(Region.toSorted());
    expect(await read()).toEqual(shown);
    account.circumstances.filtersReordered = false;
  });

  test("counts gross when it is told so, then and after an update, and shows all that it counts", async () => {
    const gross = { IncludeCredit: false, IncludeRefund: false };
    const Budget = { ...monthly("gross"), CostTypes: gross };
    const types = async () => {
      const read = new budgets.DescribeBudgetCommand({ AccountId, BudgetName: "gross" });
      return ((await client.send(read)).Budget as unknown as { CostTypes: Record<string, boolean> }).CostTypes;
    };
    await client.send(new budgets.CreateBudgetCommand({ AccountId, Budget }));
    const all = { ...gross, IncludeTax: true, IncludeSupport: true, UseAmortized: false, UseBlended: false };
    expect(await types()).toMatchObject(all);
    expect(Object.keys(await types())).toHaveLength(11);
    await client.send(
      new budgets.UpdateBudgetCommand({
        AccountId,
        NewBudget: { ...Budget, BudgetLimit: { Amount: "70", Unit: "USD" } },
      }),
    );
    expect(await types()).toMatchObject(all);
  });

  test("of a fresh member is its payer's to allow", async () => {
    account.circumstances.freshMember = true;
    expect(await failure(create("early"))).toEqual({
      code: "AccessDeniedException",
      message: `Account ${AccountId} is a linked account. To enable budgets for your account, ask the payer account to enable budgets first.`,
      status: 400,
    });
    account.circumstances.freshMember = false;
    await create("early");
  });

  test("is updated and keeps its notifications", async () => {
    const budget = await create("updated", [[actual(80), [mail("a@corp.test")]]]);
    const NewBudget = { ...monthly("updated"), BudgetLimit: { Amount: "70", Unit: "USD" } };
    await client.send(new budgets.UpdateBudgetCommand({ AccountId, NewBudget }));
    const { Budget } = await client.send(new budgets.DescribeBudgetCommand(budget));
    expect(Budget?.BudgetLimit).toEqual({ Amount: "70", Unit: "USD" });
    expect(await notifications(budget)).toHaveLength(1);
  });

  test("is listed in pages", async () => {
    await create("page-1");
    await create("page-2");
    const names: string[] = [];
    for await (const page of budgets.paginateDescribeBudgets({ client, pageSize: 1 }, { AccountId }))
      names.push(...(page.Budgets ?? []).map(({ BudgetName }) => BudgetName!));
    expect(names).toEqual(expect.arrayContaining(["page-1", "page-2"]));
    expect(new Set(names).size).toBe(names.length);
  });

  test("is deleted once, with all that hangs on it", async () => {
    const budget = await create("gone", [[actual(80), [mail("a@corp.test")]]]);
    await client.send(new budgets.DeleteBudgetCommand(budget));
    for (const call of [
      client.send(new budgets.DescribeBudgetCommand(budget)),
      client.send(new budgets.DeleteBudgetCommand(budget)),
      client.send(new budgets.DescribeNotificationsForBudgetCommand(budget)),
    ])
      expect(await failure(call)).toMatchObject({ code: "NotFoundException", status: 400 });
  });

  test("carries tags", async () => {
    const ResourceARN = `arn:aws:budgets::${AccountId}:budget/tagged`;
    const tags = async () => (await client.send(new budgets.ListTagsForResourceCommand({ ResourceARN }))).ResourceTags;
    await client.send(
      new budgets.CreateBudgetCommand({
        AccountId,
        Budget: monthly("tagged"),
        ResourceTags: [{ Key: "a", Value: "1" }],
      }),
    );
    expect(await tags()).toEqual([{ Key: "a", Value: "1" }]);
    await client.send(
      new budgets.TagResourceCommand({
        ResourceARN,
        ResourceTags: [
          { Key: "a", Value: "2" },
          { Key: "b", Value: "3" },
        ],
      }),
    );
    await client.send(new budgets.UntagResourceCommand({ ResourceARN, ResourceTagKeys: ["a"] }));
    expect(await tags()).toEqual([{ Key: "b", Value: "3" }]);
    const unknown = new budgets.ListTagsForResourceCommand({ ResourceARN: `${ResourceARN}-not` });
    expect(await failure(client.send(unknown))).toMatchObject({ code: "NotFoundException" });
  });
});

describe("notifications and subscribers", () => {
  test("read back exactly as they were created with the budget", async () => {
    const alerts: [budgets.Notification, budgets.Subscriber[]][] = [
      [actual(25), [mail("a@corp.test"), topic("alerts")]],
      [{ ...actual(12.5), ThresholdType: "ABSOLUTE_VALUE" }, [mail("b@corp.test")]],
      [forecast, [topic("alerts")]],
    ];
    const budget = await create("alerts", alerts);
    expect(await notifications(budget)).toEqual(alerts.map(([one]) => ({ ...one, NotificationState: "OK" })));
    for (const [notification, expected] of alerts) expect(await subscribers(budget, notification)).toEqual(expected);
  });

  test("come, change and go one by one", async () => {
    const budget = await create("one-by-one");
    await client.send(
      new budgets.CreateNotificationCommand({
        ...budget,
        Notification: actual(50),
        Subscribers: [mail("a@corp.test")],
      }),
    );
    await client.send(
      new budgets.CreateSubscriberCommand({ ...budget, Notification: actual(50), Subscriber: topic("alerts") }),
    );
    await client.send(
      new budgets.UpdateSubscriberCommand({
        ...budget,
        Notification: actual(50),
        OldSubscriber: mail("a@corp.test"),
        NewSubscriber: mail("b@corp.test"),
      }),
    );
    await client.send(
      new budgets.UpdateNotificationCommand({ ...budget, OldNotification: actual(50), NewNotification: actual(60) }),
    );
    expect(await notifications(budget)).toEqual([{ ...actual(60), NotificationState: "OK" }]);
    expect(await subscribers(budget, actual(60))).toEqual([topic("alerts"), mail("b@corp.test")]);
    await client.send(new budgets.DeleteNotificationCommand({ ...budget, Notification: actual(60) }));
    expect(await notifications(budget)).toEqual([]);
  });

  test("the last subscriber takes the notification along", async () => {
    const budget = await create("last", [[actual(50), [mail("a@corp.test")]]]);
    await client.send(
      new budgets.DeleteSubscriberCommand({ ...budget, Notification: actual(50), Subscriber: mail("a@corp.test") }),
    );
    expect(await notifications(budget)).toEqual([]);
  });

  test("are listed for the account", async () => {
    const { BudgetNotificationsForAccount } = await client.send(
      new budgets.DescribeBudgetNotificationsForAccountCommand({ AccountId }),
    );
    expect(BudgetNotificationsForAccount).toContainEqual({
      BudgetName: "updated",
      Notifications: [{ ...actual(80), NotificationState: "OK" }],
    });
  });
});

describe("what AWS refuses", () => {
  const mails = (count: number) => Array.from({ length: count }, (_, i) => mail(`person-${i}@corp.test`));

  beforeAll(() => create("existing", [[actual(50), [mail("a@corp.test")]]]));

  const on = { BudgetName: "existing" };
  const cases: [string, string, () => Promise<unknown>][] = [
    ["a second budget of the name", "DuplicateRecordException", () => create("existing")],
    [
      "a budget without a limit",
      "InvalidParameterException",
      () =>
        client.send(
          new budgets.CreateBudgetCommand({ AccountId, Budget: { ...monthly("x"), BudgetLimit: undefined } }),
        ),
    ],
    [
      "a budget of nothing",
      "InvalidParameterException",
      () =>
        client.send(
          new budgets.CreateBudgetCommand({
            AccountId,
            Budget: { ...monthly("x"), BudgetLimit: { Amount: "0", Unit: "USD" } },
          }),
        ),
    ],
    ["a name with a colon", "InvalidParameterException", () => create("a:b")],
    [
      "six notifications",
      "CreationLimitExceededException",
      () =>
        create(
          "six",
          [10, 20, 30, 40, 50, 60].map((n) => [actual(n), mails(1)]),
        ),
    ],
    ["eleven mail addresses", "CreationLimitExceededException", () => create("eleven", [[actual(10), mails(11)]])],
    ["two topics", "CreationLimitExceededException", () => create("topics", [[actual(10), [topic("a"), topic("b")]]])],
    ["a notification without subscriber", "InvalidParameterException", () => create("lonely", [[actual(10), []]])],
    [
      "the same notification again",
      "DuplicateRecordException",
      () =>
        client.send(
          new budgets.CreateNotificationCommand({ AccountId, ...on, Notification: actual(50), Subscribers: mails(1) }),
        ),
    ],
    [
      "the same subscriber again",
      "DuplicateRecordException",
      () =>
        client.send(
          new budgets.CreateSubscriberCommand({
            AccountId,
            ...on,
            Notification: actual(50),
            Subscriber: mail("a@corp.test"),
          }),
        ),
    ],
    [
      "an unknown notification",
      "NotFoundException",
      () => client.send(new budgets.DeleteNotificationCommand({ AccountId, ...on, Notification: actual(99) })),
    ],
    [
      "an unknown subscriber",
      "NotFoundException",
      () =>
        client.send(
          new budgets.DeleteSubscriberCommand({
            AccountId,
            ...on,
            Notification: actual(50),
            Subscriber: mail("z@corp.test"),
          }),
        ),
    ],
    [
      "an update of an unknown budget",
      "NotFoundException",
      () => client.send(new budgets.UpdateBudgetCommand({ AccountId, NewBudget: monthly("unknown") })),
    ],
    [
      "another account",
      "AccessDeniedException",
      () => client.send(new budgets.DescribeBudgetsCommand({ AccountId: "999999999999" })),
    ],
  ];

  test("it refuses here, and a refused budget leaves nothing behind", async () => {
    for (const [what, code, call] of cases)
      expect({ what, ...(await failure(call())) }).toMatchObject({ what, code, status: 400 });
    const { Budgets } = await client.send(new budgets.DescribeBudgetsCommand({ AccountId }));
    const names = Budgets?.map(({ BudgetName }) => BudgetName);
    for (const name of ["six", "eleven", "topics", "lonely", "x"]) expect(names).not.toContain(name);
  });
});

describe("actions", () => {
  const ROLE = "arn:aws:iam::123456789012:role/ringfence/exempt/fuse";
  const IamActionDefinition = {
    PolicyArn: "arn:aws:iam::123456789012:policy/ringfence/freeze",
    Groups: ["developers"],
  };
  const act = (change: Partial<budgets.CreateBudgetActionRequest> = {}) =>
    client.send(
      new budgets.CreateBudgetActionCommand({
        AccountId,
        BudgetName: "acting",
        NotificationType: "ACTUAL",
        ActionType: "APPLY_IAM_POLICY",
        ActionThreshold: { ActionThresholdType: "PERCENTAGE", ActionThresholdValue: 200 },
        Definition: { IamActionDefinition },
        ExecutionRoleArn: ROLE,
        ApprovalModel: "MANUAL",
        Subscribers: [topic("alerts")],
        ...change,
      }),
    );
  const listed = async () =>
    (await client.send(new budgets.DescribeBudgetActionsForAccountCommand({ AccountId }))).Actions ?? [];

  test("wait on their budget, and go with it", async () => {
    await create("acting");
    const { ActionId } = await act();
    expect(await listed()).toMatchObject([
      { ActionId, BudgetName: "acting", Status: "STANDBY", ApprovalModel: "MANUAL" },
    ]);
    await client.send(new budgets.DeleteBudgetCommand({ AccountId, BudgetName: "acting" }));
    expect(await listed()).toEqual([]);
  });

  test("are refused as AWS refuses them", async () => {
    await create("acting");
    const TargetIds = ["r-abcd"];
    const cases: [what: string, code: string, change: Partial<budgets.CreateBudgetActionRequest>][] = [
      [
        "nobody",
        "InvalidParameterException",
        { Definition: { IamActionDefinition: { PolicyArn: IamActionDefinition.PolicyArn } } },
      ],
      [
        "an empty list",
        "InvalidParameterException",
        { Definition: { IamActionDefinition: { ...IamActionDefinition, Groups: [] } } },
      ],
      [
        "a definition of another type",
        "InvalidParameterException",
        { Definition: { ScpActionDefinition: { PolicyId: "p-abcd1234", TargetIds } } },
      ],
      ["nobody who is told", "InvalidParameterException", { Subscribers: [] }],
      ["two topics", "CreationLimitExceededException", { Subscribers: [topic("a"), topic("b")] }],
      ["no such budget", "NotFoundException", { BudgetName: "elsewhere" }],
    ];
    for (const [what, code, change] of cases)
      expect({ what, ...(await failure(act(change))) }).toMatchObject({ what, code });
    expect(await listed()).toEqual([]);
  });
});
