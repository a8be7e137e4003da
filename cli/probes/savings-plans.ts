import { DescribeSavingsPlansCommand, SavingsplansClient } from "@aws-sdk/client-savingsplans";
import { paged, probe } from "./probe";

/** An amount for each hour of one or three years: https://docs.aws.amazon.com/savingsplans/latest/APIReference/API_DescribeSavingsPlans.html */
export const savingsPlans = probe({
  id: "savings-plans",
  service: "savingsplans",
  kind: "Savings Plan",
  scope: "global",
  sweep: "rest",
  client: SavingsplansClient,
  calls: { list: paged(DescribeSavingsPlansCommand, "nextToken") },
  read: async ({ list }) =>
    (await list({ states: ["active", "payment-pending", "queued"] }))
      .flatMap(({ savingsPlans: found = [] }) => found)
      .map(({ savingsPlanId, savingsPlanArn, savingsPlanType, start, state, commitment, currency }) => ({
        id: savingsPlanId!,
        arn: savingsPlanArn,
        startedAt: start === undefined ? undefined : new Date(start),
        state,
        size: savingsPlanType,
        usdPerHour: currency === "USD" && commitment !== undefined ? Number(commitment) : undefined,
      })),
});

export const PROBES = [savingsPlans];
