import { denyStacks, denyToolRoleChanges } from "../../../../domain/documents/guardrails/tool-regions";

const CDK = "arn:aws:iam::*:role/cdk-*";
const EXEMPT = "arn:aws:iam::123456789012:role/deploy";
const toolRegions = [{ region: "us-east-1", roles: [CDK] }];
const spared = (allowedRegions: string[]) =>
  denyStacks({ allowedRegions, toolRegions }, [EXEMPT]).map(({ Sid, Condition }) => [Sid, Condition]);

it("nothing is said where no tool is named", () => {
  expect(denyStacks({ allowedRegions: ["eu-west-1"], toolRegions: [] })).toEqual([]);
  expect(denyToolRoleChanges([])).toEqual([]);
});

it("work on stacks is closed in each region of worldwide services, but to the roles that are named for it", () => {
  expect(spared(["eu-west-1"])).toEqual([
    [
      "DenyStacksInVirginia",
      { StringEquals: { "aws:RequestedRegion": ["us-east-1"] }, ArnNotLike: { "aws:PrincipalArn": [CDK, EXEMPT] } },
    ],
    [
      "DenyStacksInOregon",
      { StringEquals: { "aws:RequestedRegion": ["us-west-2"] }, ArnNotLike: { "aws:PrincipalArn": [EXEMPT] } },
    ],
  ]);
});

it("a region that is allowed is closed to nobody", () => {
  expect(spared(["eu-west-1", "us-west-2"]).map(([sid]) => sid)).toEqual(["DenyStacksInVirginia"]);
});

it("nobody but who is exempt makes or changes such a role; passing it is what a tool does", () => {
  const [statement] = denyToolRoleChanges(toolRegions, [EXEMPT]);
  expect(statement).toMatchObject({
    Resource: [CDK],
    Condition: { ArnNotLike: { "aws:PrincipalArn": [EXEMPT] } },
  });
  expect(statement!.Action).toEqual(expect.arrayContaining(["iam:CreateRole", "iam:UpdateAssumeRolePolicy"]));
  expect(statement!.Action).not.toEqual(expect.arrayContaining(["iam:PassRole"]));
});
