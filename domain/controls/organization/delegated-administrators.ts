import * as v from "valibot";
import { field } from "../../fields/field";
import { accountId } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";
import { ADMINISTERED_BY_DEFAULT, administeredServices } from "./administered";

const EMPTY = "is empty; name at least one, or switch the control off";

export const delegatedAdministrators = {
  id: "delegated-administrators",
  family: Family.Organization,
  title: "One account that watches all members",
  why: "findings of each account stood in that account, where nobody who could act on them looked",
  where: Where.Covered,
  profile: Profile.Minimal,
  onlyWhenAsked: true,
  options: {
    account: field(v.optional(accountId), {
      shape: "12 digits, of a member",
      description:
        "The account that administers the services for every member: one for security, in which nothing else runs.",
      absent: "none; the control needs it",
      example: '"210987654321"',
    }),
    services: field(v.optional(v.pipe(administeredServices, v.nonEmpty(EMPTY)), [...ADMINISTERED_BY_DEFAULT]), {
      shape: "list of guardduty, access-analyzer, config and security-hub",
      description: "What it administers.",
      example: "[guardduty, access-analyzer]",
    }),
  },
  needs: [],
  cost: "free; what the administrator then switches on in members costs there",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown:
      "the account administers the services no more: members keep what is on in them, and decide about it themselves",
    keeps: "the services stay trusted by the organization",
  },
  byHand:
    "aws guardduty disable-organization-admin-account --admin-account-id <account> in each region, aws organizations deregister-delegated-administrator --account-id <account> --service-principal <service>, for each service",
  source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html",
  notes: [
    "**Where it runs.** In the stack of the management account, in mode organization; the preview refuses it elsewhere. AWS advises against the management account itself as the administrator, and Organizations takes only a member, so the preview refuses that too.",
    "**What it makes.** GuardDuty and Security Hub name their administrator region by region, so one each in every covered region; AWS then switches GuardDuty on for the administrator there. For Access Analyzer and Config Organizations registers the account once; rules of Config for the organization the baseline makes none. Nothing changes in a member by that: what is on in members the administrator decides, in its own stack, with [organization-detectors](organization-detectors.md) and [organization-hubs](organization-hubs.md); with [organization-analyzers](organization-analyzers.md) and [organization-aggregator](organization-aggregator.md) it looks at them.",
    "**Services must be trusted first.** GuardDuty and Security Hub see to it themselves. For the others the preview prints the command, once for the organization: `aws organizations enable-aws-service-access --service-principal <service>`. The program does not run it, because its removal would take the trust from whatever else works by it.",
    "**Another account administers already.** The preview refuses and names it: to change an administrator parts every member from the old one. Name that account in `account`, or take the service out of `services`. Where the account that is named is the administrator already, that is taken over.",
    "**Region by region** AWS asks for one and the same administrator of GuardDuty; a region that is enabled later gets it with the next `up`.",
  ],
} as const satisfies Control;
