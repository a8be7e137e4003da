import * as v from "valibot";
import { field } from "../../fields/field";
import { PRICES } from "../../prices";
import { type Control, Family, FREE, Profile, RunsIn, Where } from "../control";

export const organizationHubs = {
  id: "organization-hubs",
  family: Family.Organization,
  runsIn: RunsIn.Administrator,
  title: "Security Hub CSPM in new members, in every region",
  why: "findings of the account that was made last week reached nobody, because nothing gathered them yet",
  where: Where.Covered,
  profile: Profile.Minimal,
  onlyWhenAsked: true,
  options: {
    newMembers: field(v.optional(v.boolean(), true), {
      shape: "true or false",
      description: "Whether accounts that join from now on get a hub. Without standards it checks nothing.",
      example: "false",
    }),
    defaultStandards: field(v.optional(v.boolean(), false), {
      shape: "true or false",
      description:
        "Whether their hubs check the two standards that AWS takes by default. Each check costs, in each of these members and regions.",
      example: "true",
    }),
  },
  needs: [{ control: "security-hub", because: "configures the organization by this account's own hubs" }],
  cost: `free here, and by default in members: a hub without standards makes no checks, and takes 10,000 findings of other services a month and region for nothing. With defaultStandards each new member pays ${PRICES.securityCheck.toFixed(4)} USD a check, after 30 days of trial`,
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "nothing changes: members keep their hubs, and those that join go on getting one",
    keeps: "set newMembers: false in an `up` before, if they should not",
  },
  byHand:
    "aws securityhub update-organization-configuration --no-auto-enable --auto-enable-standards NONE, in each region",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/accounts-orgs-auto-enable.html",
  notes: [
    "**Where it runs.** In the stack of the account that [delegated-administrators](delegated-administrators.md) names with `security-hub` among its services, in mode account, once its own hubs are there: an `up` with `security-hub` first. The preview asks in every covered region whether Security Hub takes this account for its administrator, and refuses where it does not.",
    "**What it sets.** Local configuration, region by region: who joins gets a hub, and no standard unless `defaultStandards` is on. What their other services find reaches the hub of this account, and its aggregator gathers it in the home region. Accounts that are in the organization already get nothing by this: `aws securityhub create-members` makes them members. AWS Config has to record there before a standard finds anything.",
    "**Central configuration** is AWS's other way, by policies that reach existing accounts as well. Where it is on, the preview refuses: to switch to local configuration would take every policy away. Set standards in these policies then, and switch this control off.",
    "**What was set before** by hand is replaced by what the options say; where AWS gave new members the default standards, the preview warns that they get none any more.",
  ],
} as const satisfies Control;
