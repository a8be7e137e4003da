import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkIdentityArgs } from "../domain/check-identity-args";
import { minify } from "../domain/documents/document";
import {
  DOES_NOT_BIND,
  type DocumentKind,
  type EmittedDocument,
  type Guard,
  guardrailDocuments,
} from "../domain/guardrails";
import { OWN_PATH } from "../domain/own-principals";
import { GuardrailMode } from "../domain/settings";
import { assertNoProblems, refuse } from "./input-error";

/** What the guardrails deny, and whom they bind. */
export interface GuardrailsArgs {
  /** Region codes where workloads may run. */
  allowedRegions: string[];
  /** `organization` attaches to `targets`, `account` to `groups` and `roles`, `none` makes nothing. Default: account. */
  mode?: GuardrailMode;
  /** Which guards are made. Default: region-guard, launch-guard and tamper-guard. */
  guards?: Guard[];
  /** Root, organizational unit or account ids (mode organization). Default: none. */
  targets?: string[];
  /** Names of IAM groups to bind (mode account). Default: none. */
  groups?: string[];
  /** Groups that the program itself makes (mode account): a name that stays the same -> name of the group. Default: none. */
  ownGroups?: { [name: string]: pulumi.Input<string> };
  /** Names of IAM roles to bind (mode account). Default: none. */
  roles?: string[];
  /** ARNs of IAM principals that are never bound; `*` may stand for a part of a name. Default: none. */
  exemptPrincipals?: string[];
  /** Instance types that bound principals may start, as patterns such as `t3.*`. Default: small ones. */
  allowedInstanceTypes?: string[];
  /** Paid services that nobody uses and that are denied whole, by the names of docs/guardrails.md. Default: see there. */
  unusedServices?: string[];
  /** What the names of the alarms, topics, rules and budgets begin with that nobody may change. Default: `ringfence-`. */
  namePrefix?: string;
  /** Tags for the policies. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/** A policy, and how near its document is to what AWS takes. */
export interface GuardrailSummary {
  /** ARN of the policy. */
  arn: string;
  /** What it is: `scp`, `managed` or `boundary`. */
  kind: string;
  /** What it belongs on, in words. */
  attachTo: string;
  /** Whom it leaves alone, whatever it hangs on. */
  doesNotBind: string;
  /** Number of characters as sent to AWS. */
  characters: number;
  /** Number of characters that AWS takes for a policy of this kind. */
  limit: number;
}

const describe = (name: string): string => `Ringfence guardrails: ${name}`;

/**
 * The denies that make a leaked key harmless: closed regions, launches, tampering. What they bind depends on the mode:
 *
 * - `organization`: service control policies. They bind every principal of the member accounts under the targets; never
 *   the management account, and never service-linked roles, so that a fleet that exists keeps replacing its machines;
 * - `account`: managed policies on the named groups and roles, and a permissions boundary that every role must carry which
 *   these make. They bind nobody else: not root, not service-linked roles, no principal that was made before;
 * - `none`: nothing is made.
 *
 * Nothing is attached that was not named. Roles at the path `/ringfence/exempt/` are spared, and so is who is named in
 * `exemptPrincipals`. A deny that is longer than one policy becomes several.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 *
 * @throws pulumi.RunError that lists every problem: no region is allowed, mode organization has no target, a document
 *   cannot fit
 */
export class Guardrails extends pulumi.ComponentResource {
  /** Name of a document -> ARN of the deny policy; without the boundary. */
  public readonly denyPolicyArns: pulumi.Output<{ [name: string]: string }>;
  /** ARN of the permissions boundary; empty when there is none. */
  public readonly boundaryArn: pulumi.Output<string>;
  /** Name of a document -> its text as sent to AWS. */
  public readonly documents: pulumi.Output<{ [name: string]: string }>;
  /** Name of a document -> its policy in short, for a report. */
  public readonly summaries: pulumi.Output<{ [name: string]: GuardrailSummary }>;

