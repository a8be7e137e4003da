import { readAuthorizationDetails } from "../../../domain/burn/authorization-details";
import { mayCall } from "../../../domain/burn/reach";
import type { Principal } from "../../../domain/burn/principal";

const arnOf = (kind: string, name: string) => `arn:aws:iam::123456789012:${kind}/${name}`;
const allow = (...actions: string[]) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }],
});
const policy = (name: string, document: unknown) => ({
  Arn: arnOf("policy", name),
  DefaultVersionId: "v2",
  PolicyVersionList: [
    { VersionId: "v1", IsDefaultVersion: false, Document: allow("*") },
    { VersionId: "v2", IsDefaultVersion: true, Document: document },
  ],
});
const attached = (name: string) => ({
  AttachedManagedPolicies: [{ PolicyArn: arnOf("policy", name), PolicyName: name }],
});

const DETAILS = {
  UserDetailList: [
    {
      Arn: arnOf("user", "ada"),
      UserName: "ada",
      GroupList: ["ops"],
      UserPolicyList: [{ PolicyName: "own", PolicyDocument: allow("s3:PutObject") }],
      PermissionsBoundary: { PermissionsBoundaryArn: arnOf("policy", "bounds") },
      Tags: [{ Key: "team", Value: "web" }],
    },
    {
      Arn: arnOf("user", "ben"),
      UserName: "ben",
      AttachedManagedPolicies: [{ PolicyArn: "arn:aws:iam::aws:policy/Far" }],
    },
  ],
  GroupDetailList: [{ Arn: arnOf("group", "ops"), GroupName: "ops", ...attached("machines") }],
  RoleDetailList: [
    {
      Arn: arnOf("role", "ci"),
      RoleName: "ci",
      RolePolicyList: [{ PolicyName: "r", PolicyDocument: allow("ecs:RunTask") }],
    },
    { Arn: arnOf("role", "linked"), RoleName: "linked", Path: "/aws-service-role/autoscaling.amazonaws.com/" },
  ],
  Policies: [policy("machines", allow("ec2:RunInstances", "rds:*")), policy("bounds", allow("ec2:*", "s3:*"))],
};

const read = (): Principal[] => {
  const result = readAuthorizationDetails(DETAILS);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.principals;
};
const may = (principal: Principal, action: string) => mayCall(principal, { action, region: "eu-west-1" }, []);

describe("the answer of get-account-authorization-details", () => {
  it("gives users and roles, but no role that is linked to a service", () => {
    expect(read().map(({ arn, kind, tags }) => [arn, kind, tags])).toEqual([
      [arnOf("user", "ada"), "user", { team: "web" }],
      [arnOf("user", "ben"), "user", {}],
      [arnOf("role", "ci"), "role", {}],
    ]);
  });

  it.each([
    ["ec2:RunInstances", true, "the group allows it, and the boundary lets it"],
    ["s3:PutObject", true, "its own policy allows it"],
    ["rds:CreateDBInstance", false, "the boundary does not let it"],
    ["ec2:CreateFleet", false, "nobody allows it; the version that does is no default"],
  ])("a user with a group and a boundary: %s is %p, because %s", (action, expected) => {
    expect(may(read()[0]!, action)).toBe(expected);
  });

  it("counts a policy without its text as allowing everything, and says so", () => {
    const ben = read()[1]!;
    expect(may(ben, "ec2:RunInstances")).toBe(true);
    expect(ben.unread).toEqual([
      "the text of arn:aws:iam::aws:policy/Far is not in the answer: it counts as allowing everything",
    ]);
  });

  it("a role has its own policies alone", () => {
    expect(["ecs:RunTask", "ec2:RunInstances"].map((action) => may(read()[2]!, action))).toEqual([true, false]);
  });
});

describe("what is no such answer", () => {
  const messages = (value: unknown) => {
    const result = readAuthorizationDetails(value);
    return "problems" in result ? result.problems.map(({ path, message }) => `${path}: ${message}`) : [];
  };

  it.each<[string, unknown, string[]]>([
    [
      "a list",
      [],
      ["the file: expected the answer of `aws iam get-account-authorization-details`, an object, received []"],
    ],
    [
      "null",
      null,
      ["the file: expected the answer of `aws iam get-account-authorization-details`, an object, received null"],
    ],
    [
      "another answer",
      { Users: [], IsTruncated: false },
      [
        "the file: expected the answer of `aws iam get-account-authorization-details` with UserDetailList, GroupDetailList, RoleDetailList, Policies; it has Users, IsTruncated",
      ],
    ],
    [
      "the first page of several",
      { ...DETAILS, IsTruncated: true },
      [
        "IsTruncated: is true: this is the first page of several; run the command without --no-paginate and --max-items",
      ],
    ],
    [
      "several mistakes",
      { UserDetailList: [{ Arn: 7, UserName: "ada" }], RoleDetailList: "none" },
      ["UserDetailList[0].Arn: expected a text, received 7", 'RoleDetailList: expected a list, received "none"'],
    ],
  ])("%s", (_, value, expected) => {
    expect(messages(value)).toEqual(expected);
  });
});
