import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { CANARY_USER } from "../../domain/controls/detection/canary-key";
import { CANARY_PATH, DENY_ALL_ARN } from "../../domain/documents/own-principals";
import { assertArguments } from "../control/arguments";
import { type Build, eachOf } from "../control/build";
import { planned } from "../control/planned";

export interface CanaryKeyArgs {
  /** Name of the user, which should tell nobody what it is for. Default: `backup-sync`. */
  userName?: string;
  /** Tags for the user. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * A user without rights whose access key exists to be stolen. Whatever is granted to it later, its permissions boundary is
 * AWS's policy that denies everything, and an explicit deny outweighs every grant:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 *
 * `EarlyWarning` with `canary: true` rings when the key is used; alone this component is silent.
 *
 * @throws pulumi.RunError when the name is none of a user
 */
export class CanaryKey extends pulumi.ComponentResource {
  /** `accessKeyId` and `secretAccessKey`, both secret. */
  public readonly canaryKey: pulumi.Output<{ [part: string]: string }>;

  constructor(name: string, args: CanaryKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:CanaryKey", name, args, opts);
    assertArguments("canary key", args);
    const { userName = CANARY_USER, tags } = args;
    const child = { parent: this };
    const user = new aws.iam.User(
      `${name}-user`,
      // No sign of what it is: a thief learns name and path by the first call, or by one that nobody records.
      { name: userName, path: CANARY_PATH, permissionsBoundary: DENY_ALL_ARN, tags },
      child,
    );
    const key = new aws.iam.AccessKey(`${name}-key`, { user: user.name }, child);
    this.canaryKey = pulumi.secret(
      pulumi
        .all([key.id, key.secret])
        .apply(([accessKeyId, secretAccessKey]): { [part: string]: string } => ({ accessKeyId, secretAccessKey })),
    );
    this.registerOutputs({ canaryKey: this.canaryKey });
  }
}

export const canaryKey: Build = {
  controls: ["canary-key"],
  build: ({ plan, name, opts }) => {
    const { userName } = plan.options["canary-key"];
    const { canaryKey: parts } = new CanaryKey(name, planned({ userName, tags: plan.tags }), opts);
    return { canaryKey: eachOf(parts, ["accessKeyId", "secretAccessKey"]) };
  },
};
