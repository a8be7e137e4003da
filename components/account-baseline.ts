import * as pulumi from "@pulumi/pulumi";
import { checkSettings } from "../domain/check-settings";
import { findControl } from "../domain/controls";
import { GUARDS } from "../domain/guardrails";
import { estimateMonthlyUsd, ownIdleCostUsd } from "../domain/estimate";
import { manualSteps } from "../domain/manual-steps";
import { BILLING_REGION, classify, DEFAULT_REGIONS } from "../domain/regions";
import type { Settings } from "../domain/settings";
import { skippedRegions } from "../domain/skipped-regions";
import { idleLimitUsd } from "../domain/spend";
import { controlSwitches } from "../domain/switches";
import { VERSION } from "../domain/version";
import type { AccountBaselineArgs } from "./account-baseline-args";
import { AlertChannel } from "./alert-channel";
import { BillingAlarms } from "./billing-alarms";
import { Budgets } from "./budgets";
import { Contacts } from "./contacts";
import { EbsEncryption } from "./ebs-encryption";
import { GuardDutyEverywhere } from "./guardduty";
import type { GuardrailSummary } from "./guardrails";
import { identityControls, type When } from "./identity-controls";
import { refuse } from "./input-error";
import { endpoints, mailboxes } from "./mailboxes";

/**
 * The whole baseline on one account. Each control is a component of its own, so that one can be used without the others.
 *
 * Unless `teardown` is set, protective settings stay in the account when they leave the program: `pulumi destroy` must not
 * open it. https://www.pulumi.com/docs/iac/concepts/resources/options/retainondelete/
 *
 * @throws pulumi.RunError that lists every problem of the arguments at once
 */
export class AccountBaseline extends pulumi.ComponentResource {
  /** Region codes that the baseline covers. */
  public readonly coveredRegions: pulumi.Output<string[]>;
  /** Region code -> why it is not covered. */
  public readonly skippedRegions: pulumi.Output<{ [region: string]: string }>;
  /** Region code -> GuardDuty detector id. */
  public readonly detectorIds: pulumi.Output<{ [region: string]: string }>;
  /** Region code -> ARN of the topic that alerts go to. */
  public readonly alertTopicArns: pulumi.Output<{ [region: string]: string }>;
  /** Guardrail -> its policy and the size of its document. */
  public readonly guardrailDocuments: pulumi.Output<{ [name: string]: GuardrailSummary }>;
  /** Kind of access -> name of its IAM group. */
  public readonly groupNames: pulumi.Output<{ [access: string]: string }>;
  /** Kind of access -> ARN of its IAM role: auditor, responder, and deploy when it was asked for. */
  public readonly roleArns: pulumi.Output<{ [access: string]: string }>;
  /** Control id -> estimated cost in USD a month, for a quiet account and without free tiers. */
  public readonly estimatedMonthlyUsd: pulumi.Output<{ [control: string]: number }>;
  /** What a person must still do, because no API can. */
  public readonly manualSteps: pulumi.Output<string[]>;

