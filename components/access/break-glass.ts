import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { minify, type PolicyDocument } from "../../domain/documents/document";
import { responder, responderReads } from "../../domain/documents/access/responder";
import { switchRoleWarning } from "../../domain/documents/access/switch-role";
import { peopleTrust } from "../../domain/documents/access/trust";
import { roleUse } from "../../domain/signals/event-patterns";
import { EXEMPT_PATH, OWN_PATH } from "../../domain/documents/own-principals";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface BreakGlassArgs {
  /** Region code -> ARN of the topic that is told of each use. The role can be assumed through STS in these regions only. */
  topicArns: { [region: string]: pulumi.Input<string> };
  /** ARNs of users that may assume it, always with MFA. Default: everybody whose own policy allows it. */
  responders?: string[];
  /** Tags for the role, its policy and the rules. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/** What the mail says: who, where, and what to do when it was nobody. */
const MESSAGE = {
  inputPaths: {
    account: "$.account",
    region: "$.region",
    time: "$.time",
    who: "$.detail.userIdentity.arn",
    from: "$.detail.sourceIPAddress",
  },
  inputTemplate: JSON.stringify(
    "Somebody took the break-glass role of account <account>, or was denied it, at <time>: <who> from <from> through STS in <region>. If nobody of you did it, attach the freeze policy to <who> and open a support case.",
  ),
};

/** A session is for one incident; the responder assumes the role again when it takes longer. Seconds. */
const SESSION = 3600;

/**
 * The role that ends an intrusion: it stops, cancels and freezes in every region, launches nothing, and no guardrail binds
 * it. Assuming it takes MFA. Every use rings, and every attempt through these regions that is denied by name, while a trail
 * logs management events, reads included: without one EventBridge gets no event.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 *
 * CloudTrail records AssumeRole in the region whose STS endpoint was asked, so the role trusts requests through the given
 * regions only. An attempt through another region is denied and rings nowhere.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
 *
 * @throws pulumi.RunError when there is no topic: a use that nobody hears of is a back door
 */
export class BreakGlass extends pulumi.ComponentResource {
  /** ARN of the role. */
  public readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: BreakGlassArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:BreakGlass", name, args, opts);
    const { topicArns, responders, tags } = args;
    const regions = Object.keys(topicArns).sort();
    const unheard = {
      path: "topicArns",
      message: "is empty; a use that nobody hears of is a back door, so name a topic",
    };
    assertArguments("break-glass", args, ...(regions.length === 0 ? [unheard] : []));
    const child = { parent: this };
    const { accountId } = aws.getCallerIdentityOutput({}, child);
    const role = new aws.iam.Role(
      `${name}-responder`,
      {
        path: EXEMPT_PATH,
        description: "Ends an intrusion: stops, cancels and freezes in every region; MFA, and every use rings",
        assumeRolePolicy: accountId.apply((id) =>
          minify(peopleTrust({ accountId: id, principals: responders, regions })),
        ),
        maxSessionDuration: SESSION,
        tags,
      },
      child,
    );
    const warning = switchRoleWarning(`${name}-responder`);
    if (warning !== undefined) void pulumi.log.warn(warning, this);
    const grant = (policyName: string, description: string, document: PolicyDocument, after: pulumi.Resource[]) => {
      const options = { ...child, dependsOn: after };
      const policy = new aws.iam.Policy(
        policyName,
        { path: OWN_PATH, description, policy: minify(document), tags },
        options,
      );
      return new aws.iam.RolePolicyAttachment(policyName, { role: role.name, policyArn: policy.arn }, child);
    };
    // The reads stood in the policy of the acts once: they are given before that policy loses them, as somebody may be at work.
    const reads = grant(`${name}-responder-reads`, "What the responder role may read", responderReads(), []);
    grant(`${name}-responder`, "What the responder role may do", responder(), [reads]);
    for (const region of regions) this.alarmIn(name, region, topicArns[region]!, role.arn, tags);
    this.roleArn = role.arn;
    this.registerOutputs({ roleArn: this.roleArn });
  }

  private alarmIn(
    name: string,
    region: string,
    topicArn: pulumi.Input<string>,
    roleArn: pulumi.Output<string>,
    tags: BreakGlassArgs["tags"],
  ): void {
    const rule = new aws.cloudwatch.EventRule(
      `${name}-use-${region}`,
      {
        region,
        description: "Somebody assumes the break-glass role, or is denied it",
        eventPattern: roleArn.apply((arn) => JSON.stringify(roleUse(arn))),
        state: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
        tags,
      },
      { parent: this },
    );
    new aws.cloudwatch.EventTarget(
      `${name}-use-${region}`,
      { region, rule: rule.name, arn: topicArn, inputTransformer: MESSAGE },
      { parent: this },
    );
  }
}

export const breakGlass: Build = {
  controls: ["break-glass"],
  build: ({ plan, name, opts, made }) => {
    const { responders } = plan.options["break-glass"];
    // The settings refuse the role without the alert channel, so there are topics.
    const { roleArn } = new BreakGlass(
      name,
      planned({ topicArns: made.alertTopicArns, responders, tags: plan.tags }),
      opts,
    );
    return { roleArns: { responder: roleArn } };
  },
};
