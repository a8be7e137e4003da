import { DENIED_LAUNCHES } from "../../../../domain/documents/actions/launches";
import { deniedLaunches, fleetsOfLaunchers, instantFleets } from "../../../../domain/documents/guardrails/fleets";

const ROLES = ["arn:aws:iam::123456789012:role/b", "arn:aws:iam::123456789012:role/a"];
const statements = (allowedLaunchers: Parameters<typeof deniedLaunches>[0], exemptPrincipals?: string[]) =>
  fleetsOfLaunchers({ allowedInstanceTypes: ["t3.*"], allowedLaunchers, exemptPrincipals });

describe("where no launcher is named", () => {
  it("every fleet is denied whole, and there is nothing to say about launchers", () => {
    expect(deniedLaunches([])).toEqual(DENIED_LAUNCHES);
    expect(statements([])).toEqual([]);
  });
});

describe("where launchers are named", () => {
  const named = [
    { launcher: "karpenter" as const, roles: [ROLES[0]!] },
    { launcher: "eks-auto-mode" as const, roles: [ROLES[1]!] },
  ];

  it("only the call for a fleet leaves the list", () => {
    expect(DENIED_LAUNCHES.filter((action) => !deniedLaunches(named).includes(action))).toEqual(["ec2:CreateFleet"]);
  });

  it("there are three statements about that call", () => {
    expect(statements(named).map(({ Sid, Action }) => [Sid, Action])).toEqual([
      ["DenyFleetCalls", ["ec2:CreateFleet"]],
      ["DenyUntaggedFleets", ["ec2:CreateFleet"]],
      ["DenyFleetTypes", ["ec2:CreateFleet"]],
    ]);
  });

  it("spare who is exempt in each, and the roles in the first", () => {
    const exempt = "arn:aws:iam::123456789012:role/deploy";
    const spared = statements(named, [exempt]).map(({ Condition }) => Condition?.ArnNotLike?.["aws:PrincipalArn"]);
    expect(spared).toEqual([[ROLES[1], ROLES[0], exempt], [exempt], [exempt]]);
  });

  it("a boundary has all of them but the types", () => {
    const ofBoundary = instantFleets({ allowedLaunchers: named });
    expect(statements(named).slice(0, 2)).toEqual(ofBoundary);
  });

  it("are the same whatever the order of launchers and roles", () => {
    const one = [{ launcher: "karpenter" as const, roles: ROLES }];
    expect(statements([{ launcher: "karpenter", roles: [...ROLES].reverse() }])).toEqual(statements(one));
    expect(statements([...named].reverse())).toEqual(statements(named));
  });
});
