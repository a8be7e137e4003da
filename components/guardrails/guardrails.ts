import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { holdersOf } from "../../domain/documents/access/access-documents";
import type { ClusterLauncherId } from "../../domain/documents/actions/cluster-launchers";
import { minify } from "../../domain/documents/document";
import { type DocumentKind } from "../../domain/documents/emit";
import { exceptionProblems } from "../../domain/documents/guardrails/exceptions";
import {
  type EmittedDocument,
  guardrailDocuments,
  isDeny,
} from "../../domain/documents/guardrails/guardrail-documents";
import { type Guard, GUARDS } from "../../domain/documents/guardrails/guards";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { type GuardrailSummary, summaryOf } from "../../domain/documents/guardrails/summary";
import { NAME_PREFIX, OWN_PATH } from "../../domain/documents/own-principals";
import type { Problem } from "../../domain/fields/problems";
import { assertArguments } from "../control/arguments";
import { type Build, eachOf } from "../control/build";
import { decidedFor, planned } from "../control/planned";
import { refuse } from "../control/user-error";

/** A launcher of cluster nodes, and the roles that it works with. */
export interface AllowedLauncherArgs {
  /** ecs-managed-instances, eks-auto-mode or karpenter. */
  launcher: ClusterLauncherId;
  /** ARNs of its roles; `*` may stand for a part of a name. */
  roles: string[];
}

/** A region of worldwide services, and who works on stacks in it. */
export interface ToolRegionArgs {
  /** us-east-1 or us-west-2. */
  region: string;
  /** ARNs of the roles of tools; `*` may stand for a part of a name. */
  roles: string[];
}

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
  /** Paid services that are denied, whole or what makes new ones, by the names of docs/guardrails.md. Default: see there. */
  unusedServices?: string[];
  /** Launchers of cluster nodes that may ask for fleets with named roles: on demand, of allowed types. Default: none. */
  allowedLaunchers?: AllowedLauncherArgs[];
  /** Regions of worldwide services in which named roles of tools may work on stacks. Default: none. */
  toolRegions?: ToolRegionArgs[];
  /** What the names of the alarms, topics, rules and budgets begin with that nobody may change. Default: `ringfence-`. */
  namePrefix?: string;
  /** Tags for the policies. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/** Each name once, in an order of its own: the order of a list changes nothing. */
const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();

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
    assertArguments("guardrails", args, ...contradictions(args));
    const documents = decidedFor(args, () => documentsOf(args));
    const policies = this.policiesOf(name, args, documents);
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
        policies.map(({ emitted, arn }) => [emitted.name, arn.apply((known) => summaryOf(known, emitted))]),
      ),
    );
    this.registerOutputs({
      denyPolicyArns: this.denyPolicyArns,
      boundaryArn: this.boundaryArn,
      summaries: this.summaries,
    });
  }

  /**
   * Makes the policies. Of the denies of one guard, a statement may move from one to a later one, when a document is split or
   * has grown. So each waits until all later ones hang where they belong: on a stack that exists, the statement is denied by
   * the new policy before the old one loses it.
   */
  private policiesOf(name: string, args: GuardrailsArgs, documents: readonly EmittedDocument[]) {
    const waitFor: Partial<Record<Guard, pulumi.Resource[]>> = {};
    return documents
      .toReversed()
      .map((emitted) => {
        const later = waitFor[emitted.guard] ?? [];
        const { policy, attachments } = this.policyOf(name, args, emitted, isDeny(emitted) ? later : []);
        if (isDeny(emitted)) waitFor[emitted.guard] = [...later, policy, ...attachments];
        return { emitted, arn: policy.arn };
      })
      .toReversed();
  }

  /** Makes the policy of a document and attaches it to what the arguments name. */
  private policyOf(
    name: string,
    args: GuardrailsArgs,
    { name: document, kind, document: text }: EmittedDocument,
    dependsOn: pulumi.Resource[],
  ): { policy: aws.organizations.Policy | aws.iam.Policy; attachments: pulumi.Resource[] } {
    const child = { parent: this };
    const base = `${name}-${document}`;
    const { tags, targets = [], groups = [], ownGroups = {}, roles = [] } = args;
    if (kind === "scp") {
      const policy = new aws.organizations.Policy(
        base,
        { type: "SERVICE_CONTROL_POLICY", description: describe(document), content: minify(text), tags },
        { ...child, dependsOn },
      );
      const attachments = sorted(targets).map(
        (targetId) =>
          new aws.organizations.PolicyAttachment(
            `${base}-target-${targetId}`,
            { policyId: policy.id, targetId },
            child,
          ),
      );
      return { policy, attachments };
    }
    const policy = new aws.iam.Policy(
      base,
      { path: OWN_PATH, description: describe(document), policy: minify(text), tags },
      { ...child, dependsOn },
    );
    // The boundary is set on roles when they are made; attached as a policy it would allow what it only limits.
    if (kind === "boundary") return { policy, attachments: [] };
    const policyArn = policy.arn;
    const onGroup = (stem: string, group: pulumi.Input<string>) =>
      new aws.iam.GroupPolicyAttachment(`${base}-${stem}`, { policyArn, group }, child);
    const attachments = [
      ...sorted(groups).map((group) => onGroup(`group-${group}`, group)),
      ...Object.entries(ownGroups).map(([key, group]) => onGroup(`own-group-${key}`, group)),
      ...sorted(roles).map(
        (role) => new aws.iam.RolePolicyAttachment(`${base}-role-${role}`, { policyArn, role }, child),
      ),
    ];
    return { policy, attachments };
  }
}

function contradictions({ mode, ownGroups, targets }: GuardrailsArgs): Problem[] {
  return [
    ...(pulumi.Output.isInstance(ownGroups)
      ? [
          {
            path: "ownGroups",
            message: "is an Output as a whole; name each group, as in { developer: access.groupNames.developer }",
          },
        ]
      : []),
    ...(mode === GuardrailMode.Organization && !targets?.length
      ? [{ path: "targets", message: "is empty; mode organization needs a root, unit or account id" }]
      : []),
  ];
}

/** The documents, or a refusal that lists every problem. */
function documentsOf({ mode = GuardrailMode.Account, namePrefix = NAME_PREFIX, ...args }: GuardrailsArgs) {
  const result = guardrailDocuments({ mode, namePrefix, ...args });
  const problems = [...exceptionProblems(args), ...("problems" in result ? result.problems : [])];
  return problems.length > 0 || "problems" in result ? refuse("guardrails", problems) : result.documents;
}

/** Three controls are documents of one component, which attaches them in the same way. */
export const guardrails: Build = {
  controls: ["region-guard", "launch-guard", "tamper-guard"],
  stem: "guardrails",
  build: ({ plan, name, opts, made }) => {
    const { allowedRegions, guardrails: settings } = plan.settings;
    if (settings.mode === GuardrailMode.None) return {};
    const guards = GUARDS.filter((id) => plan.on[id]);
    const people = holdersOf(plan.documents.access, "group");
    const ownGroups = Object.fromEntries(people.map((id) => [id, made.groupNames[id]!]));
    const args = { ...settings, allowedRegions, guards, ownGroups, namePrefix: plan.namePrefix, tags: plan.tags };
    const { summaries } = new Guardrails(name, planned(args, plan.documents.guardrails), opts);
    return {
      guardrailDocuments: eachOf(
        summaries,
        plan.documents.guardrails.map((document) => document.name),
      ),
    };
  },
};
