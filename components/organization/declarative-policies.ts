import * as pulumi from "@pulumi/pulumi";
import { declarativePolicy, type DeclarativePolicyArgs } from "../../domain/documents/organization/declarative-policy";
import { declaredAttributes } from "../../domain/settings/declared-attributes";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";
import { organizationPolicy } from "./organization-policy";

export interface DeclarativePoliciesArgs {
  /** Root, organizational unit or account ids. */
  targets: string[];
  /** Requires version 2 of the metadata service for new machines, with this hop limit, 1 to 64. Default: left to each account. */
  hopLimit?: number;
  /** Nobody shares another image with everybody. Default: false, left to each account. */
  imageBlock?: boolean;
  /** `block-all-sharing` or `block-new-sharing` of snapshots with everybody. Default: left to each account. */
  snapshots?: string;
  /** Switches the serial console off. Default: false, left to each account. */
  serialConsole?: boolean;
  /** `audit-mode` or `enabled`: what happens to images of others than `providers`. Default: left to each account. */
  images?: string;
  /** Whose images may be used beside the account's own: amazon, aws-marketplace, aws-backup-vault, account ids. Default: amazon. */
  providers?: string[];
  /** `block-ingress` or `block-bidirectional` for all networks of all regions. Default: left to each account. */
  internet?: string;
  /** Tags for the policy. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * Attributes of EC2 that the service keeps in every account below the targets and that no account can change: it beats a
 * service control policy, because it holds for service-linked roles and for calls that AWS adds later. Made in the management
 * account, where policies of type DECLARATIVE_POLICY_EC2 are enabled.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative.html
 *
 * @throws pulumi.RunError when a target is none, or the policy would decide nothing
 */
export class DeclarativePolicies extends pulumi.ComponentResource {
  constructor(name: string, args: DeclarativePoliciesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:DeclarativePolicies", name, args, opts);
    const { targets, tags, images, providers = ["amazon"], ...rest } = args;
    const document = declarativePolicy({
      ...(rest as Omit<DeclarativePolicyArgs, "images">),
      ...(images === undefined
        ? {}
        : { images: { state: images as NonNullable<DeclarativePolicyArgs["images"]>["state"], providers } }),
    });
    const empty = {
      path: "hopLimit",
      message: "is not set, nor is any other attribute: the policy would decide nothing; set at least one",
    };
    assertArguments("declarative policies", args, ...(document === undefined ? [empty] : []));
    organizationPolicy(
      `${name}-ec2`,
      {
        type: "DECLARATIVE_POLICY_EC2",
        description: "Ringfence: settings of EC2 in every account",
        content: JSON.stringify(document),
        targets,
        tags,
      },
      this,
    );
    this.registerOutputs();
  }
}

export const declarativePolicies: Build = {
  controls: ["declarative-policies"],
  build: ({ plan, name, opts }) => {
    const { targets } = plan.settings.guardrails;
    new DeclarativePolicies(name, planned({ targets, tags: plan.tags, ...declaredAttributes(plan) }), opts);
    return {};
  },
};
