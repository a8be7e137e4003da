import { tamperDeny } from "../../../../domain/documents/guardrails/tamper-deny";
import { ownAlerts } from "../../../../domain/documents/own-principals";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { isDenied } from "../../../support/simulate";

const TAMPER_DENY = tamperDeny({ namePrefix: "ringfence-" });
const alertChanges = (namePrefix: string) =>
  tamperDeny({ namePrefix }).Statement.find(({ Sid }) => Sid === "DenyAlertChanges")!;

const topic = (name: string) => `arn:aws:sns:us-east-1:${ACCOUNT_ID}:${name}`;
const rule = (name: string) => `arn:aws:events:us-east-1:${ACCOUNT_ID}:rule/${name}`;
const alarm = (name: string) => `arn:aws:cloudwatch:us-east-1:${ACCOUNT_ID}:alarm:${name}`;
const muteRule = (name: string) => `arn:aws:cloudwatch:us-east-1:${ACCOUNT_ID}:alarm-mute-rule:${name}`;
const budget = (name: string) => `arn:aws:budgets::${ACCOUNT_ID}:budget/${name}`;

describe("the tamper deny", () => {
  it("is about what watches, about settings, and about the baseline's own alerts", () => {
    expect(TAMPER_DENY.Statement.map(({ Sid }) => Sid)).toEqual([
      "DenyMonitoringChanges",
      "DenyAccountSettings",
      "DenyAlertChanges",
    ]);
  });

  it("is about the baseline's own names where daily work has the like", () => {
    expect(alertChanges("ringfence-").Resource).toEqual([
      "arn:aws:budgets::*:budget/ringfence-*",
      "arn:aws:cloudwatch:*:*:alarm:ringfence-*",
      "arn:aws:events:*:*:rule/ringfence-*",
      "arn:aws:sns:*:*:ringfence-*",
    ]);
    expect((alertChanges("acme-").Resource as string[]).slice(1)).toEqual(ownAlerts("acme-"));
  });

  it("spares the exempt in every statement", () => {
    const exemptPrincipals = ["arn:aws:iam::*:role/deploy"];
    const Condition = { ArnNotLike: { "aws:PrincipalArn": exemptPrincipals } };
    expect(tamperDeny({ namePrefix: "ringfence-", exemptPrincipals }).Statement).toEqual(
      TAMPER_DENY.Statement.map((statement) => ({ ...statement, Condition })),
    );
  });
});

/** What happens, the call, what it acts on, and whether it is denied. */
const ROWS: readonly [string, string, string, boolean][] = [
  ["the trail stops", "cloudtrail:StopLogging", "*", true],
  ["a trail is looked at", "cloudtrail:DescribeTrails", "*", false],
  ["a detector is deleted", "guardduty:DeleteDetector", "*", true],
  ["findings are read", "guardduty:GetFindings", "*", false],
  ["a contact is changed", "account:PutAlternateContact", "*", true],
  ["encryption by default is switched off", "ec2:DisableEbsEncryptionByDefault", "*", true],
  ["encryption by default is switched on", "ec2:EnableEbsEncryptionByDefault", "*", false],
  ["the account leaves the organization", "organizations:LeaveOrganization", "*", true],
  ["the console is closed to the owner", "signin:PutResourcePermissionStatement", "*", true],
  ["the console hides a region", "uxc:UpdateAccountCustomizations", "*", true],
  ["what the console shows is read", "uxc:GetAccountCustomizations", "*", false],
  ["a topic of the baseline goes", "sns:DeleteTopic", topic("ringfence-alerts"), true],
  ["another topic goes", "sns:DeleteTopic", topic("orders"), false],
  ["a rule of the baseline is switched off", "events:DisableRule", rule("ringfence-use"), true],
  ["another rule is switched off", "events:DisableRule", rule("orders"), false],
  ["an alarm of the baseline goes", "cloudwatch:DeleteAlarms", alarm("ringfence-jump"), true],
  ["another alarm goes", "cloudwatch:DeleteAlarms", alarm("orders"), false],
  ["alarms are muted by a rule of any name", "cloudwatch:PutAlarmMuteRule", muteRule("tea-time"), true],
  ["such a rule ends", "cloudwatch:DeleteAlarmMuteRule", muteRule("tea-time"), false],
  ["another alarm's actions are switched off", "cloudwatch:DisableAlarmActions", alarm("orders"), false],
  ["a budget of the baseline changes", "budgets:ModifyBudget", budget("ringfence-daily"), true],
  ["another budget changes", "budgets:ModifyBudget", budget("orders"), false],
];

it("what it denies is decided row by row", async () => {
  const decided = await Promise.all(
    ROWS.map(async ([what, action, resource]) => [
      what,
      await isDenied(TAMPER_DENY, { action, region: "us-east-1", resource }),
    ]),
  );
  expect(decided).toEqual(ROWS.map(([what, , , denied]) => [what, denied]));
});
