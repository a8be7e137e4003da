import { deploy } from "../../../../domain/documents/least-privilege/deploy";
import { OWN_CALLS } from "../../../../domain/own-calls";
import { CALLS } from "./calls";
import { AWAY, decide, type Decision, HOME, itDecides } from "./decisions";
import { DATA, EVIDENCE } from "./reads";

const OWN_ROLE = "arn:aws:iam::ACCOUNT:role/ringfence/exempt/guard-auditor-0a1b2c3";
const OTHER_ROLE = "arn:aws:iam::ACCOUNT:role/web";
const OWN_POLICY = "arn:aws:iam::ACCOUNT:policy/ringfence/guard-launch-deny-0a1b2c3";
const OTHER_POLICY = "arn:aws:iam::ACCOUNT:policy/team";

const DECISIONS: readonly Decision[] = [
  {
    calls: ["account:PutAlternateContact", "organizations:AttachPolicy"],
    regions: ["us-east-1"],
    decision: "allowed",
    because: "an apply was seen to call it",
  },
  {
    calls: ["ec2:EnableEbsEncryptionByDefault", "guardduty:CreateDetector"],
    regions: [HOME, AWAY],
    decision: "allowed",
    because: "an apply works in every region",
  },
  {
    calls: [
      "account:GetContactInformation",
      "ec2:GetEbsEncryptionByDefault",
      "guardduty:ListDetectors",
      "iam:ListPolicyVersions",
      "sns:ListTagsForResource",
    ],
    regions: ["us-east-1"],
    decision: "allowed",
    because: "the real provider reads more than a run shows",
  },
  {
    calls: [
      "account:DeleteAlternateContact",
      "account:EnableRegion",
      "guardduty:DeleteMembers",
      "ec2:ModifyEbsDefaultKmsKeyId",
    ],
    regions: ["us-east-1"],
    decision: "denied",
    because: "no apply was seen to call it",
  },
  {
    calls: ["iam:CreateRole", "iam:UpdateAssumeRolePolicy"],
    resource: OWN_ROLE,
    decision: "allowed",
    because: "the role is the baseline's",
  },
  {
    calls: ["iam:CreateRole", "iam:UpdateAssumeRolePolicy", "iam:DeleteRole"],
    resource: OTHER_ROLE,
    decision: "denied",
    because: "the role is somebody else's",
  },
  {
    calls: ["iam:CreatePolicy", "iam:CreatePolicyVersion"],
    resource: OWN_POLICY,
    decision: "allowed",
    because: "the policy is the baseline's",
  },
  {
    calls: ["iam:CreatePolicy", "iam:DeletePolicy"],
    resource: OTHER_POLICY,
    decision: "denied",
    because: "the policy is somebody else's",
  },
  {
    calls: ["iam:CreateGroup"],
    resource: "arn:aws:iam::ACCOUNT:group/ringfence/guard-developer-0a1b2c3",
    decision: "allowed",
    because: "the group is the baseline's",
  },
  {
    calls: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    resource: OTHER_ROLE,
    context: { "iam:PolicyARN": OWN_POLICY },
    decision: "allowed",
    because: "so a guardrail binds a role of somebody else",
  },
  {
    calls: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    resource: OTHER_ROLE,
    context: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" },
    decision: "denied",
    because: "only own policies are hung on others",
  },
  {
    calls: ["iam:CreateOpenIDConnectProvider"],
    resource: "arn:aws:iam::ACCOUNT:oidc-provider/token.actions.githubusercontent.com",
    decision: "allowed",
    because: "the pipeline signs in with it",
  },
  {
    calls: ["iam:CreateServiceLinkedRole"],
    resource: "arn:aws:iam::ACCOUNT:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty",
    context: { "iam:AWSServiceName": "guardduty.amazonaws.com" },
    decision: "allowed",
    because: "GuardDuty makes its role with the first detector",
  },
  {
    calls: ["iam:CreateServiceLinkedRole"],
    resource: "arn:aws:iam::ACCOUNT:role/aws-service-role/spotfleet.amazonaws.com/AWSServiceRoleForEC2SpotFleet",
    context: { "iam:AWSServiceName": "spotfleet.amazonaws.com" },
    decision: "denied",
    because: "the baseline has no fleets",
  },
  {
    calls: ["sns:CreateTopic", "sns:Subscribe"],
    resource: `arn:aws:sns:${HOME}:ACCOUNT:ringfence-alerts`,
    decision: "allowed",
    because: "the topic is the baseline's",
  },
  {
    calls: ["sns:DeleteTopic", "sns:Subscribe"],
    resource: `arn:aws:sns:${HOME}:ACCOUNT:orders`,
    decision: "denied",
    because: "the topic is a workload's",
  },
  {
    calls: ["cloudwatch:PutMetricAlarm"],
    resource: `arn:aws:cloudwatch:${HOME}:ACCOUNT:alarm:ringfence-charges`,
    decision: "allowed",
    because: "the alarm is the baseline's",
  },
  {
    calls: ["cloudwatch:DeleteAlarms"],
    resource: `arn:aws:cloudwatch:${HOME}:ACCOUNT:alarm:orders`,
    decision: "denied",
    because: "the alarm is a workload's",
  },
  {
    calls: ["events:PutRule", "events:PutTargets"],
    resource: `arn:aws:events:${HOME}:ACCOUNT:rule/ringfence-launches`,
    decision: "allowed",
    because: "the rule is the baseline's",
  },
  {
    calls: ["events:DeleteRule"],
    resource: `arn:aws:events:${HOME}:ACCOUNT:rule/orders`,
    decision: "denied",
    because: "the rule is a workload's",
  },
  {
    calls: ["budgets:ModifyBudget"],
    resource: "arn:aws:budgets::ACCOUNT:budget/ringfence-month",
    decision: "allowed",
    because: "the budget is the baseline's",
  },
  {
    calls: ["budgets:ModifyBudget"],
    resource: "arn:aws:budgets::ACCOUNT:budget/team",
    decision: "denied",
    because: "the budget is somebody else's",
  },
  { calls: [...DATA, ...EVIDENCE], decision: "denied", because: "it gives data, code or secrets" },
];

