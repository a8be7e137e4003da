import { PasswordPolicy, type PasswordPolicyArgs } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const declared = async (args?: PasswordPolicyArgs) =>
  resources((await record(() => new PasswordPolicy("it", args))).registrations);

const policy = (inputs: object = {}) => ({
  type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  name: "it-account",
  inputs: {
    minimumPasswordLength: 14,
    passwordReusePrevention: 24,
    allowUsersToChangePassword: true,
    requireLowercaseCharacters: true,
    requireUppercaseCharacters: true,
    requireNumbers: true,
    requireSymbols: true,
    ...inputs,
  },
});

describe("PasswordPolicy", () => {
  it("asks for 14 characters of all kinds, none of the last 24 passwords, and no change", async () => {
    expect(await declared()).toEqual([policy()]);
  });

  it("takes other rules", async () => {
    const args = { minimumLength: 20, reusePrevention: 5, maxAgeDays: 90, hardExpiry: true };
    expect(await declared({ ...args, allowUsersToChangePassword: false })).toEqual([
      policy({
        minimumPasswordLength: 20,
        passwordReusePrevention: 5,
        maxPasswordAge: 90,
        hardExpiry: true,
        allowUsersToChangePassword: false,
      }),
    ]);
  });

  it("refuses what AWS does not take, all at once", async () => {
    const args = { minimumLength: 5, reusePrevention: 25, maxAgeDays: 0 };
    expect(await refusal(() => declared(args))).toBe(
      [
        "password policy: 3 problems",
        "  - minimumLength: expected a whole number from 6 to 128, received 5",
        "  - reusePrevention: expected a whole number from 1 to 24, received 25",
        "  - maxAgeDays: expected a whole number from 1 to 1095, received 0",
      ].join("\n"),
    );
  });
});
