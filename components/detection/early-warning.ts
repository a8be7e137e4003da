import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { minify } from "../../domain/documents/document";
import { defaultBus, forwardingRights, forwardingTrust } from "../../domain/documents/forwarding";
import { OWN_PATH } from "../../domain/documents/own-principals";
import { classify } from "../../domain/regions/regions";
import { type SignalRule, signalRules } from "../../domain/signals/rules";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface EarlyWarningArgs {
  /** Where alerts gather: region code of the topic. */
  region: string;
  /** Region codes to listen in, home included. */
  regions: string[];
  /** Where workloads may run, home included; in the others every machine and every launch rings. */
  allowedRegions: string[];
  /** ARN of a topic in `region` that EventBridge may publish to. */
  topicArn: pulumi.Input<string>;
  /** Paid services that nobody uses, by the names of docs/guardrails.md: their use rings everywhere. Default: none. */
  unusedServices?: string[];
  /** Whether there is a canary key, whose use rings. Default: false. */
  canary?: boolean;
  /** What the names of the alarms, topics, rules and budgets begin with whose changes ring. Default: `ringfence-`. */
  namePrefix?: string;
  /** Tags for rules, role and policy. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * Rules that tell people within minutes what an intruder does: in each region one that sends what may matter to the bus at
 * home, and there one for each signal, in words. EventBridge gets calls of the API only while a trail of every region logs
 * management events, reads included; without one it hears of machines that run, findings and AWS Health, and of no call.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 *
 * The topic must be in `region`: EventBridge sends to no topic of another region.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
 *
 * @throws pulumi.RunError when a region is none, or home is not one of `regions` and of `allowedRegions`
 */
export class EarlyWarning extends pulumi.ComponentResource {
  constructor(name: string, args: EarlyWarningArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:EarlyWarning", name, args, opts);
    const { region: home, regions, allowedRegions, topicArn, unusedServices, canary, namePrefix, tags } = args;
    assertArguments("early warning", args, ...homeProblems(args));
    const rules = signalRules({
      regions: classify(regions, allowedRegions, home),
      unusedServices,
      canary,
      namePrefix,
    });
    const forward = rules.some(({ target }) => target.kind === "forward")
      ? this.forwardFrom(name, home, tags)
      : undefined;
    for (const rule of rules) {
      const { region, state, description, pattern, target } = rule;
      const made = new aws.cloudwatch.EventRule(
        nameOf(name, rule),
        { region, description, state, eventPattern: JSON.stringify(pattern), tags },
        { parent: this },
      );
      const to =
        target.kind === "forward"
          ? forward!.to
          : {
              arn: topicArn,
              inputTransformer: { inputPaths: target.message.inputPaths, inputTemplate: target.message.template },
            };
      // A role that may do nothing yet would lose what happens meanwhile.
      const dependsOn = target.kind === "forward" ? [forward!.ready] : [];
      new aws.cloudwatch.EventTarget(
        nameOf(name, rule),
        { region, rule: made.name, ...to },
        { parent: this, dependsOn },
      );
    }
    this.registerOutputs();
  }

  /** The bus at home and the role that may put events on it. */
  private forwardFrom(name: string, home: string, tags: EarlyWarningArgs["tags"]) {
    const stem = `${name}-forward`;
    const child = { parent: this };
    const { accountId } = aws.getCallerIdentityOutput({}, child);
    const role = new aws.iam.Role(
      stem,
      {
        path: OWN_PATH,
        description: "With it EventBridge sends events to the home region, and does nothing else",
        assumeRolePolicy: accountId.apply((id) => minify(forwardingTrust(id, `${stem}-`))),
        tags,
      },
      child,
    );
    const policy = new aws.iam.Policy(
      stem,
      {
        path: OWN_PATH,
        description: "What the role of early warning may do",
        policy: accountId.apply((id) => minify(forwardingRights(home, id))),
        tags,
      },
      child,
    );
    const ready = new aws.iam.RolePolicyAttachment(stem, { role: role.name, policyArn: policy.arn }, child);
    const arn = accountId.apply((id) => defaultBus(home, id));
    return { to: { arn, roleArn: role.arn }, ready };
  }
}

/** A rule that forwards is one of its region; that of a signal is the only one of its id, wherever home is. */
const nameOf = (name: string, { stem, region, target }: SignalRule): string =>
  target.kind === "forward" ? `${name}-${stem}-${region}` : `${name}-${stem}`;

const homeProblems = ({ region, regions, allowedRegions }: EarlyWarningArgs) =>
  Object.entries({ regions, allowedRegions })
    .filter(([, names]) => !names.includes(region))
    .map(([path, names]) => ({
      path: "region",
      message: `${region} is not one of ${path} (${names.join(", ")}); add it there, or choose one of them`,
    }));

export const earlyWarning: Build = {
  controls: ["early-warning"],
  build: ({ plan, name, opts, made }) => {
    const { home, covered, allowed } = plan.regions;
    const { unusedServices } = plan.settings.guardrails;
    const args = {
      region: home,
      regions: covered,
      allowedRegions: allowed,
      // The settings refuse early warning without the alert channel, so there is a topic.
      topicArn: made.alertTopicArns[home]!,
      unusedServices,
      canary: plan.on["canary-key"],
      namePrefix: plan.namePrefix,
      tags: plan.tags,
    };
    new EarlyWarning(name, planned(args), opts);
    return {};
  },
};
