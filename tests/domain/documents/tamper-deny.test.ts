import type { PolicyDocument, Statement } from "../../../domain/documents/document";
import { OWN_IDENTITIES, ownAlerts, tamperDeny } from "../../../domain/documents/tamper-deny";
import { ACCOUNT_ID } from "../../support/mock-account";
import { isDenied } from "../../support/simulate";

const ORGANIZATION = tamperDeny({ namePrefix: "ringfence-", requireBoundary: false });
const ACCOUNT = tamperDeny({ namePrefix: "ringfence-", requireBoundary: true });
const sids = ({ Statement: statements }: PolicyDocument) => statements.map(({ Sid }) => Sid);
const find = (document: PolicyDocument, sid: string): Statement => document.Statement.find(({ Sid }) => Sid === sid)!;

const iam = (kind: string, name: string) => `arn:aws:iam::${ACCOUNT_ID}:${kind}/${name}`;
const topic = (name: string) => `arn:aws:sns:us-east-1:${ACCOUNT_ID}:${name}`;
const rule = (name: string) => `arn:aws:events:us-east-1:${ACCOUNT_ID}:rule/${name}`;
const alarm = (name: string) => `arn:aws:cloudwatch:us-east-1:${ACCOUNT_ID}:alarm:${name}`;
const budget = (name: string) => `arn:aws:budgets::${ACCOUNT_ID}:budget/${name}`;
const BOUNDARY = { "iam:PermissionsBoundary": iam("policy", "ringfence/ringfence-guardrails-boundary-1a2b3c4") };
const OWN_POLICY = { "iam:PolicyARN": iam("policy", "ringfence/ringfence-guardrails-region-deny-1a2b3c4") };

describe("the tamper deny", () => {
  const common = [
    "DenyMonitoringChanges",
    "DenyAccountSettings",
    "DenyPersistence",
    "DenyAlertChanges",
    "DenyOwnIdentities",
    "DenyDeviceByKey",
    "DenyDeviceByRole",
  ];

  it("closes the ways out only where it hangs on single principals", () => {
    expect(sids(ORGANIZATION)).toEqual(common);
    expect(sids(ACCOUNT)).toEqual([
      ...common,
      "DenyRolesWithoutBoundary",
      "DenyGuardrailDetach",
      "DenyBoundaryRemoval",
    ]);
  });

  it("is about the baseline's own names where daily work has the like", () => {
    expect(find(ACCOUNT, "DenyAlertChanges").Resource).toEqual([
      "arn:aws:budgets::*:budget/ringfence-*",
      "arn:aws:cloudwatch:*:*:alarm:ringfence-*",
      "arn:aws:events:*:*:rule/ringfence-*",
      "arn:aws:sns:*:*:ringfence-*",
    ]);
    expect(ownAlerts("acme-")).toEqual(
      (find(tamperDeny({ namePrefix: "acme-", requireBoundary: true }), "DenyAlertChanges").Resource as string[]).slice(
        1,
      ),
    );
    expect(find(ACCOUNT, "DenyOwnIdentities").Resource).toEqual(OWN_IDENTITIES);
    expect(OWN_IDENTITIES.filter((arn) => !arn.includes("/ringfence/"))).toEqual([]);
  });

  it("lets nobody who is bound make, change or pass whom it spares, wherever that is", async () => {
    const exemptPrincipals = [`arn:aws:iam::*:role/ringfence/exempt/*`, "arn:aws:iam::*:role/ci-*"];
    const document = tamperDeny({ namePrefix: "ringfence-", requireBoundary: true, exemptPrincipals });
    expect(find(document, "DenyOwnIdentities").Resource).toEqual([...OWN_IDENTITIES, "arn:aws:iam::*:role/ci-*"]);
    for (const action of ["iam:CreateRole", "iam:PassRole", "iam:UpdateAssumeRolePolicy"]) {
      const call = { action, region: "us-east-1", context: action === "iam:PassRole" ? {} : BOUNDARY };
      expect(await isDenied(document, { ...call, resource: iam("role", "ci-mallory") })).toBe(true);
      expect(await isDenied(document, { ...call, resource: iam("role", "orders") })).toBe(false);
    }
  });

  it("spares the exempt in every statement, and keeps the condition beside it", () => {
    const exemptPrincipals = ["arn:aws:iam::*:role/deploy"];
    const document = tamperDeny({ namePrefix: "ringfence-", requireBoundary: true, exemptPrincipals });
    const spared = { "aws:PrincipalArn": exemptPrincipals };
    for (const { Sid, Condition } of document.Statement) {
      const { ArnNotLike, ...others } = find(ACCOUNT, Sid).Condition ?? {};
      expect([Sid, Condition]).toEqual([Sid, { ...others, ArnNotLike: { ...ArnNotLike, ...spared } }]);
    }
  });
});

