import { answers } from "./support/answers";
import { CALLER_IDENTITY, REGIONS } from "./support/mock-account";
import { problems, refused } from "./support/stored-config";

const ANSWERS = answers();

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
        'allowedRegions[0]: "ap-southeast-2" is not one of enabledRegions (us-east-1, us-west-2); add it there, or remove it',
      ),
    );
  });

  it("must not be locked against the role that runs the program", async () => {
    const account = { callerArn: "arn:aws:sts::123456789012:assumed-role/deploy/session" };
    expect(await refused({ ...ANSWERS, guardrails: { roles: ["deploy"] } }, { account })).toBe(
      problems(
        "guardrails.roles: names deploy, which runs this program: the guard would deny it every idle region; remove it, or add arn:aws:iam::123456789012:role/deploy to exemptPrincipals",
      ),
    );
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