  constructor(name: string, args: GuardrailsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:Guardrails", name, args, opts);
    assertNoProblems("guardrails", checkIdentityArgs(args));
    const documents = documentsOf(args);
    const policies = documents.map((emitted) => ({ emitted, arn: this.policyOf(name, args, emitted) }));
    const arnsOf = (isWanted: (kind: DocumentKind) => boolean) =>
      policies.filter(({ emitted }) => isWanted(emitted.kind));

    this.denyPolicyArns = pulumi.output(
      Object.fromEntries(arnsOf((kind) => kind !== "boundary").map(({ emitted, arn }) => [emitted.name, arn])),
    );
    this.boundaryArn = pulumi.output(arnsOf((kind) => kind === "boundary")[0]?.arn ?? "");
    this.documents = pulumi.output(
      Object.fromEntries(documents.map(({ name: document, document: text }) => [document, minify(text)])),
    );
    this.summaries = pulumi.output(
      Object.fromEntries(
        policies.map(({ emitted: { name: document, kind, attachTo, characters, limit }, arn }) => [
          document,
          { arn, kind, attachTo, doesNotBind: DOES_NOT_BIND[kind], characters, limit },
        ]),
      ),
    );
    this.registerOutputs({
      denyPolicyArns: this.denyPolicyArns,
      boundaryArn: this.boundaryArn,
      summaries: this.summaries,
    });
  }

  /** Makes the policy of a document and attaches it to what the arguments name. */
  private policyOf(name: string, args: GuardrailsArgs, { name: document, kind, document: text }: EmittedDocument) {
    const child = { parent: this };
    const base = `${name}-${document}`;
    const { tags, targets = [], groups = [], ownGroups = {}, roles = [] } = args;
    if (kind === "scp") {
      const policy = new aws.organizations.Policy(
        base,
        { type: "SERVICE_CONTROL_POLICY", description: describe(document), content: minify(text), tags },
        child,
      );
      for (const targetId of new Set(targets)) {
        new aws.organizations.PolicyAttachment(`${base}-target-${targetId}`, { policyId: policy.id, targetId }, child);
      }
      return policy.arn;
    }
    const policy = new aws.iam.Policy(
      base,
      { path: OWN_PATH, description: describe(document), policy: minify(text), tags },
      child,
    );
    // The boundary is set on roles when they are made; attached as a policy it would allow what it only limits.
    if (kind === "boundary") return policy.arn;
    for (const group of new Set(groups)) {
      new aws.iam.GroupPolicyAttachment(`${base}-group-${group}`, { policyArn: policy.arn, group }, child);
    }
    for (const [key, group] of Object.entries(ownGroups)) {
      new aws.iam.GroupPolicyAttachment(`${base}-own-group-${key}`, { policyArn: policy.arn, group }, child);
    }
    for (const role of new Set(roles)) {
      new aws.iam.RolePolicyAttachment(`${base}-role-${role}`, { policyArn: policy.arn, role }, child);
    }
    return policy.arn;
  }
}

/** The documents, or a refusal that lists every problem. */
function documentsOf({ mode = GuardrailMode.Account, ...args }: GuardrailsArgs): EmittedDocument[] {
  assertNoProblems("guardrails", [
    ...(pulumi.Output.isInstance(args.ownGroups)
      ? [
          {
            path: "ownGroups",
            message: "is an Output as a whole; name each group, as in { developer: access.groupNames.developer }",
          },
        ]
      : []),
    ...(args.allowedRegions.length === 0
      ? [{ path: "allowedRegions", message: "is empty; an empty list would deny every region" }]
      : []),
    ...(mode === GuardrailMode.Organization && !args.targets?.length
      ? [{ path: "targets", message: "is empty; mode organization needs a root, unit or account id" }]
      : []),
  ]);
  const result = guardrailDocuments({ mode, ...args });
  return "problems" in result ? refuse("guardrails", result.problems) : result.documents;
}
