import { loadSettings } from "../../program/settings";
import { answers } from "../support/answers";
import { CALLER_IDENTITY, GET_GROUP, GET_ROLE, REGIONS } from "../support/mock-account";
import { heardWarnings } from "../support/heard-warnings";
import { planOf } from "../support/plan";
import { record, type RecordOptions } from "../support/recorder";
import { loaded, NO_FILE, reading, problems, refused, stored } from "../support/stored-config";

const ANSWERS = answers();
const load = (settings: object, options: RecordOptions = {}) =>
  record(loaded, { config: stored(settings), ...options });

const warnings = heardWarnings();

/** On an account where nobody makes one. */
const WITHOUT_TRAIL = { ...ANSWERS, controls: { "audit-trail": "off", "early-warning": "off", "usage-alarms": "off" } };

describe("the account", () => {
  it("must be the one that is meant", async () => {
    expect(await refused({ ...ANSWERS, accountId: "999999999999" })).toBe(
      problems(
        'accountId: is "999999999999", but the credentials belong to 123456789012; use credentials of 999999999999, or choose the right stack',
      ),
    );
  });

  it("must have the allowed regions enabled", async () => {
    const account = { enabledRegions: ["us-east-1", "us-west-2"] };
    expect(await refused(ANSWERS, { account })).toBe(
      problems(
        'allowedRegions[0]: "ap-southeast-2" is not enabled in the account (enabled are us-east-1, us-west-2); enable it first, or remove it',
      ),
    );
  });

  it("must not be locked against the role that runs the program, which has a path that its session does not show", async () => {
    const account = {
      callerArn: "arn:aws:sts::123456789012:assumed-role/deploy/session",
      roles: { deploy: "arn:aws:iam::123456789012:role/pipelines/deploy" },
    };
    const exempt = (arn: string) => ({ ...ANSWERS, guardrails: { roles: ["deploy"], exemptPrincipals: [arn] } });
    expect(await refused(exempt("arn:aws:iam::123456789012:role/deploy"), { account })).toBe(
      problems(
        "guardrails.roles: names deploy, which runs this program: statement DenyMonitoringChanges of tamper-deny would deny it access-analyzer:DeleteAnalyzer in ap-southeast-2; remove it, or add arn:aws:iam::123456789012:role/pipelines/deploy to exemptPrincipals",
      ),
    );
    expect((await load(exempt("arn:aws:iam::123456789012:role/pipelines/deploy"), { account })).result).toBeDefined();
  });

  it("must not be locked against the user that runs the program, who is in a group", async () => {
    const account = { groups: { admins: ["arn:aws:iam::123456789012:user/owner"], others: [] } };
    expect(await refused({ ...ANSWERS, guardrails: { groups: ["admins", "others"] } }, { account })).toBe(
      problems(
        "guardrails.groups: names admins, and arn:aws:iam::123456789012:user/owner, who runs this program, is in it: statement DenyMonitoringChanges of tamper-deny would deny it access-analyzer:DeleteAnalyzer in ap-southeast-2; remove it, or run the program with a role that is assumed with MFA and named in exemptPrincipals",
      ),
    );
  });

  it("is not asked for what no guardrail depends on", async () => {
    const account = { denied: { [GET_ROLE]: "AccessDenied", [GET_GROUP]: "AccessDenied" } };
    await load(ANSWERS, { account });
    expect(warnings.filter((text) => text.includes("cannot be asked"))).toEqual([]);
  });

  it("that cannot be asked who is bound is a warning", async () => {
    const account = { denied: { [GET_GROUP]: "AccessDenied" } };
    await load({ ...ANSWERS, guardrails: { groups: ["admins"] } }, { account });
    expect(warnings).toContain(
      "who is in group admins cannot be asked, so nobody checks that you do not lock yourself out: AccessDenied",
    );
  });

  it("that manages the organization is a warning as a target: no service control policy binds it", async () => {
    await load({ ...ANSWERS, guardrails: { mode: "organization", targets: ["123456789012"] } });
    expect(warnings).toContain(
      "guardrails.targets names 123456789012, the management account: service control policies never bind it, so its workloads belong into a member account",
    );
  });

  it("as a member of the organization must not be locked by it", async () => {
    const account = { managementAccountId: "999999999999" };
    const guardrails = { mode: "organization", targets: ["r-abcd"] };
    expect(await refused({ ...ANSWERS, guardrails }, { account })).toBe(
      problems(
        "guardrails.targets: names r-abcd, which holds 123456789012, where arn:aws:iam::123456789012:user/owner runs this program: statement DenyMonitoringChanges of tamper-deny would deny it access-analyzer:DeleteAnalyzer in ap-southeast-2; remove it, or run the program with a role that is assumed with MFA and named in exemptPrincipals",
      ),
    );
  });

  it("as an organization must have service control policies enabled, and room for them, all said at once", async () => {
    const others = Array.from({ length: 8 }, (_, index) => `aws-guardrails-${index}`);
    const account = { policyTypes: [], attached: { "ou-abcd-12345678": ["FullAWSAccess", ...others] } };
    const guardrails = { mode: "organization", targets: ["ou-abcd-12345678"] };
    expect(await refused({ ...ANSWERS, guardrails }, { account })).toBe(
      problems(
        "guardrails.mode: is organization, but its service control policies are not enabled; run aws organizations enable-policy-type --root-id r-abcd --policy-type SERVICE_CONTROL_POLICY once, or set mode: account",
        `guardrails.targets[0]: names ou-abcd-12345678, on which FullAWSAccess, ${others.join(", ")} hang: with the 5 of the baseline that is 14 policies, AWS allows 10; detach or merge some, or name a target with fewer`,
      ),
    );
  });

  it("without a trail is a warning, and a step to do", async () => {
    const silent = reading({ facts: { trails: { "ap-southeast-2": true, "us-east-1": false } } });
    const { result } = await record(() => loadSettings(silent, NO_FILE), { config: stored(WITHOUT_TRAIL) });
    expect(warnings).toContain(
      "no trail logs management events, reads included, in us-east-1: EventBridge gets no event of AssumeRole there, and nothing rings when the break-glass role is used",
    );
    expect(planOf(WITHOUT_TRAIL, { trails: { "ap-southeast-2": true, "us-east-1": false } }).manualSteps).toContain(
      "make a trail that logs reads, too, in us-east-1; without, break-glass rings nothing (docs/operations.md#a-trail-of-reads)",
    );
    expect(result).toBeDefined();
  });

  it("that the reader cannot ask is a warning", async () => {
    await record(() => loadSettings(reading({ facts: {}, warnings: ["nobody knows"] }), NO_FILE), {
      config: stored(ANSWERS),
    });
    expect(warnings).toContain("nobody knows");
  });

  it("must be reachable with credentials", async () => {
    const account = { denied: { [CALLER_IDENTITY]: "no valid credential sources found" } };
    expect(await refused(ANSWERS, { account })).toBe(
      "the account cannot be asked who runs this program: no valid credential sources found\n" +
        "give credentials of the account, for example with AWS_PROFILE or `aws sso login`, and run again",
    );
  });

  it("must let its regions be listed when nobody names them", async () => {
    const account = { denied: { [REGIONS]: "UnauthorizedOperation" } };
    expect(await refused(ANSWERS, { account })).toBe(
      "the enabled regions of account 123456789012 cannot be listed: UnauthorizedOperation\n" +
        "allow ec2:DescribeRegions to arn:aws:iam::123456789012:user/owner, or name the regions in enabledRegions, and run again",
    );
  });
});
