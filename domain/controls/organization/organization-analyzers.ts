import { type Control, Family, FREE, Profile, RunsIn, Where } from "../control";

export const organizationAnalyzers = {
  id: "organization-analyzers",
  family: Family.Organization,
  runsIn: RunsIn.Administrator,
  title: "Analyzers of what any member shares outside the organization",
  why: "a role of one forgotten account that trusts somebody outside is how an intruder stays in all of them",
  where: Where.Covered,
  profile: Profile.Minimal,
  onlyWhenAsked: true,
  options: {},
  needs: [],
  cost: "free: analysis of external access",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "removed",
    afterTeardown: "the analyzers are deleted with their findings and archive rules",
  },
  byHand: "nothing is left",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-create-external.html",
  notes: [
    "**Where it runs.** In the stack of the account that [delegated-administrators](delegated-administrators.md) names, in mode account; the management account can make them too. The preview asks, and refuses an account that is neither.",
    "**What it finds.** Roles, buckets, keys and more of every member that somebody outside the organization can use. What members share with each other is no finding; [access-analyzer](access-analyzer.md) of each account finds that, and stands beside it.",
    "**It is removed by `pulumi destroy`** even without `teardown`: it closes nothing, and the analyzers of the accounts go on.",
  ],
} as const satisfies Control;
