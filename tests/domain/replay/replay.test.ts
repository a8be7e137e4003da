import { GuardrailMode } from "../../../domain/documents/guardrails/mode";
import { replayed } from "../../support/replaying";
import { ROOT, sessionOf, TRAIL_ACCOUNT, trailRecord, trailRecords, userOf } from "../../support/trail-records";

const HOME = "ap-southeast-2";
const AWAY = "eu-west-1";
const role = (name: string) => `arn:aws:iam::${TRAIL_ACCOUNT}:role/${name}`;
const ec2 = (name: string, region: string, requestParameters: object = {}, identity: object = sessionOf("ci", "1")) =>
  trailRecord(identity, "ec2.amazonaws.com", name, region, { requestParameters });

const rowsOf = async (records: unknown[], given = {}) =>
  (await replayed(records, given)).tally
    .rows()
    .map(({ principal, action, region, state, statement, document, count, dependsOn }) => [
      [principal.split(/[:/]/).at(-1), action, region, state, `${statement} of ${document}`, count].join(" "),
      ...(dependsOn ?? []),
    ]);

describe("a replay", () => {
  it("names calls that would have been denied, by principal, action, region and statement", async () => {
    const records = [
      ec2("DescribeInstances", AWAY),
      ec2("DescribeInstances", AWAY, {}, sessionOf("ci", "another-session")),
      ec2("DescribeInstances", AWAY, {}, userOf("anna")),
      ec2("DescribeInstances", HOME),
      ec2("RunInstances", HOME, { instanceType: "p5.48xlarge" }),
      ec2("RunInstances", HOME, { instanceType: "t3.small" }),
      ec2("RunInstances", HOME, { instanceType: "t3.small", instanceMarketOptions: { marketType: "spot" } }),
      trailRecord(userOf("anna"), "iam.amazonaws.com", "CreateUser", "us-east-1", {
        requestParameters: { userName: "e" },
      }),
      trailRecord(userOf("anna"), "monitoring.amazonaws.com", "DeleteAlarms", HOME, {
        requestParameters: { alarmNames: ["app", "ringfence-spend"] },
      }),
      trailRecord(userOf("anna"), "monitoring.amazonaws.com", "DeleteAlarms", HOME, {
        requestParameters: { alarmNames: ["app"] },
      }),
    ];
    expect((await rowsOf(records)).flat().sort()).toEqual([
      `anna cloudwatch:DeleteAlarms ${HOME} denied DenyAlertChanges of tamper-deny 1`,
      `anna ec2:DescribeInstances ${AWAY} denied DenyOutsideAllowedRegions of region-deny 1`,
      "anna iam:CreateUser us-east-1 denied DenyPersistence of persistence-deny 1",
      `ci ec2:DescribeInstances ${AWAY} denied DenyOutsideAllowedRegions of region-deny 2`,
      `ci ec2:RunInstances ${HOME} denied DenyInstanceTypes of launch-deny 1`,
      `ci ec2:RunInstances ${HOME} denied DenySpotMarket of launch-deny 1`,
    ]);
  });

  it("says what a decision depends on when the record does not tell", async () => {
    expect(await rowsOf([ec2("StartInstances", HOME, { instancesSet: { items: [{ instanceId: "i-1" }] } })])).toEqual([
      [`ci ec2:StartInstances ${HOME} perhaps DenyInstanceTypes of launch-deny 1`, "ec2:InstanceType"],
    ]);
    const attach = trailRecord(sessionOf("ci", "1"), "iam.amazonaws.com", "AttachRolePolicy", "us-east-1", {
      requestParameters: { roleName: "app", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    });
    expect(await rowsOf([attach], { settings: { mode: GuardrailMode.Account } })).toEqual([
      [
        "ci iam:AttachRolePolicy us-east-1 perhaps DenyRolesWithoutBoundary of persistence-deny 1",
        "iam:PermissionsBoundary",
      ],
    ]);
  });

  it("decides about a call that the catalogue does not know, and calls it a guess", async () => {
    const records = [ec2("LaunchRockets", AWAY), ec2("LaunchRockets", HOME)];
    const { tally, unmapped, calls } = await replayed(records);
    expect(unmapped.entries()).toEqual([["ec2.amazonaws.com LaunchRockets", 2]]);
    expect(calls).toBe(2);
    expect(tally.rows()).toEqual([
      expect.objectContaining({ action: "ec2:LaunchRockets", state: "perhaps", dependsOn: ["the name of the action"] }),
    ]);
  });

  it("counts apart what was denied already, and takes calls that failed otherwise and dry runs for calls", async () => {
    const failed = (errorCode: string) => ({ ...ec2("DescribeInstances", AWAY), errorCode });
    const records = ["AccessDenied", "Client.UnauthorizedOperation", "Client.DryRunOperation", "Throttling"].map(
      failed,
    );
    const { alreadyDenied, tally } = await replayed(records);
    expect(alreadyDenied.entries()).toEqual([[`${role("ci")} ec2:DescribeInstances ${AWAY}`, 2]]);
    expect(tally.rows()[0]).toMatchObject({ count: 2 });
  });

  it("leaves out whom the guardrails do not bind, and says why", async () => {
    const other = { ...ec2("DescribeInstances", AWAY), recipientAccountId: "999999999999" };
    const management = {
      ...ec2("DescribeInstances", AWAY, {}, { ...userOf("m"), accountId: "888888888888" }),
      recipientAccountId: "888888888888",
    };
    const linked = sessionOf("aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS", "ecs");
    const records = [
      ec2("DescribeInstances", AWAY, {}, { type: "AWSService" }),
      ec2("DescribeInstances", AWAY, {}, linked),
      { ...ec2("DescribeInstances", AWAY), eventType: "AwsServiceEvent" },
      other,
      management,
    ];
    const { tally, beside, accounts } = await replayed(records, { managementAccount: "888888888888" });
    expect(tally.rows()).toEqual([]);
    expect(beside.entries().map(([why]) => why)).toEqual([
      "calls made by a principal of another account",
      "calls made by a service-linked role, which no guardrail binds",
      "calls made by an AWS service",
      "calls made in the management account, which no service control policy binds",
      "events of AWS services",
    ]);
    expect(accounts.entries()).toEqual([
      [TRAIL_ACCOUNT, 2],
      ["888888888888", 1],
      ["999999999999", 1],
    ]);
  });

  it("binds root in an organization only, exempt roles never, and in any mode whom it is told to", async () => {
    const records = [
      ec2("DescribeInstances", AWAY, {}, ROOT),
      ec2("DescribeInstances", AWAY, {}, sessionOf("ringfence/exempt/deploy-1a2b3c4", "run")),
      ec2("DescribeInstances", AWAY, {}, sessionOf("ops/deploy", "run")),
      ec2("DescribeInstances", AWAY, {}, sessionOf("ci", "run")),
    ];
    const who = async (mode: GuardrailMode, given = {}) =>
      (await replayed(records, { settings: { mode, exemptPrincipals: [role("ops/deploy")] }, ...given })).tally
        .rows()
        .map(({ principal }) => principal);
    expect(await who(GuardrailMode.Organization)).toEqual([role("ci"), `arn:aws:iam::${TRAIL_ACCOUNT}:root`]);
    expect(await who(GuardrailMode.Account)).toEqual([role("ci")]);
    expect(await who(GuardrailMode.Organization, { bound: ["arn:aws:iam::*:role/other*"] })).toEqual([]);
    expect(await who(GuardrailMode.Organization, { bound: ["arn:aws:iam::*:role/c*"] })).toEqual([role("ci")]);
  });

  it("marks what should stay denied, and names principals that no record is of", async () => {
    const records = [ec2("DescribeInstances", AWAY), ec2("DescribeInstances", AWAY, {}, userOf("anna"))];
    const { tally, unseen } = await replayed(records, {
      except: [role("ci"), role("cii")],
      bound: ["*", role("none")],
    });
    expect(tally.rows().map(({ principal, except }) => [principal, except])).toEqual([
      [role("ci"), true],
      [`arn:aws:iam::${TRAIL_ACCOUNT}:user/anna`, false],
    ]);
    expect(unseen).toEqual([role("none"), role("cii")]);
  });

  it("reads one account only when it is told to", async () => {
    const other = { ...ec2("DescribeInstances", HOME), recipientAccountId: "999999999999" };
    const { calls, beside } = await replayed([ec2("DescribeInstances", HOME), other], { account: TRAIL_ACCOUNT });
    expect({ calls, beside: beside.entries() }).toEqual({
      calls: 1,
      beside: [["records of another account than --account", 1]],
    });
  });

  it("counts what it cannot read, and goes on", async () => {
    const { unreadable, calls } = await replayed([
      { ...ec2("DescribeInstances", HOME), awsRegion: undefined },
      { ...ec2("DescribeInstances", HOME), userIdentity: undefined },
      { srcaddr: "10.0.0.1" },
      ec2("DescribeInstances", HOME),
    ]);
    expect({ calls, unreadable: unreadable.entries() }).toEqual({
      calls: 1,
      unreadable: [
        ["a record that does not say who called", 1],
        ["a record without awsRegion", 1],
        ["no record of CloudTrail", 1],
      ],
    });
  });

  it("counts every one of 100,000 records once", async () => {
    const count = 100_000;
    const { records, calls, beside, alreadyDenied, unreadable, tally, first, last } = await replayed(
      trailRecords(count),
    );
    expect(records).toBe(count);
    expect(calls + beside.total + alreadyDenied.total + unreadable.total).toBe(count);
    expect(tally.rows().every(({ state }) => state === "denied")).toBe(true);
    expect(tally.rows().map(({ principal, action }) => `${principal.split("/").at(-1)} ${action}`)).toEqual(
      expect.arrayContaining(["ci-deploy ec2:RunInstances", "api bedrock:InvokeModel", "etl rds:CreateDBInstance"]),
    );
    expect([first, last]).toEqual(["2026-08-28T00:00:00Z", expect.stringMatching(/^2026-11-25T23:5/)]);
  });
});
