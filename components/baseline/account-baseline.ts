import * as pulumi from "@pulumi/pulumi";
import { findControl } from "../../domain/controls/table";
import { skippedRegions } from "../../domain/regions/skipped-regions";
import type { Plan } from "../../domain/settings/plan";
import { draft, resolve } from "../../domain/settings/resolve";
import type { Build, Made } from "../control/build";
import { decidedFor } from "../control/planned";
import { refuse } from "../control/user-error";
import type { GuardrailSummary } from "../../domain/documents/guardrails/summary";
import { takingOver } from "./adopted";
import { leavingAlone } from "./left-alone";
import type { AccountBaselineArgs } from "./account-baseline-args";
import { BUILDS } from "./table";

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
  public readonly coveredRegions!: pulumi.Output<string[]>;
  /** Region code -> why it is not covered. */
  public readonly skippedRegions!: pulumi.Output<{ [region: string]: string }>;
  /**
   * Control id -> what became of it: on, adopted, off by profile, off by configuration, served by existing, managed by
   * organization. The policy pack reads it.
   */
  public readonly controlStates!: pulumi.Output<{ [control: string]: string }>;
  /** Region code -> GuardDuty detector id. */
  public readonly detectorIds!: pulumi.Output<{ [region: string]: string }>;
  /** Region code -> ARN of the topic that alerts go to. */
  public readonly alertTopicArns!: pulumi.Output<{ [region: string]: string }>;
  /** Guardrail -> its policy and the size of its document. */
  public readonly guardrailDocuments!: pulumi.Output<{ [name: string]: GuardrailSummary }>;
  /** Budget -> its name: monthly, daily, idle-regions. */
  public readonly budgetNames!: pulumi.Output<{ [budget: string]: string }>;
  /** Kind of access -> name of its IAM group. */
  public readonly groupNames!: pulumi.Output<{ [access: string]: string }>;
  /** Kind of access -> ARN of its IAM role: auditor, responder, and deploy when it was asked for. */
  public readonly roleArns!: pulumi.Output<{ [access: string]: string }>;
  /** Region code -> id of the network for workloads, where one was asked for. */
  public readonly networkIds!: pulumi.Output<{ [region: string]: string }>;
  /** Part of the canary key, accessKeyId or secretAccessKey -> its value, a secret. Empty without the control canary-key. */
  public readonly canaryKey!: pulumi.Output<{ [part: string]: string }>;
  /** With what the trail sends its calls to CloudWatch Logs, logGroupArn and roleArn. Empty without cis-metric-filters. */
  public readonly trailLogs!: pulumi.Output<{ [part: string]: string }>;
  /** Control id -> estimated cost in USD a month, for a quiet account and without free tiers. */
  public readonly estimatedMonthlyUsd!: pulumi.Output<{ [control: string]: number }>;
  /** What a person must still do, because no API can. */
  public readonly manualSteps!: pulumi.Output<string[]>;

  constructor(name: string, args: AccountBaselineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:AccountBaseline", name, args, opts);
    const plan = decidedFor(args, () => planOf(name, args));
    const made: Made = {
      alertTopicArns: {},
      detectorIds: {},
      budgetNames: {},
      groupNames: {},
      roleArns: {},
      networkIds: {},
      guardrailDocuments: {},
      canaryKey: {},
      trailLogs: {},
    };
    const taking = takingOver(`${name}-adopted`, plan, this);
    const transformations = [...taking, ...leavingAlone(plan)];
    for (const build of BUILDS.filter(({ controls }) => controls.some((id) => plan.on[id]))) {
      const given = build.build({
        plan,
        name: nameOf(name, build),
        opts: { ...optionsOf(build, plan, this), transformations },
        made,
      });
      for (const [output, values] of Object.entries(given)) Object.assign(made[output as keyof Made], values);
    }
    const { regions, controlStates, estimatedMonthlyUsd, manualSteps } = plan;
    const decided = { coveredRegions: regions.covered, skippedRegions: skippedRegions(regions.off), controlStates };
    const values = { ...decided, ...made, estimatedMonthlyUsd, manualSteps };
    const outputs = Object.fromEntries(Object.entries(values).map(([output, value]) => [output, pulumi.output(value)]));
    Object.assign(this, outputs);
    exported.set(this, outputs);
    this.registerOutputs(outputs);
  }
}

const exported = new WeakMap<AccountBaseline, Record<string, pulumi.Output<unknown>>>();

/** Every output of a baseline, for a program that exports them. */
export const outputsOf = (baseline: AccountBaseline): Record<string, pulumi.Output<unknown>> => exported.get(baseline)!;

const nameOf = (name: string, { controls: [id], stem = id }: Build): string => `${name}-${stem}`;

/** A protective setting stays in the account when it leaves the program; what a component makes inherits it. */
const optionsOf = ({ controls: [id] }: Build, { settings }: Plan, parent: pulumi.Resource) => ({
  parent,
  retainOnDelete: findControl(id).removal.onDestroy === "kept" && !settings.teardown,
});

/** The plan of a baseline that is used alone, on an account that nobody asked. */
function planOf(name: string, args: AccountBaselineArgs): Plan {
  const drafted = draft(name, { ...args });
  const resolved = "problems" in drafted ? drafted : resolve(drafted.draft);
  return "problems" in resolved ? refuse("the baseline cannot be built", resolved.problems) : resolved.plan;
}
