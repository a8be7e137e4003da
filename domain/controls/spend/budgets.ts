import * as v from "valibot";
import { field } from "../../fields/field";
import { amount } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";

const usd = v.optional(amount("a number above 0, in USD"));

export const budgets = {
  id: "budgets",
  family: Family.Spend,
  title: "Monthly, daily and idle-region budgets",
  why: "machines ran in regions that nobody used, and nobody was told that those regions cost money",
  where: Where.Account,
  profile: Profile.Minimal,
  options: {
    dailyUsd: field(usd, {
      shape: "number above 0, in USD",
      description: "What one day may cost.",
      absent: "a tenth of monthlyBudgetUsd",
      example: "20",
    }),
    idleRegionsUsd: field(usd, {
      shape: "number above 0, in USD",
      description: "What all idle regions together may cost in a month.",
      absent: "1 above what the baseline itself is estimated to cost there",
      example: "5",
    }),
  },
  needs: [],
  cost: "free: budgets without actions",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: { onDestroy: "removed", afterTeardown: "nothing is left" },
  byHand: "nothing is left",
  source: "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html",
  notes: [
    "**Gross, not net.** Credits and refunds are left out of every budget: a budget of the net sum stays at 0 until the credits are gone, and an intruder burns them first. While credits pay, a budget can ring for a month whose bill is 0.",
    "**The forecast** needs [about five weeks of use](https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html) before it says anything. Until then the steps of what was really spent ring alone.",
    "**No early warning.** AWS refreshes cost data up to three times a day, 8 to 12 hours apart. A budget limits the loss.",
  ],
} as const satisfies Control;
