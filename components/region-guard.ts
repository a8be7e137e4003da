import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { emit, type PolicyDocument } from "../domain/documents/document";
import { regionDeny } from "../domain/documents/region-deny";
import { DOCUMENT_LIMITS } from "../domain/limits";
import { GuardrailMode } from "../domain/settings";
import { refuse } from "./input-error";

export interface RegionGuardArgs {
  /** Region codes where workloads may run. */
  allowedRegions: string[];
  /** `organization` attaches to `targets`, `account` to `groups` and `roles`. Default: account. */
  mode?: GuardrailMode;
  /** Root, organizational unit or account ids (mode organization). Default: none. */
  targets?: string[];
  /** Names of IAM groups to bind (mode account). Default: none. */
  groups?: string[];
  /** Names of IAM roles to bind (mode account). Default: none. */
  roles?: string[];
  /** ARNs of IAM principals that are not bound; `*` may stand for a part of a name. Default: none. */
  exemptPrincipals?: string[];
  /** Tags for the policy. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/** A policy that binds, and how near its document is to what AWS takes. */
export interface GuardrailSummary {
  /** ARN of the policy. */
  arn: string;
  /** Number of characters as sent to AWS. */
  characters: number;
  /** Number of characters that AWS takes for a policy of this kind. */
  limit: number;
}

/** The document as sent to AWS. It is never too long but for the exempt principals, which stand in every statement. */
function fitting(document: PolicyDocument, limit: number): string {
  try {
    return emit("region deny", document, limit);
  } catch (error) {
    const message = `make the policy too long: ${(error as Error).message}; name fewer, or let * stand for a part of a name`;
    return refuse("region guard", [{ path: "exemptPrincipals", message }]);
  }
}

const POLICY_DESCRIPTION = "Denies every region that is not allowed (Ringfence region-guard)";

/**
 * Denies every region that is not allowed. What it binds depends on the mode:
 *
 * - `organization`: every principal of the member accounts under the targets; never the management account and never
 *   service-linked roles, so a spot fleet that exists keeps replacing its machines;
 * - `account`: the named groups and roles, and nobody else; never root, never a user outside the groups.
 *
 * Nothing is attached that was not named. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 *
 * @throws pulumi.RunError when no region is allowed, mode organization has no target, or the document is longer than AWS
 *   takes
 */
export class RegionGuard extends pulumi.ComponentResource {
  /** ARN of the policy. */
  public readonly policyArn: pulumi.Output<string>;
  /** The document as sent to AWS. */
  public readonly document: pulumi.Output<string>;
  /** The policy in short, for a report. */
  public readonly summary: pulumi.Output<GuardrailSummary>;

  constructor(name: string, args: RegionGuardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:RegionGuard", name, args, opts);
    const { allowedRegions, mode = GuardrailMode.Account, exemptPrincipals } = args;
    if (allowedRegions.length === 0) {
      refuse("region guard", [{ path: "allowedRegions", message: "is empty; an empty list would deny every region" }]);
    }
    if (mode === GuardrailMode.Organization && !args.targets?.length) {
      refuse("region guard", [
        { path: "targets", message: "is empty; mode organization needs a root, unit or account id" },
      ]);
    }
    const limit: number = mode === GuardrailMode.Organization ? DOCUMENT_LIMITS.scp : DOCUMENT_LIMITS.managed;
    const document = fitting(regionDeny({ allowedRegions, exemptPrincipals }), limit);

    this.policyArn =
      mode === GuardrailMode.Organization
        ? this.attachToTargets(name, args, document)
        : this.attachToPrincipals(name, args, document);
    this.document = pulumi.output(document);
    this.summary = this.policyArn.apply((arn) => ({ arn, characters: document.length, limit }));
    this.registerOutputs({ policyArn: this.policyArn, summary: this.summary });
  }

  private attachToTargets(name: string, { targets = [], tags }: RegionGuardArgs, content: string) {
    const policy = new aws.organizations.Policy(
      `${name}-policy`,
      { type: "SERVICE_CONTROL_POLICY", description: POLICY_DESCRIPTION, content, tags },
      { parent: this },
    );
    for (const targetId of new Set(targets)) {
      const attachment = { policyId: policy.id, targetId };
      new aws.organizations.PolicyAttachment(`${name}-target-${targetId}`, attachment, { parent: this });
    }
    return policy.arn;
  }

  private attachToPrincipals(name: string, { groups = [], roles = [], tags }: RegionGuardArgs, policyDocument: string) {
    const policy = new aws.iam.Policy(
      `${name}-policy`,
      { description: POLICY_DESCRIPTION, policy: policyDocument, tags },
      { parent: this },
    );
    for (const group of new Set(groups)) {
      const attachment = { policyArn: policy.arn, group };
      new aws.iam.GroupPolicyAttachment(`${name}-group-${group}`, attachment, { parent: this });
    }
    for (const role of new Set(roles)) {
      const attachment = { policyArn: policy.arn, role };
      new aws.iam.RolePolicyAttachment(`${name}-role-${role}`, attachment, { parent: this });
    }
    return policy.arn;
  }
}
