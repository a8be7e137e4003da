import * as v from "valibot";
import { field } from "../../fields/field";
import { choice } from "../../fields/values";
import { GUARDDUTY_PLAN_PRICES, guardDutyEstimate, PRICES } from "../../prices";
import { type Control, Family, Profile, Where } from "../control";
import { ManagedBy } from "../managed-by";
import { disabledFeatures, features } from "./detectors";
import { ON_FROM_THE_START, PLANS } from "./plans";

const PRICING = "https://aws.amazon.com/guardduty/pricing/";

const usd = (amount: number): string => `${amount.toFixed(2)} USD`;

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

const prices = Object.entries(GUARDDUTY_PLAN_PRICES).map(([feature, price]) => {
  const { usd: amount, unit } = price;
  return `- \`${feature}\`: ${usd(amount)} a ${unit}`;
});

const lacking = PLANS.flatMap((plan) => {
  if ("missingIn" in plan) return [`\`${plan.feature}\` in ${plan.missingIn.join(", ")}`];
  return "onlyIn" in plan ? [`\`${plan.feature}\` everywhere but in ${plan.onlyIn.join(", ")}`] : [];
});

export const guardduty = {
  id: "guardduty",
  family: Family.Detection,
  title: "GuardDuty in every region",
  why: "nothing watched the regions where the machines ran",
  where: Where.Covered,
  profile: Profile.Standard,
  options: {
    managedBy: field(v.optional(choice(Object.values(ManagedBy)), ManagedBy.Account), {
      shape: "account or organization",
      description:
        "Who makes and changes the detectors: this account, or the administrator account of GuardDuty, whose member it is. Then nothing is made here, and no other option is taken.",
      example: "organization",
    }),
    features: field(v.optional(features, []), {
      shape: "list of names of the GuardDuty API",
      description:
        "Plans to switch on in every region beside the foundational sources. Each has a price of its own, which the estimate leaves out.",
      example: "[S3_DATA_EVENTS]",
    }),
    disabledFeatures: field(v.optional(disabledFeatures), {
      shape: "list of names of the GuardDuty API",
      description: "Plans to switch off in every region; those of a detector that is named in existing too.",
      absent:
        "what AWS switches on in a new detector and features does not name; none in a detector that is named in existing",
      example: "[RDS_LOGIN_EVENTS, LAMBDA_NETWORK_LOGS]",
    }),
  },
  needs: [],
  cost: `about 1.60 USD a month for a quiet account in 17 regions: foundational sources only, ${usd(PRICES.guardDutyGbOfLogs)} a GB of flow logs and DNS queries; plans named in features cost extra; 30 days of trial; 0 with managedBy: organization, where the administrator account switches on what costs`,
  price: ({ regions: { covered, idle }, options }) => ({
    total: options["managedBy"] === ManagedBy.Organization ? 0 : guardDutyEstimate(covered.length),
    // A member's idle regions are billed for their detectors too, and the budget there must not ring for them.
    idle: guardDutyEstimate(idle.length) - guardDutyEstimate(0),
  }),
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "detectors are deleted with their findings and plans",
  },
  byHand:
    "aws guardduty delete-detector --detector-id <id> --region <region>, in each region of the output detectorIds",
  source: "https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_settingup.html",
  notes: [
    `**What is on.** The foundational sources: management events of CloudTrail, flow logs, DNS queries. A new detector has ${ON_FROM_THE_START.length} paid plans on as well (${code(ON_FROM_THE_START)}: [CreateDetector](https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html)); each that \`features\` does not name is switched off, seconds after the detector is made. One of these that is taken out of \`features\` later is switched off; another one is only forgotten and stays on, until \`disabledFeatures\` names it beside the five.`,
    `**What a plan costs** in us-east-1 ([prices](${PRICING})), after 30 days of trial in each region:`,
    prices.join("\n"),
    "`AI_ANALYST` is a preview and has no list price yet.",
    "**A detector that was there before** and is named in `existing.detectorIds` keeps the plans that it has: somebody may have switched them on on purpose. `features` and `disabledFeatures` change what they name there too. While the entry stays, nothing else is touched; once it is taken out, the detector is one of the baseline's own, and the preview shows each plan that the next `up` switches off. So take the entry out when it was the baseline that made the detector, in a run that was interrupted: its plans are on until then.",
    `**A plan that a region lacks** is left out there, by AWS's lists ([plans](https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_regions.html), [investigations](https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-investigation.html); 2026-11-26): ${lacking.join("; ")}. Where AWS refuses a plan in a region all the same, \`up\` fails at the resource that ends with the names of both; the detector is made. Then name in \`disabledFeatures\` the plans to switch off without that one.`,
    "**Runtime monitoring** watches nothing until its agent runs on the machine. The baseline switches the plan and leaves its agents as they are: whether GuardDuty installs them on machines, tasks and clusters by itself is set in the console or with `aws guardduty update-detector`, and stays so. The same holds for data activity, a part of `RDS_LOGIN_EVENTS`. `RUNTIME_MONITORING` covers EKS too; AWS refuses it together with `EKS_RUNTIME_MONITORING`, and so do the settings.",
    "**In an organization** whose GuardDuty has an administrator, that account decides about the plans of its members and how often their findings are published; a member [cannot change them](https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html), and each refresh would show a change ([terraform-provider-aws 7804](https://github.com/hashicorp/terraform-provider-aws/pull/7804)). In a [member account](https://docs.aws.amazon.com/guardduty/latest/ug/administrator_member_relationships.html) set `controls: { guardduty: { managedBy: organization } }`; the preview says so when it finds an administrator. The baseline then makes no detector and changes none, and early-warning rings for findings as it does elsewhere: GuardDuty sends them to EventBridge of the member too. The preview looks in every covered region and names those without an enabled detector; the output `detectorIds` tells those that there are.",
    "**What the administrator must have on:** GuardDuty in every region that the baseline covers, because it is [administered region by region](https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html); `aws guardduty update-organization-configuration --detector-id <id> --auto-enable-organization-members ALL`, so that a member has a detector wherever the administrator has; `aws guardduty update-detector --detector-id <id> --finding-publishing-frequency FIFTEEN_MINUTES`, because a member's findings are published as often as the administrator's. Detectors that the baseline made before the setting was changed leave the program and stay in the account, unless `teardown` is on.",
  ],
} as const satisfies Control;
