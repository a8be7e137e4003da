import * as pulumi from "@pulumi/pulumi";
import { Budgets, type BudgetsArgs } from "../../../components";
import { REGIONS } from "../../../domain/regions/regions";
import { record, resources, secret } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const TOPIC_ARN = "arn:aws:sns:us-east-1:123456789012:alerts";

const ARGS: BudgetsArgs = {
  monthlyBudgetUsd: 250,
  allowedRegions: ["ap-southeast-2"],
  emails: ["oncall@acme.sandbox"],
  topicArn: TOPIC_ARN,
};

const BOTH = { subscriberEmailAddresses: ["oncall@acme.sandbox"], subscriberSnsTopicArns: [TOPIC_ARN] };

const rings = (threshold: number, notificationType = "ACTUAL", subscribers: object = BOTH) => ({
  comparisonOperator: "GREATER_THAN",
  notificationType,
  threshold,
  thresholdType: "PERCENTAGE",
  ...subscribers,
});

// AWS counts credits and refunds unless told otherwise, and then an intruder who burns credits costs nothing:
// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CostTypes.html
const GROSS = { includeCredit: false, includeRefund: false };

const budget = (stem: string, timeUnit: string, limitAmount: string, notifications: object[], more: object = {}) => ({
  type: "aws:budgets/budget:Budget",
  name: `spend-${stem}`,
  inputs: { budgetType: "COST", timeUnit, limitAmount, limitUnit: "USD", costTypes: GROSS, notifications, ...more },
});

const allRegionsBut = (...allowed: string[]) => ({
  costFilters: [
    {
      name: "Region",
      values: REGIONS.map(({ name }) => name)
        .filter((name) => !allowed.includes(name))
        .sort(),
    },
  ],
});

const build = (args: Partial<BudgetsArgs> = {}) => record(() => new Budgets("spend", { ...ARGS, ...args }));
const declared = async (args?: Partial<BudgetsArgs>) => resources((await build(args)).registrations);

describe("Budgets", () => {
  it("declares a daily, an idle-regions and a monthly budget, each of the gross costs", async () => {
    expect(await declared()).toEqual([
      budget("daily", "DAILY", "25.00", [rings(100)]),
      budget("idle-regions", "MONTHLY", "1.00", [rings(100)], allRegionsBut("ap-southeast-2")),
      budget("monthly", "MONTHLY", "250.00", [rings(25), rings(50), rings(80), rings(100), rings(100, "FORECASTED")]),
    ]);
  });

  it("takes its own limits for a day and for idle regions", async () => {
    const tags = { team: "security" };
    const options = { dailyUsd: 12.345, idleRegionsUsd: 5, tags };
    expect(await declared(options)).toEqual([
      budget("daily", "DAILY", "12.35", [rings(100)], { tags }),
      budget("idle-regions", "MONTHLY", "5.00", [rings(100)], { ...allRegionsBut("ap-southeast-2"), tags }),
      budget("monthly", "MONTHLY", "250.00", [rings(25), rings(50), rings(80), rings(100), rings(100, "FORECASTED")], {
        tags,
      }),
    ]);
  });

  it("watches every region that is not allowed, opt-in regions too, whatever the order of the list", async () => {
    const watched = async (allowedRegions: string[]) => (await declared({ allowedRegions }))[1]!.inputs.costFilters;
    const { costFilters } = allRegionsBut("ap-southeast-2", "us-east-1");
    expect(await watched(["us-east-1", "ap-southeast-2"])).toEqual(costFilters);
    expect(await watched(["ap-southeast-2", "us-east-1"])).toEqual(costFilters);
  });

  it.each([
    ["mail only", { topicArn: undefined }, { ...BOTH, subscriberSnsTopicArns: [] }],
    ["a topic only", { emails: [] }, { ...BOTH, subscriberEmailAddresses: [] }],
  ])("can tell people by %s", async (_, args, subscribers) => {
    expect((await declared(args))[0]).toEqual(budget("daily", "DAILY", "25.00", [rings(100, "ACTUAL", subscribers)]));
  });

  it("keeps a secret address secret", async () => {
    const { registrations } = await build({ emails: [pulumi.secret("oncall@acme.sandbox")] });
    expect(resources(registrations).map(({ inputs }) => inputs.notifications)).toEqual(
      (await declared()).map(({ inputs }) => secret(inputs.notifications)),
    );
  });

  describe("bad input", () => {
    it("is refused with every problem at once", async () => {
      const emails = Array.from({ length: 11 }, (_, index) => `person${index}@acme.sandbox`);
      expect(await refusal(() => build({ monthlyBudgetUsd: 0, dailyUsd: -1, idleRegionsUsd: 0, emails }))).toBe(
        [
          "budgets: 4 problems",
          "  - monthlyBudgetUsd: expected a number above 0, in USD, received 0",
          "  - dailyUsd: expected a number above 0, in USD, received -1",
          "  - idleRegionsUsd: expected a number above 0, in USD, received 0",
          "  - emails: has 11 addresses, allowed are 10",
        ].join("\n"),
      );
    });

    it("is refused when nobody would be told", async () => {
      expect(await refusal(() => build({ emails: [], topicArn: undefined }))).toBe(
        "budgets: 1 problem\n  - emails: nobody would be told; give a mail address or a topicArn",
      );
    });
  });
});
