import * as pulumi from "@pulumi/pulumi";
import { BudgetFuse, type BudgetFuseArgs } from "../../../components";
import { freezeAccounts, freezePrincipals, fuseTrust } from "../../../domain/documents/budget-fuse";
import { minify } from "../../../domain/documents/document";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { named, record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const ACCOUNT = "123456789012";
const FREEZE = `arn:aws:iam::${ACCOUNT}:policy/ringfence/freeze-1a2b3c4`;
const SCP = `arn:aws:organizations::${ACCOUNT}:policy/o-mock/service_control_policy/p-freeze12`;
const TOPIC_ARN = `arn:aws:sns:us-east-1:${ACCOUNT}:alerts`;
const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/ringfence/exempt/it-role-1a2b3c4`;
const POLICY_ARN = `arn:aws:iam::${ACCOUNT}:policy/ringfence/it-role-1a2b3c4`;

const ARGS: BudgetFuseArgs = {
  budgetName: "monthly",
  policyArn: FREEZE,
  groups: ["developers", "billing"],
  roles: ["ci"],
  topicArn: TOPIC_ARN,
};

const build = (args: Partial<BudgetFuseArgs> = {}) => record(() => new BudgetFuse("it", { ...ARGS, ...args }));
const actionOf = async (args?: Partial<BudgetFuseArgs>) => named((await build(args)).registrations, "it-action").inputs;

describe("BudgetFuse", () => {
  it("declares a role that can attach the freeze and nothing else, and an action that waits for approval", async () => {
    expect(resources((await build()).registrations)).toEqual([
      {
        type: "aws:budgets/budgetAction:BudgetAction",
        name: "it-action",
        inputs: {
          budgetName: "monthly",
          actionType: "APPLY_IAM_POLICY",
          approvalModel: "MANUAL",
          notificationType: "ACTUAL",
          actionThreshold: { actionThresholdType: "PERCENTAGE", actionThresholdValue: 200 },
          executionRoleArn: ROLE_ARN,
          definition: { iamActionDefinition: { policyArn: FREEZE, groups: ["developers", "billing"], roles: ["ci"] } },
          subscribers: [{ subscriptionType: "SNS", address: TOPIC_ARN }],
        },
      },
      {
        type: "aws:iam/policy:Policy",
        name: "it-role",
        inputs: {
          path: "/ringfence/",
          description: "What the role of the budget fuse may do",
          policy: minify(freezePrincipals(ACCOUNT, FREEZE)),
        },
      },
      {
        type: "aws:iam/role:Role",
        name: "it-role",
        inputs: {
          path: "/ringfence/exempt/",
          description: "AWS Budgets attaches the freeze policy with it",
          assumeRolePolicy: minify(fuseTrust(ACCOUNT)),
        },
      },
      {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name: "it-role",
        inputs: { role: "it-role-1a2b3c4", policyArn: POLICY_ARN },
      },
    ]);
  });

  it("acts with its rights only: the action comes after them", async () => {
    const { registrations } = await build();
    expect(named(registrations, "it-action").dependencies).toEqual(
      expect.arrayContaining([expect.stringContaining("rolePolicyAttachment:RolePolicyAttachment::it-role")]),
    );
  });

  it("asks nobody when it is automatic, and tells everybody", async () => {
    const tags = { team: "security" };
    const inputs = await actionOf({ automatic: true, emails: ["oncall@acme.sandbox"], tags });
    expect(inputs).toMatchObject({
      approvalModel: "AUTOMATIC",
      subscribers: [
        { subscriptionType: "EMAIL", address: "oncall@acme.sandbox" },
        { subscriptionType: "SNS", address: TOPIC_ARN },
      ],
      tags,
    });
  });

  // AWS refuses an empty list.
  it("names no list that is empty", async () => {
    expect((await actionOf({ groups: [], roles: ["ci"] })).definition).toEqual({
      iamActionDefinition: { policyArn: FREEZE, roles: ["ci"] },
    });
  });

  it("attaches a service control policy in an Organization", async () => {
    const args = { mode: GuardrailMode.Organization, policyArn: pulumi.output(SCP), targets: ["ou-abcd-12345678"] };
    const { registrations } = await build({ ...args, groups: [], roles: [] });
    expect(named(registrations, "it-action").inputs).toMatchObject({
      actionType: "APPLY_SCP_POLICY",
      definition: { scpActionDefinition: { policyId: "p-freeze12", targetIds: ["ou-abcd-12345678"] } },
    });
    const [policy] = resources(registrations).filter(({ type }) => type === "aws:iam/policy:Policy");
    expect(policy!.inputs.policy).toBe(minify(freezeAccounts(ACCOUNT, SCP)));
  });

  it.each<[string, Partial<BudgetFuseArgs>, string]>([
    ["freezes nobody", { groups: [], roles: [] }, "groups: nobody would be frozen; name groups or roles"],
    [
      "freezes no target",
      { mode: GuardrailMode.Organization },
      "targets: nobody would be frozen; name a root, unit or account id",
    ],
    ["tells nobody", { topicArn: undefined }, "emails: nobody would be told; give a mail address or a topicArn"],
    [
      "tells too many",
      { emails: Array.from({ length: 11 }, (_, index) => `p${index}@acme.sandbox`) },
      "emails: has 11 addresses, allowed are 10",
    ],
  ])("is refused when it %s", async (_, args, problem) => {
    expect(await refusal(() => new BudgetFuse("it", { ...ARGS, ...args }))).toBe(
      `budget fuse: 1 problem\n  - ${problem}`,
    );
  });
});
