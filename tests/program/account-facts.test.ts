import { readAccountFacts } from "../../program/account-facts";
import { CALLER_IDENTITY, REGIONS } from "../support/mock-account";
import { record } from "../support/recorder";
import { refusal } from "../support/refusal";

const CALLER_ARN = "arn:aws:iam::123456789012:user/owner";

describe("readAccountFacts", () => {
  it("asks who runs the program and which regions are enabled", async () => {
    const { result, registrations } = await record(() => readAccountFacts({ listRegions: true }));
    expect(result).toEqual({
      accountId: "123456789012",
      callerArn: CALLER_ARN,
      enabledRegions: ["ap-southeast-2", "us-east-1"],
      warnings: [],
    });
    expect(registrations).toEqual([]);
  });

  it("only checks regions that the settings name", async () => {
    const { result } = await record(() => readAccountFacts({ listRegions: false }));
    expect(result).toEqual({
      accountId: "123456789012",
      callerArn: CALLER_ARN,
      accountRegions: ["ap-southeast-2", "us-east-1"],
      warnings: [],
    });
  });

  it("does not need the right to list regions that the settings name, and says what nobody knows", async () => {
    const account = { denied: { [REGIONS]: "UnauthorizedOperation" } };
    const { result } = await record(() => readAccountFacts({ listRegions: false }), { account });
    expect(result).toEqual({
      accountId: "123456789012",
      callerArn: CALLER_ARN,
      warnings: [
        "the regions of account 123456789012 cannot be asked, so nobody knows whether those of enabledRegions are enabled: UnauthorizedOperation",
      ],
    });
  });

  it("says what to do when there are no credentials, and all of what AWS said", async () => {
    const reason = "invoking aws:index/getCallerIdentity: 1 error occurred:\n\t* no valid credential sources found\n\n";
    expect(
      await refusal(() => readAccountFacts({ listRegions: true }), {
        account: { denied: { [CALLER_IDENTITY]: reason } },
      }),
    ).toBe(
      "the account cannot be asked who runs this program: invoking aws:index/getCallerIdentity: 1 error occurred: * no valid credential sources found\n" +
        "give credentials of the account, for example with AWS_PROFILE or `aws sso login`, and run again",
    );
  });

  it("says whom to allow what when the regions cannot be listed", async () => {
    const account = { denied: { [REGIONS]: "UnauthorizedOperation: not authorized" } };
    expect(await refusal(() => readAccountFacts({ listRegions: true }), { account })).toBe(
      "the enabled regions of account 123456789012 cannot be listed: UnauthorizedOperation: not authorized\n" +
        `allow ec2:DescribeRegions to ${CALLER_ARN}, or name the regions in enabledRegions, and run again`,
    );
  });
});
