import { deploy, deployReads } from "../../../../domain/documents/access/deploy";
import { policyDocument } from "../../../../domain/documents/document";
import { OWN_CALLS } from "../../../../domain/documents/own-calls";
import { NAME_PREFIX } from "../../../../domain/documents/own-principals";
import { CALLS } from "./calls";
import { HOME } from "../../../support/document-args";
import { AWAY, decide, type Decision, itDecides } from "../../../support/decisions";
import { DATA, EVIDENCE } from "../../../support/reads";

const OWN_ROLE = "arn:aws:iam::ACCOUNT:role/ringfence/exempt/ringfence-auditor-0a1b2c3";
const OTHER_ROLE = "arn:aws:iam::ACCOUNT:role/web";
const OWN_POLICY = "arn:aws:iam::ACCOUNT:policy/ringfence/ringfence-launch-deny-0a1b2c3";
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
    resource: "arn:aws:iam::ACCOUNT:group/ringfence/ringfence-developer-0a1b2c3",
    decision: "allowed",
    because: "the group is the baseline's",
  },
  {
    calls: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    resource: OTHER_ROLE,
    context: { "iam:PolicyARN": OWN_POLICY },
    decision: "allowed",
    because: "so a deny binds a role of somebody else",
  },
  {
    calls: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    resource: OTHER_ROLE,
    context: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" },
    decision: "denied",
    because: "only own policies are hung on others",
  },
  {
    calls: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    resource: "arn:aws:iam::ACCOUNT:role/ringfence/ringfence-organization-aggregator-0a1b2c3",
    context: { "iam:PolicyARN": "arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations" },
    decision: "allowed",
    because: "with it AWS Config reads who belongs to the organization",
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
    calls: ["cloudtrail:CreateTrail", "cloudtrail:StartLogging"],
    resource: `arn:aws:cloudtrail:${HOME}:ACCOUNT:trail/ringfence-audit-trail-all-regions-1a2b3c4`,
    decision: "allowed",
    because: "the trail is the baseline's",
  },
  {
    calls: ["cloudtrail:DeleteTrail", "cloudtrail:PutEventSelectors"],
    resource: `arn:aws:cloudtrail:${HOME}:ACCOUNT:trail/of-the-auditors`,
    decision: "denied",
    because: "the trail is somebody else's",
  },
  {
    calls: ["s3:CreateBucket", "s3:PutBucketPolicy"],
    resource: "arn:aws:s3:::ringfence-audit-trail-logs-1a2b3c4",
    decision: "allowed",
    because: "the bucket takes the logs of the trail",
  },
  {
    calls: ["s3:PutBucketPolicy"],
    resource: "arn:aws:s3:::orders",
    decision: "denied",
    because: "the bucket is a workload's",
  },
  {
    calls: ["s3:DeleteBucket"],
    resource: "arn:aws:s3:::ringfence-audit-trail-logs-1a2b3c4",
    decision: "denied",
    because: "the logs are kept",
  },
  {
    calls: ["s3:GetObject", "s3:DeleteObject", "s3:PutObject"],
    resource: "arn:aws:s3:::ringfence-audit-trail-logs-1a2b3c4/AWSLogs/log",
    decision: "denied",
    because: "the pipeline reads and changes no log",
  },
  {
    calls: ["iam:PassRole"],
    resource: "arn:aws:iam::ACCOUNT:role/ringfence/ringfence-early-warning-forward-1a2b3c4",
    context: { "iam:PassedToService": "events.amazonaws.com" },
    decision: "allowed",
    because: "rules send events home with it",
  },
  {
    calls: ["iam:PassRole"],
    resource: "arn:aws:iam::ACCOUNT:role/ringfence/exempt/ringfence-least-privilege-deploy-1a2b3c4",
    context: { "iam:PassedToService": "ec2.amazonaws.com" },
    decision: "denied",
    because: "a machine with an own role would be the baseline",
  },
  {
    calls: ["iam:PassRole"],
    resource: "arn:aws:iam::ACCOUNT:role/ringfence/exempt/ringfence-budget-fuse-role-1a2b3c4",
    context: { "iam:PassedToService": "budgets.amazonaws.com" },
    decision: "allowed",
    because: "a budget freezes with it",
  },
  {
    calls: ["iam:PassRole"],
    resource: OTHER_ROLE,
    context: { "iam:PassedToService": "budgets.amazonaws.com" },
    decision: "denied",
    because: "the role is somebody else's",
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
  {
    calls: ["kms:PutKeyPolicy", "kms:EnableKey"],
    resource: `arn:aws:kms:${HOME}:ACCOUNT:key/0a1b2c3d-0000-0000-0000-000000000000`,
    context: { "aws:ResourceTag/ringfence": "1.0.0" },
    decision: "allowed",
    because: "the key carries the tag of the baseline: a policy changed by hand is put back",
  },
  {
    calls: ["kms:PutKeyPolicy", "kms:EnableKey"],
    resource: `arn:aws:kms:${HOME}:ACCOUNT:key/0a1b2c3d-0000-0000-0000-000000000000`,
    context: { "aws:ResourceTag/team": "orders" },
    decision: "denied",
    because: "the key is a workload's",
  },
  {
    calls: ["iam:DeleteRolePermissionsBoundary"],
    resource: OWN_ROLE,
    decision: "allowed",
    because: "a boundary that somebody hung on an own role is taken off again",
  },
  {
    calls: ["iam:DeleteRolePermissionsBoundary"],
    resource: OTHER_ROLE,
    decision: "denied",
    because: "the role is somebody else's",
  },
  {
    calls: ["iam:UpdateGroup"],
    resource: "arn:aws:iam::ACCOUNT:group/ringfence/ringfence-developer-0a1b2c3",
    decision: "allowed",
    because: "a group that was moved is moved back",
  },
  {
    calls: ["iam:AddClientIDToOpenIDConnectProvider"],
    resource: "arn:aws:iam::ACCOUNT:oidc-provider/token.actions.githubusercontent.com",
    decision: "allowed",
    because: "without its audience the pipeline cannot sign in",
  },
  {
    calls: ["sns:SetSubscriptionAttributes"],
    resource: `arn:aws:sns:${HOME}:ACCOUNT:ringfence-alerts`,
    decision: "allowed",
    because: "a filter on a subscription silences it and is taken off again",
  },
  { calls: [...DATA, ...EVIDENCE], decision: "denied", because: "it gives data, code or secrets" },
];

