import { type Control, Family, FREE, Profile, Where } from "../control";

export const budgetFuse = {
  id: "budget-fuse",
  family: Family.Spend,
  title: "Freeze of groups and roles at twice the budget",
  why: "machines went on being started for hours after the money was gone",
  where: Where.Account,
  profile: Profile.Minimal,
  options: {},
  needs: [
    { control: "budgets", because: "hangs on its monthly budget" },
    { control: "freeze", because: "attaches its policy" },
  ],
  cost: "free as one of an account's first two budgets with actions; 0.10 USD a day where there are more",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: { onDestroy: "removed", afterTeardown: "nothing is left; a freeze that it attached stays attached" },
  byHand: "nothing is left",
  source: "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-controls.html",
  notes: [
    "**Who decides.** With `freeze: manual`, AWS writes to everybody who reads alerts that the action waits, and somebody who pays approves it in the Budgets console. With `freeze: automatic` nobody is asked. `freeze: off` leaves the fuse out; the freeze policy itself stays ready.",
    "**Whom it freezes.** In mode account and none: the baseline's own groups, and the groups and roles that `guardrails` names. A role that is frozen loses its work, so name no workload whose outage costs more than the intruder, or keep `manual`. It never freezes auditor, responder and deploy role, nor a role that `exemptPrincipals` names. In mode organization it attaches the freeze to `guardrails.targets`, and only the management account can do that.",
    "**What it cannot stop.** Machines that run go on, and so do users, roles and groups that nobody named, those of the intruder above all. Budgets are up to a day late. It limits the loss; it ends no intrusion.",
    "**To lift it.** Once the money is understood: detach the freeze, or undo the action in the Budgets console. At the start of the next budget period AWS resets the action itself.",
  ],
} as const satisfies Control;
