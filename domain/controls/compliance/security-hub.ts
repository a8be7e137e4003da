import * as v from "valibot";
import { field } from "../../fields/field";
import { distinct } from "../../fields/shapes";
import { PRICES, securityHubEstimate } from "../../prices";
import { DEFAULT_REGIONS } from "../../regions/regions";
import { type Control, Family, Profile, Where } from "../control";
import { DEFAULT_STANDARDS, standard } from "./hubs";

const EMPTY = "is empty; name at least one, or switch the control off";

export const securityHub = {
  id: "security-hub",
  family: Family.Compliance,
  title: "Security Hub CSPM in every region, gathered at home",
  why: "nobody held the account against a benchmark, so its open doors were found by the intruder first",
  where: Where.Covered,
  profile: Profile.Compliance,
  options: {
    standards: field(
      v.optional(v.pipe(distinct(standard, "a list of standards"), v.nonEmpty(EMPTY)), [...DEFAULT_STANDARDS]),
      {
        shape: "list of cis, fsbp, nist-800-53 and pci-dss",
        description:
          "What the account is held against: CIS AWS Foundations 5.0.0, AWS Foundational Security Best Practices, NIST SP 800-53 Rev. 5, PCI DSS 4.0.1.",
        example: "[cis]",
      },
    ),
  },
  needs: [{ control: "config-recorder", because: "checks what AWS Config records, and finds nothing without it" }],
  cost: `${PRICES.securityCheck.toFixed(4)} USD a check, of the first 100,000 in a region and month; about ${securityHubEstimate(DEFAULT_REGIONS.length).toFixed(0)} USD a month for a quiet account in 17 regions, once the 30 days of trial in each have passed. A check is one control held against one resource`,
  price: ({ regions: { covered, idle } }) => ({
    total: securityHubEstimate(covered.length),
    idle: securityHubEstimate(idle.length),
  }),
  frameworks: { cis5: ["4.16"], cis7: ["5.16"] },
  removal: {
    onDestroy: "kept",
    afterTeardown:
      "Security Hub is disabled in every region: findings, insights and subscriptions are gone, and AWS keeps nothing of them after 90 days",
  },
  byHand: "aws securityhub disable-security-hub --region <region>, in each region",
  source: "https://docs.aws.amazon.com/securityhub/latest/userguide/what-is-securityhub.html",
  notes: [
    "**What it makes.** A hub in every region without the standards that AWS switches on by itself, then each standard that `standards` names, so that its version is known; consolidated findings, one for each control whatever the standards; and one aggregator in the home region that gathers the findings of all regions, of those too that are enabled one day.",
    "**Two products.** This is Security Hub CSPM, which costs by the check. The newer Security Hub costs by the resource and is not switched on.",
    "**What it does not do.** Its findings ring nothing: a benchmark has hundreds of them on the first day, and an alarm that always rings is none. Read them in the console of the home region, the critical ones first. GuardDuty's findings reach early warning by themselves.",
    "**A region takes one hub**, and an account one aggregator. A hub of somebody else is found by the preview, which refuses and prints the block for `existing.hubs`, ready to paste. It is adopted: its standards and settings stay, and those of `standards` are added. Whether a hub is the baseline's own it tells by the baseline's recorder beside it, because hubs carry no tags here; one that somebody makes beside this recorder is refused by AWS at `up` (\"already subscribed\"), and adopted the same way. An aggregator in the home region is taken over and gathers all regions then; for one elsewhere the preview prints `existing.findingAggregator`, and findings gather there.",
    "**After `pulumi destroy` without `teardown`** the hubs are still on. The next `up` takes them over where the baseline's recorder is, which stays as well: [after a destroy](../lifecycle.md#after-a-destroy-without-teardown). Where `existing.recorders` names the recorder of a region, name its hub in `existing.hubs`, too, before that `up`.",
    "**In an organization** whose Security Hub has an administrator, that account decides, and a member can make no aggregator: set `security-hub: off` there.",
  ],
} as const satisfies Control;
