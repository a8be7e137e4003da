import * as v from "valibot";
import { field } from "../../fields/field";
import { whole } from "../../fields/values";
import { PRICES, QUIET_ACCOUNT } from "../../prices";
import { type Control, Family, Profile, Where } from "../control";

/** https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_UnusedAccessConfiguration.html */
const unusedAccessAge = whole(1, 365, "days");

export const unusedAccess = {
  id: "unused-access",
  family: Family.Access,
  title: "An analyzer of access that nobody uses",
  why: "the key that leaked had not been used for months, and could still do everything",
  where: Where.Home,
  profile: Profile.Compliance,
  options: {
    unusedAccessAge: field(v.optional(unusedAccessAge, 90), {
      shape: "whole number of days, 1 to 365",
      description: "After how many days without use a role, a key, a password or a right is a finding.",
      example: "45",
    }),
  },
  needs: [],
  cost: `${PRICES.analyzedIdentity.toFixed(2)} USD a month for each role and user of the account; the estimate counts ${QUIET_ACCOUNT.identities}`,
  price: ({ regions: { home, idle } }) => {
    const total = PRICES.analyzedIdentity * QUIET_ACCOUNT.identities;
    return { total, idle: idle.includes(home) ? total : 0 };
  },
  frameworks: { cis5: ["1.11"], cis7: ["2.11"] },
  removal: { onDestroy: "removed", afterTeardown: "the analyzer is deleted with its findings and archive rules" },
  byHand: "nothing is left",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-create-unused.html",
  notes: [
    "**What it finds.** Roles that nobody assumed, access keys and passwords that nobody used, and of the others the services and actions that nobody asked for. IAM is the same everywhere, so one analyzer in the home region sees the whole account.",
    "**Findings stand in the console** of the home region, and on its event bus; they ring nobody, because what is unused for 90 days is no emergency. Take away what nobody used, archive what is meant to wait: the break-glass role is found when nobody needed it.",
    "**A region takes one analyzer of this kind.** One that is there under another name is found by the preview, which refuses and prints `existing.unusedAccessAnalyzer`, ready to paste. It is adopted with its findings, its days and its exclusions: AWS's provider changes none of them in place, so `unusedAccessAge` has no effect on it. Keep the entry. Its tags become those of the baseline.",
    "**Other days** make a new analyzer, and the findings of the old one go with it.",
    "**It is removed by `pulumi destroy`** even without `teardown`: it bills each month for what nobody reads any more, and closes nothing.",
  ],
} as const satisfies Control;
