import { type Control, Family, FREE, Profile, RunsIn, Where } from "../control";

export const organizationAggregator = {
  id: "organization-aggregator",
  family: Family.Organization,
  runsIn: RunsIn.Administrator,
  title: "What AWS Config records in any member, gathered in one place",
  why: "to ask what an intruder had made, somebody had to sign in to each account and look through each region",
  where: Where.Home,
  profile: Profile.Minimal,
  onlyWhenAsked: true,
  options: {},
  needs: [],
  cost: "free: AWS bills nothing for an aggregator; members pay for what their recorders record, with or without it",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "removed",
    afterTeardown:
      "the aggregator is deleted with its copy of the data, and its role; members keep theirs, and record on",
  },
  byHand: "nothing is left",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html",
  notes: [
    "**Where it runs.** In the stack of the account that [delegated-administrators](delegated-administrators.md) names, in mode account; the management account can make it too. The preview asks, and refuses an account that is neither, and an organization that does not trust `config.amazonaws.com`.",
    "**What it gathers.** What the recorders of every member record, in every region, those too that are enabled one day, and of accounts that join later; no member has to agree. It reads and changes nothing in members. One query asks all: `aws configservice select-aggregate-resource-config --configuration-aggregator-name <aggregator> --expression \"SELECT accountId, awsRegion, resourceId WHERE resourceType = 'AWS::EC2::Instance'\"` in the home region.",
    "**It records nothing.** A member or a region without a recorder is not in it: [config-recorder](config-recorder.md) of each member makes one.",
    "**The role** of the aggregator may read who belongs to the organization, by AWS's own policy `AWSConfigRoleForOrganizations`, and nothing else.",
    "**It is removed by `pulumi destroy`** even without `teardown`: it closes nothing, and the next `up` gathers again.",
  ],
} as const satisfies Control;