/** Both policies of the role, as one. */
const whole = (given: Parameters<typeof deploy>[0]) =>
  policyDocument([...deploy(given).Statement, ...deployReads(given).Statement]);

describe("the deployment", () => {
  itDecides(whole({ calls: CALLS, namePrefix: NAME_PREFIX }), DECISIONS);

  it("says of each of its calls whether it was seen in a run or read in the provider's source", () => {
    const read = OWN_CALLS.filter(({ known }) => known === "read").map(({ action }) => action);
    expect(read).toEqual(
      expect.arrayContaining(["iam:GetRolePolicy", "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies"]),
    );
    expect(OWN_CALLS.filter(({ known }) => known === "seen").length).toBeGreaterThan(90);
  });

  it("is asked for no action that only a table of the provider has and this program never comes to", async () => {
    const document = whole({ calls: OWN_CALLS, namePrefix: NAME_PREFIX });
    for (const call of ["iam:PutRolePolicy", "iam:RemoveRoleFromInstanceProfile", "kms:DisableKey"]) {
      expect(await decide(document, { call, region: "us-east-1" })).toBe("denied");
    }
  });

  it("has scopes for every call that the program was seen to make, and reads for its services", () => {
    expect(() => whole({ calls: OWN_CALLS, namePrefix: NAME_PREFIX })).not.toThrow();
  });

  it.each(["iam:CreateLoginProfile", "iam:PutGroupPolicy", "iam:AttachUserPolicy", "iam:AddUserToGroup"])(
    "refuses to be given %s",
    (action) => {
      expect(() => deploy({ calls: [{ action }], namePrefix: NAME_PREFIX })).toThrow(
        `the deploy policy has no scope for ${action}; add one to IAM_SCOPES`,
      );
    },
  );

  it("refuses a service that it knows no reads of", () => {
    expect(() => deploy({ calls: [{ action: "lambda:CreateFunction" }], namePrefix: NAME_PREFIX })).toThrow(
      "the deploy policy has no reads for lambda, which lambda:CreateFunction needs; add them to READS",
    );
  });

  it("writes to what has another name where the baseline's names begin otherwise", async () => {
    const document = whole({ calls: CALLS, namePrefix: "acme-" });
    const topic = (name: string) => ({
      call: "sns:DeleteTopic",
      region: HOME,
      resource: `arn:aws:sns:${HOME}:ACCOUNT:${name}`,
    });
    expect(await decide(document, topic("acme-alerts"))).toBe("allowed");
    expect(await decide(document, topic("ringfence-alerts"))).toBe("denied");
  });

  it("can tell who it is, whatever it calls", async () => {
    expect(
      await decide(whole({ calls: [], namePrefix: NAME_PREFIX }), { call: "sts:GetCallerIdentity", region: HOME }),
    ).toBe("allowed");
  });
});
