import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkIdentityArgs } from "../domain/check-identity-args";
import { minify } from "../domain/documents/document";
import { responder } from "../domain/documents/least-privilege/responder";
import { peopleTrust } from "../domain/documents/trust";
import { roleUse } from "../domain/event-patterns";
import { EXEMPT_PATH, OWN_PATH } from "../domain/own-principals";
import { assertNoProblems, refuse } from "./input-error";

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
    "Break-glass role used in account <account> at <time>: <who> from <from> through STS in <region>. If nobody of you did it, attach the freeze policy to <who> and open a support case.",
  ),
};

/** A session is for one incident; the responder assumes the role again when it takes longer. Seconds. */
const SESSION = 3600;

/**
 * The role that ends an intrusion: it stops, cancels and freezes in every region, launches nothing, and no guardrail binds
 * it. Assuming it takes MFA, and every use rings.
 *
 * CloudTrail records AssumeRole in the region whose STS endpoint was asked, so the role trusts requests through the given
 * regions only; somebody else's attempt rings there, too. The rules see calls while a trail is on.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
 *
 * @throws pulumi.RunError when there is no topic: a use that nobody hears of is a back door
 */
export class BreakGlass extends pulumi.ComponentResource {
  /** ARN of the role. */
  public readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: BreakGlassArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:BreakGlass", name, args, opts);
    assertNoProblems("break-glass", checkIdentityArgs(args));
    const { topicArns, responders, tags } = args;
    const regions = Object.keys(topicArns).sort();
    if (regions.length === 0) {
      refuse("break-glass", [
        { path: "topicArns", message: "is empty; a use that nobody hears of is a back door, so name a topic" },
      ]);
    }
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
    const policy = new aws.iam.Policy(
      `${name}-responder`,
      { path: OWN_PATH, description: "What the responder role may do", policy: minify(responder()), tags },
      child,
    );
    new aws.iam.RolePolicyAttachment(`${name}-responder`, { role: role.name, policyArn: policy.arn }, child);
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
        description: "Somebody assumes the break-glass role, or tries to",
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