/** A call, what it acts on, what else AWS knows of it, and whether it is denied in an Organization and in an account. */
type Row = [string, string, string, Record<string, string>, boolean, boolean];

const ROWS: readonly Row[] = [
  ["the trail stops", "cloudtrail:StopLogging", "*", {}, true, true],
  ["a trail is looked at", "cloudtrail:DescribeTrails", "*", {}, false, false],
  ["a detector is deleted", "guardduty:DeleteDetector", "*", {}, true, true],
  ["findings are read", "guardduty:GetFindings", "*", {}, false, false],
  ["a contact is changed", "account:PutAlternateContact", "*", {}, true, true],
  ["encryption by default is switched off", "ec2:DisableEbsEncryptionByDefault", "*", {}, true, true],
  ["encryption by default is switched on", "ec2:EnableEbsEncryptionByDefault", "*", {}, false, false],
  ["the account leaves the organization", "organizations:LeaveOrganization", "*", {}, true, true],
  ["a user is made", "iam:CreateUser", iam("user", "eve"), {}, true, true],
  ["a key is made", "iam:CreateAccessKey", iam("user", "anna"), {}, true, true],
  ["a key is deleted", "iam:DeleteAccessKey", iam("user", "anna"), {}, false, false],
  ["a topic of the baseline goes", "sns:DeleteTopic", topic("ringfence-alerts"), {}, true, true],
  ["another topic goes", "sns:DeleteTopic", topic("orders"), {}, false, false],
  ["a rule of the baseline is switched off", "events:DisableRule", rule("ringfence-use"), {}, true, true],
  ["another rule is switched off", "events:DisableRule", rule("orders"), {}, false, false],
  ["an alarm of the baseline goes", "cloudwatch:DeleteAlarms", alarm("ringfence-jump"), {}, true, true],
  ["another alarm goes", "cloudwatch:DeleteAlarms", alarm("orders"), {}, false, false],
  ["a budget of the baseline changes", "budgets:ModifyBudget", budget("ringfence-daily"), {}, true, true],
  ["another budget changes", "budgets:ModifyBudget", budget("orders"), {}, false, false],
  [
    "a role of the baseline is taken over",
    "iam:UpdateAssumeRolePolicy",
    iam("role", "ringfence/exempt/deploy"),
    BOUNDARY,
    true,
    true,
  ],
  ["a guardrail is rewritten", "iam:CreatePolicyVersion", OWN_POLICY["iam:PolicyARN"], {}, true, true],
  ["another policy is rewritten", "iam:CreatePolicyVersion", iam("policy", "orders"), {}, false, false],
  ["a role without the boundary is made", "iam:CreateRole", iam("role", "orders"), {}, false, true],
  ["a role with the boundary is made", "iam:CreateRole", iam("role", "orders"), BOUNDARY, false, false],
  ["a guardrail is taken off", "iam:DetachGroupPolicy", iam("group", "admins"), OWN_POLICY, false, true],
  ["somebody leaves a group", "iam:RemoveUserFromGroup", iam("group", "admins"), {}, false, true],
];

describe("what it denies", () => {
  it.each(ROWS)("when %s (%s)", async (_, action, resource, context, inOrganization, inAccount) => {
    const call = { action, region: "us-east-1", resource, context };
    expect([await isDenied(ORGANIZATION, call), await isDenied(ACCOUNT, call)]).toEqual([inOrganization, inAccount]);
  });
});
