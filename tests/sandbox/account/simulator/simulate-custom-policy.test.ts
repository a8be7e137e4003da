import { simulateCustomPolicy } from "../../../../sandbox/account/simulator/simulate-custom-policy";

const document = (...statements: object[]): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const ALL = document({ Effect: "Allow", Action: "*", Resource: "*" });
const deny = (Condition: object): string => document({ Effect: "Deny", Action: "ec2:*", Resource: "*", Condition });
const IN_SYDNEY = deny({ StringEquals: { "aws:RequestedRegion": "ap-southeast-2" } });

const entry = (ContextKeyName: string, ...ContextKeyValues: string[]) => ({
  ContextKeyName,
  ContextKeyValues,
  ContextKeyType: ContextKeyValues.length > 1 ? "stringList" : "string",
});

const ask = (input: object) =>
  simulateCustomPolicy({ PolicyInputList: [ALL], ActionNames: ["ec2:RunInstances"], ...input }, "123456789012");

const decisions = (input: object) =>
  (ask(input) as { EvaluationResults: { member: { EvalDecision: string }[] } }).EvaluationResults.member.map(
    ({ EvalDecision }) => EvalDecision,
  );

describe("SimulateCustomPolicy", () => {
  it.each<[what: string, input: object, decision: string]>([
    ["allowed by what is attached", {}, "allowed"],
    ["allowed by nothing", { PolicyInputList: [IN_SYDNEY] }, "implicitDeny"],
    [
      "denied by a condition",
      { PolicyInputList: [ALL, IN_SYDNEY], ContextEntries: [entry("aws:requestedregion", "ap-southeast-2")] },
      "explicitDeny",
    ],
    [
      "not denied where the condition does not hold",
      { PolicyInputList: [ALL, IN_SYDNEY], ContextEntries: [entry("aws:RequestedRegion", "eu-west-1")] },
      "allowed",
    ],
    ["closed by a boundary", { PermissionsBoundaryPolicyInputList: [document()] }, "implicitDeny"],
    [
      "denied at a level of an organization",
      {
        OrderedOrganizationPolicyInputList: [
          { ServiceControlPolicyInputList: [ALL] },
          { ServiceControlPolicyInputList: [ALL, IN_SYDNEY] },
        ],
        ContextEntries: [entry("aws:RequestedRegion", "ap-southeast-2")],
      },
      "explicitDeny",
    ],
    [
      "allowed at one level of an organization only",
      {
        OrderedOrganizationPolicyInputList: [
          { ServiceControlPolicyInputList: [ALL] },
          { ServiceControlPolicyInputList: [document({ Effect: "Allow", Action: "s3:*", Resource: "*" })] },
        ],
      },
      "implicitDeny",
    ],
    [
      "a key of several values",
      {
        PolicyInputList: [ALL, deny({ "ForAnyValue:StringEquals": { "aws:TagKeys": "owner" } })],
        ContextEntries: [entry("aws:TagKeys", "cost", "owner")],
      },
      "explicitDeny",
    ],
    [
      "a key that AWS does not send with the action counts when it is given",
      {
        PolicyInputList: [ALL, deny({ StringEquals: { "s3:prefix": "a" } })],
        ContextEntries: [entry("s3:prefix", "a")],
      },
      "explicitDeny",
    ],
  ])("%s", (_, input, decision) => {
    expect(decisions(input)).toEqual([decision]);
  });

  it("holds every action against every resource, and tells the most restrictive decision above", () => {
    const own = document({ Effect: "Deny", Action: "sns:*", Resource: "arn:aws:sns:*:*:own-*" });
    const topics = ["own-a", "other"].map((name) => `arn:aws:sns:eu-west-1:123456789012:${name}`);
    expect(
      ask({ PolicyInputList: [ALL, own], ActionNames: ["sns:Publish", "sqs:SendMessage"], ResourceArns: topics }),
    ).toMatchObject({
      IsTruncated: false,
      EvaluationResults: {
        member: [
          {
            EvalActionName: "sns:Publish",
            EvalDecision: "explicitDeny",
            ResourceSpecificResults: {
              member: [
                { EvalResourceName: topics[0], EvalResourceDecision: "explicitDeny" },
                { EvalResourceName: topics[1], EvalResourceDecision: "allowed" },
              ],
            },
          },
          { EvalActionName: "sqs:SendMessage", EvalDecision: "allowed" },
        ],
      },
    });
  });

  it("tells what boundary and organization say by themselves, and which keys nobody gave", () => {
    const scp = { OrderedOrganizationPolicyInputList: [{ ServiceControlPolicyInputList: [ALL] }] };
    expect(
      ask({ ...scp, PolicyInputList: [ALL, IN_SYDNEY], PermissionsBoundaryPolicyInputList: [document()] }),
    ).toMatchObject({
      EvaluationResults: {
        member: [
          {
            MissingContextValues: { member: ["aws:RequestedRegion"] },
            OrganizationsDecisionDetail: { AllowedByOrganizations: true },
            PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
          },
        ],
      },
    });
  });

  it("gives its results in pages", () => {
    const names = { ActionNames: ["ec2:RunInstances", "s3:GetObject", "iam:GetRole"], MaxItems: "2" };
    expect(ask(names)).toMatchObject({ IsTruncated: true, Marker: "2" });
    expect(decisions({ ...names, Marker: "2" })).toHaveLength(1);
    expect(ask({ ...names, Marker: "2" })).toMatchObject({ IsTruncated: false });
  });

  it.each<[what: string, input: object, code: string]>([
    ["no action", { ActionNames: [] }, "InvalidInput"],
    ["a pattern for an action", { ActionNames: ["ec2:Run*"] }, "InvalidInput"],
    ["two boundaries", { PermissionsBoundaryPolicyInputList: [ALL, ALL] }, "InvalidInput"],
    ["a policy that is none", { PolicyInputList: ["{"] }, "InvalidInput"],
    ["a policy of the resource", { ResourcePolicy: ALL }, "NotImplementedInSandbox"],
  ])("refuses %s", (_, input, code) => {
    expect(ask(input)).toMatchObject({ code });
  });
});