describe("the deployment", () => {
  itDecides(deploy({ calls: CALLS }), DECISIONS);

  it("has scopes for every call that the program was seen to make, and reads for its services", () => {
    expect(() => deploy({ calls: OWN_CALLS })).not.toThrow();
  });

  it.each(["iam:CreateUser", "iam:PutGroupPolicy", "iam:AttachUserPolicy", "iam:CreateAccessKey"])(
    "refuses to be given %s",
    (action) => {
      expect(() => deploy({ calls: [{ action }] })).toThrow(
        `the deploy policy has no scope for ${action}; add one to IAM_SCOPES`,
      );
    },
  );

  it("refuses a service that it knows no reads of", () => {
    expect(() => deploy({ calls: [{ action: "lambda:CreateFunction" }] })).toThrow(
      "the deploy policy has no reads for lambda, which lambda:CreateFunction needs; add them to READS",
    );
  });

  it("writes to what has another name where the baseline's names begin otherwise", async () => {
    const document = deploy({ calls: CALLS, namePrefix: "guard-" });
    const topic = (name: string) => ({
      call: "sns:DeleteTopic",
      region: HOME,
      resource: `arn:aws:sns:${HOME}:ACCOUNT:${name}`,
    });
    expect(await decide(document, topic("guard-alerts"))).toBe("allowed");
    expect(await decide(document, topic("ringfence-alerts"))).toBe("denied");
  });

  it("can tell who it is, whatever it calls", async () => {
    expect(await decide(deploy({ calls: [] }), { call: "sts:GetCallerIdentity", region: HOME })).toBe("allowed");
  });
});
