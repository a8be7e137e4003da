import * as v from "valibot";
import { field } from "../../fields/field";
import { choice } from "../../fields/values";
import { type Control, Family, FREE, Profile, RunsIn, Where } from "../control";
import { features } from "../detection/detectors";
import { AutoEnable } from "./auto-enable";

export const organizationDetectors = {
  id: "organization-detectors",
  family: Family.Organization,
  runsIn: RunsIn.Administrator,
  title: "GuardDuty in new members, in every region",
  why: "the account that was made last week had no detector yet, and its key leaked first",
  where: Where.Covered,
  profile: Profile.Minimal,
  onlyWhenAsked: true,
  options: {
    members: field(v.optional(choice(Object.values(AutoEnable)), AutoEnable.New), {
      shape: "ALL, NEW or NONE",
      description:
        "For whom GuardDuty is switched on: every member, those that join from now on, or nobody. ALL takes up to a day, and each member pays for its own detector.",
      example: "ALL",
    }),
    features: field(v.optional(features, []), {
      shape: "list of names of the GuardDuty API",
      description:
        "Plans to switch on in the same members beside the foundational sources. Each has a price of its own, in each member.",
      example: "[S3_DATA_EVENTS]",
    }),
  },
  needs: [{ control: "guardduty", because: "configures the organization with this account's own detectors" }],
  cost: "free here; each member pays for its detectors, about 1.60 USD a month for a quiet one in 17 regions, and for the plans in features",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "nothing changes: AWS has no call that takes it back, and members keep their detectors",
  },
  byHand:
    "aws guardduty update-organization-configuration --detector-id <id> --auto-enable-organization-members NONE, in each region",
  source: "https://docs.aws.amazon.com/guardduty/latest/ug/set-guardduty-auto-enable-preferences.html",
  notes: [
    "**Where it runs.** In the stack of the account that [delegated-administrators](delegated-administrators.md) names, in mode account. The preview asks in every covered region whether GuardDuty takes this account for its administrator, and refuses where it does not: then the management account has to name it there first.",
    "**What it sets.** For whom GuardDuty is switched on, and of each plan that AWS switches on in a new detector, that members do not get it, unless `features` names it. A plan that members have stays on: `NONE` [holds for those that join](https://docs.aws.amazon.com/guardduty/latest/APIReference/API_UpdateOrganizationConfiguration.html).",
    "**Members that run this baseline** set `controls: { guardduty: { managedBy: organization } }`; their preview says so. How often findings are published is this account's `guardduty`, every 15 minutes.",
    "**What was set before** by hand is replaced by what the options say: the preview cannot show it, because the provider takes the setting over without a word.",
  ],
} as const satisfies Control;
