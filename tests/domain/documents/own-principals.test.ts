import { patternOf } from "../../../domain/documents/pattern";
import {
  BOUNDARY_ARN,
  EXEMPT_PATH,
  exemptPrincipals,
  FREEZE_NAME,
  OWN_PATH,
  ownArn,
} from "../../../domain/documents/own-principals";
import { GuardrailMode } from "../../../domain/documents/guardrails/mode";

const ACCOUNT = "arn:aws:iam::123456789012:";
const isSpared = (mode: GuardrailMode, arn: string, named: string[] = []) =>
  exemptPrincipals(mode, named).some((pattern) => patternOf(pattern).test(arn));

describe("exemptPrincipals", () => {
  it.each<[string, GuardrailMode, string, boolean]>([
    ["a role at the exempt path", GuardrailMode.Account, "role/ringfence/exempt/deploy", true],
    ["a role at the exempt path", GuardrailMode.Organization, "role/ringfence/exempt/deploy", true],
    ["another role of the baseline", GuardrailMode.Account, "role/ringfence/deploy", false],
    ["a role whose name looks like the path", GuardrailMode.Account, "role/ringfence-exempt-deploy", false],
    ["a user at the path", GuardrailMode.Account, "user/ringfence/exempt/deploy", false],
    ["a role at a path that ends like it", GuardrailMode.Account, "role/other/ringfence/exempt/deploy", false],
    ["Control Tower of an Organization", GuardrailMode.Organization, "role/AWSControlTowerExecution", true],
    ["a role of that name without an Organization", GuardrailMode.Account, "role/AWSControlTowerExecution", false],
    ["StackSets of an Organization", GuardrailMode.Organization, "role/stacksets-exec-0123456789abcdef", true],
    [
      "a role of that name without an Organization",
      GuardrailMode.Account,
      "role/stacksets-exec-0123456789abcdef",
      false,
    ],
  ])("of %s in mode %s: %s is spared is %p", (_, mode, arn, spared) => {
    expect(isSpared(mode, `${ACCOUNT}${arn}`)).toBe(spared);
  });

  it("spares whom the owner names", () => {
    expect(isSpared(GuardrailMode.Account, `${ACCOUNT}role/ops`, [`${ACCOUNT}role/ops`])).toBe(true);
    expect(isSpared(GuardrailMode.Account, `${ACCOUNT}role/ops2`, [`${ACCOUNT}role/ops`])).toBe(false);
  });
});

describe("the names of the baseline in IAM", () => {
  it("are below one path", () => {
    expect(EXEMPT_PATH.startsWith(OWN_PATH)).toBe(true);
    expect(ownArn("role", "*")).toBe("arn:aws:iam::*:role/ringfence/*");
  });

  it.each([
    ["the boundary of the baseline", "policy/ringfence/ringfence-guardrails-boundary-1a2b3c4", true],
    ["a boundary that somebody else made", "policy/ringfence-guardrails-boundary-1a2b3c4", false],
    ["another policy of the baseline", "policy/ringfence/ringfence-guardrails-region-deny-1a2b3c4", false],
  ])("tell %s by its ARN", (_, arn, isBoundary) => {
    expect(patternOf(BOUNDARY_ARN).test(`${ACCOUNT}${arn}`)).toBe(isBoundary);
  });

  it("tell the freeze by its name, which Pulumi ends with seven digits", () => {
    expect(patternOf(ownArn("policy", FREEZE_NAME)).test(`${ACCOUNT}policy/ringfence/ringfence-freeze-1a2b3c4`)).toBe(
      true,
    );
    expect(
      patternOf(ownArn("policy", FREEZE_NAME)).test(`${ACCOUNT}policy/ringfence/ringfence-guardrails-boundary-1`),
    ).toBe(false);
  });
});
