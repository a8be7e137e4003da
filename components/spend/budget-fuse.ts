import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { FreezeMode } from "../../domain/controls/spend/freeze-mode";
import { FUSE_PERCENT } from "../../domain/controls/spend/thresholds";
import { freezeAccounts, freezePrincipals, fuseTrust } from "../../domain/documents/budget-fuse";
import { minify } from "../../domain/documents/document";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { EXEMPT_PATH, OWN_PATH } from "../../domain/documents/own-principals";
import type { Problem } from "../../domain/fields/problems";
import { BUDGET_LIMITS } from "../../domain/limits";
import { BILLING_REGION } from "../../domain/regions/regions";
import { assertArguments } from "../control/arguments";
import type { Build } from "../control/build";
import { planned } from "../control/planned";

export interface BudgetFuseArgs {
  /** Name of the budget that it hangs on. */
  budgetName: pulumi.Input<string>;
  /** ARN of the freeze policy: a managed policy, or in mode `organization` a service control policy. */
  policyArn: pulumi.Input<string>;
  /** `organization` freezes `targets`, any other mode groups and roles. Default: account. */
  mode?: GuardrailMode;
  /** Names of IAM groups to freeze, at most 100. Default: none. */
  groups?: pulumi.Input<string>[];
  /** Names of IAM roles to freeze, at most 100. Default: none. */
  roles?: string[];
  /** Root, organizational unit or account ids to freeze (mode organization), at most 100. Default: none. */
  targets?: string[];
  /** Freeze without asking anybody. Default: false. */
  automatic?: boolean;
  /** Mail addresses that are told, at most 10. Default: none. */
  emails?: pulumi.Input<string>[];
  /** ARN of a topic that is told. Default: none. */
  topicArn?: pulumi.Input<string>;
  /** Tags for the role, its policy and the action. Default: none. */
  tags?: { [key: string]: pulumi.Input<string> };
}

/**
 * A fuse for money: when the budget is spent twice over, AWS Budgets attaches the freeze policy, at once or after somebody
 * approved it, with a role that can attach that policy and nothing else. The role is spared by every guardrail.
 *
 * Machines that run go on, and whoever is not named goes on too. Budgets are up to a day late: it limits the loss.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-controls.html
 *
 * @throws pulumi.RunError when it would freeze or tell nobody
 */
export class BudgetFuse extends pulumi.ComponentResource {
  constructor(name: string, args: BudgetFuseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("ringfence:index:BudgetFuse", name, args, opts);
    assertArguments("budget fuse", args, ...problemsOf(args));
    const { budgetName, policyArn, mode = GuardrailMode.Account, automatic = false, tags } = args;
    const child = { parent: this };
    const inOrganization = mode === GuardrailMode.Organization;
    const { accountId } = aws.getCallerIdentityOutput({}, child);
    const role = new aws.iam.Role(
      `${name}-role`,
      {
        path: EXEMPT_PATH,
        description: "AWS Budgets attaches the freeze policy with it",
        assumeRolePolicy: accountId.apply((id) => minify(fuseTrust(id))),
        tags,
      },
      child,
    );
    const rights = inOrganization ? freezeAccounts : freezePrincipals;
    const policy = new aws.iam.Policy(
      `${name}-role`,
      {
        path: OWN_PATH,
        description: "What the role of the budget fuse may do",
        policy: pulumi.all([accountId, policyArn]).apply(([id, arn]) => minify(rights(id, arn))),
        tags,
      },
      child,
    );
    const attachment = new aws.iam.RolePolicyAttachment(
      `${name}-role`,
      { role: role.name, policyArn: policy.arn },
      child,
    );
    const { groups = [], roles = [], targets = [] } = args;
    new aws.budgets.BudgetAction(
      `${name}-action`,
      {
        budgetName,
        actionType: inOrganization ? "APPLY_SCP_POLICY" : "APPLY_IAM_POLICY",
        approvalModel: automatic ? "AUTOMATIC" : "MANUAL",
        notificationType: "ACTUAL",
        actionThreshold: { actionThresholdType: "PERCENTAGE", actionThresholdValue: FUSE_PERCENT },
        executionRoleArn: role.arn,
        definition: inOrganization
          ? { scpActionDefinition: { policyId: pulumi.output(policyArn).apply(idOf), targetIds: targets } }
          : {
              iamActionDefinition: {
                policyArn,
                ...(groups.length > 0 ? { groups } : {}),
                ...(roles.length > 0 ? { roles } : {}),
              },
            },
        subscribers: subscribersOf(args),
        tags,
      },
      // A budget that is reached at once would act with a role that can do nothing yet.
      { parent: this, dependsOn: [attachment] },
    );
    this.registerOutputs();
  }
}

/** The id of a service control policy ends its ARN. */
const idOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

const subscribersOf = ({ emails = [], topicArn }: BudgetFuseArgs) => [
  ...emails.map((address) => ({ subscriptionType: "EMAIL", address })),
  ...(topicArn === undefined ? [] : [{ subscriptionType: "SNS", address: topicArn }]),
];

function problemsOf({ mode, groups = [], roles = [], targets = [], emails = [], topicArn }: BudgetFuseArgs): Problem[] {
  const inOrganization = mode === GuardrailMode.Organization;
  const frozen = inOrganization ? targets : [...groups, ...roles];
  return [
    ...(frozen.length === 0
      ? [
          {
            path: inOrganization ? "targets" : "groups",
            message: `nobody would be frozen; name ${inOrganization ? "a root, unit or account id" : "groups or roles"}`,
          },
        ]
      : []),
    ...(emails.length > BUDGET_LIMITS.mailSubscribers
      ? [{ path: "emails", message: `has ${emails.length} addresses, allowed are ${BUDGET_LIMITS.mailSubscribers}` }]
      : []),
    ...(emails.length === 0 && topicArn === undefined
      ? [{ path: "emails", message: "nobody would be told; give a mail address or a topicArn" }]
      : []),
  ];
}

export const budgetFuse: Build = {
  controls: ["budget-fuse"],
  build: ({ plan, name, opts, made }) => {
    // A warning of the plan says why there is none.
    if (plan.fuse === undefined) return {};
    const { ownGroups, groups, roles, targets } = plan.fuse;
    const { guardrails, freeze } = plan.settings;
    const args = {
      // The settings refuse the fuse without budgets and freeze, so both are there.
      budgetName: made.budgetNames["monthly"]!,
      policyArn: made.guardrailDocuments["freeze"]!.apply(({ arn }) => arn),
      mode: guardrails.mode,
      groups: [...ownGroups.map((id) => made.groupNames[id]!), ...groups],
      roles,
      targets,
      automatic: freeze === FreezeMode.Automatic,
      emails: plan.addressees.map(({ address }) => address),
      topicArn: made.alertTopicArns[BILLING_REGION],
      tags: plan.tags,
    };
    new BudgetFuse(name, planned(args), opts);
    return {};
  },
};