  constructor(name: string, args: AccountBaselineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:AccountBaseline", name, args, opts);
    const settings = checked(args);
    const { allowedRegions, monthlyBudgetUsd, homeRegion, alerts, guardrails, existing, controls, teardown } = settings;
    const regions = classify(
      settings.enabledRegions ?? [...DEFAULT_REGIONS, ...settings.optInRegions],
      allowedRegions,
      homeRegion,
    );
    const tags = { ringfence: VERSION, ...settings.tags };
    const on = controlSwitches(settings);
    const encrypt = controls["alert-channel"]?.encrypt ?? false;
    const costs = { regions, on, encrypt };

    /** Makes a control when it is on; its children inherit whether they are kept. */
    const when: When = (id, make) =>
      on[id]
        ? make(`${name}-${id}`, {
            parent: this,
            retainOnDelete: findControl(id).onDestroy === "kept" && !teardown,
          })
        : undefined;

    when("contacts", (child, childOpts) => new Contacts(child, args.contacts, childOpts));

    const emails = mailboxes(args.contacts, alerts.emails);
    const topicRegions = [...new Set([homeRegion, BILLING_REGION])];
    const channel = when("alert-channel", (child, childOpts) => {
      const httpsEndpoints = endpoints(alerts.httpsEndpoints);
      return new AlertChannel(child, { regions: topicRegions, emails, httpsEndpoints, encrypt, tags }, childOpts);
    });
    const billingTopic = channel?.topicArns.apply((arns) => arns[BILLING_REGION]!);

    when("billing-alarms", (child, childOpts) => {
      // checked() refuses billing alarms without the alert channel.
      return new BillingAlarms(child, { monthlyBudgetUsd, topicArn: billingTopic!, tags }, childOpts);
    });

    when("budgets", (child, childOpts) => {
      const { dailyUsd, idleRegionsUsd = idleLimitUsd(ownIdleCostUsd(costs)) } = controls.budgets ?? {};
      const limits = { monthlyBudgetUsd, dailyUsd, idleRegionsUsd };
      const subscribers = { emails: Object.values(emails), topicArn: billingTopic };
      return new Budgets(child, { ...limits, ...subscribers, allowedRegions, tags }, childOpts);
    });

    const guardDuty = when("guardduty", (child, childOpts) => {
      const { features } = controls.guardduty ?? {};
      const existingDetectorIds = existing.detectorIds;
      return new GuardDutyEverywhere(
        child,
        { regions: regions.covered, features, existingDetectorIds, tags },
        childOpts,
      );
    });

    when("ebs-encryption", (child, childOpts) => new EbsEncryption(child, { regions: regions.covered }, childOpts));

    const identity = identityControls({
      name,
      settings,
      on,
      when,
      shared: { parent: this, retainOnDelete: !teardown },
      topicArns: channel
        ? Object.fromEntries(topicRegions.map((region) => [region, channel.topicArns.apply((arns) => arns[region]!)]))
        : {},
      tags,
    });

    this.coveredRegions = pulumi.output(regions.covered);
    this.skippedRegions = pulumi.output(skippedRegions(regions.off));
    this.detectorIds = guardDuty?.detectorIds ?? nothing();
    this.alertTopicArns = channel?.topicArns ?? nothing();
    this.guardrailDocuments = identity.guardrailDocuments;
    this.groupNames = identity.groupNames;
    this.roleArns = identity.roleArns;
    this.estimatedMonthlyUsd = pulumi.output(estimateMonthlyUsd(costs));
    this.manualSteps = pulumi.output(
      manualSteps({
        mailSubscriptions: channel ? Object.keys(emails).length * topicRegions.length : 0,
        billingAlarms: on["billing-alarms"],
        guardrails: GUARDS.some((id) => on[id]) ? guardrails : undefined,
        ownGroups: identity.ownGroups,
        nobodyResponds: on["break-glass"] && !controls["break-glass"]?.responders?.length,
      }),
    );
    this.registerOutputs({
      coveredRegions: this.coveredRegions,
      skippedRegions: this.skippedRegions,
      detectorIds: this.detectorIds,
      alertTopicArns: this.alertTopicArns,
      guardrailDocuments: this.guardrailDocuments,
      groupNames: this.groupNames,
      roleArns: this.roleArns,
      estimatedMonthlyUsd: this.estimatedMonthlyUsd,
      manualSteps: this.manualSteps,
    });
  }
}

/** What a control that is off gives out. */
const nothing = <T>() => pulumi.output({}) as pulumi.Output<{ [key: string]: T }>;

/** The arguments with every default in place. */
function checked(args: AccountBaselineArgs): Settings {
  const result = checkSettings({ ...args });
  return "problems" in result ? refuse("the baseline cannot be built", result.problems) : result.settings;
}
