import { exceptionProblems } from "../../../../domain/documents/guardrails/exceptions";

const KARPENTER = "arn:aws:iam::123456789012:role/karpenter";
const launcher = (...roles: string[]) => [{ launcher: "karpenter" as const, roles }];

it("has nothing against roles that are bound, in a region that is not allowed", () => {
  expect(
    exceptionProblems({
      allowedRegions: ["ap-southeast-2"],
      allowedLaunchers: launcher(KARPENTER),
      toolRegions: [{ region: "us-east-1", roles: ["arn:aws:iam::*:role/cdk-*"] }],
      exemptPrincipals: ["arn:aws:iam::123456789012:role/deploy"],
    }),
  ).toEqual([]);
  expect(exceptionProblems({ allowedRegions: ["us-east-1"] })).toEqual([]);
});

it("names a region that is allowed already, and each role that is not bound at all, all at once", () => {
  expect(
    exceptionProblems({
      allowedRegions: ["us-east-1"],
      allowedLaunchers: launcher("arn:aws:iam::123456789012:role/nodes", KARPENTER),
      toolRegions: [{ region: "us-east-1", roles: ["arn:aws:iam::123456789012:role/ringfence/exempt/ops"] }],
      exemptPrincipals: ["arn:aws:iam::*:role/karp*"],
    }),
  ).toEqual([
    {
      path: "allowedLaunchers[0].roles[1]",
      message: `exemptPrincipals has "arn:aws:iam::*:role/karp*", so that "${KARPENTER}" is not bound at all; remove one of the two`,
    },
    {
      path: "toolRegions[0].region",
      message: '"us-east-1" is one of allowedRegions, where everybody works; remove the entry',
    },
    {
      path: "toolRegions[0].roles[0]",
      message:
        'every role at /ringfence/exempt/ is spared, so that "arn:aws:iam::123456789012:role/ringfence/exempt/ops" is not bound at all; remove one of the two',
    },
  ]);
});
