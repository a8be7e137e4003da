import { contextOf } from "../../../domain/documents/conditions";
import { CHANGE_KINDS, sign, widest } from "../../../domain/replay/changes";
import { SETTINGS } from "../../support/replaying";

const kind = (setting: string) => CHANGE_KINDS.find((each) => each.setting === setting)!;
const request = (action: string, keys: Record<string, string> = {}) => ({ action, context: contextOf(keys) });
const ROLE = "arn:aws:iam::123456789012:role/ci";

describe("what can be proposed", () => {
  it.each([
    [
      "guardrails.allowedInstanceTypes",
      request("ec2:RunInstances", { "ec2:InstanceType": "m5.4xlarge" }),
      ["m5.4xlarge", "m5.*"],
    ],
    [
      "guardrails.allowedInstanceTypes",
      request("rds:CreateDBInstance", { "rds:DatabaseClass": "db.r6g.large" }),
      ["r6g.large", "r6g.*"],
    ],
    // A class that no machine of EC2 has would be refused as a setting.
    ["guardrails.allowedInstanceTypes", request("rds:CreateDBInstance", { "rds:DatabaseClass": "db.serverless" }), []],
    ["guardrails.unusedServices", request("bedrock-agentcore:CreateGateway"), ["bedrock"]],
    ["guardrails.unusedServices", request("eks:CreateCluster"), []],
    ["allowedRegions", request("ec2:RunInstances", { "aws:RequestedRegion": "eu-west-1" }), ["eu-west-1"]],
    ["allowedRegions", request("ec2:RunInstances", { "aws:RequestedRegion": "mars-1" }), []],
    ["allowedRegions", request("ec2:RunInstances", { "aws:RequestedRegion": "ap-southeast-2" }), []],
    ["guardrails.exemptPrincipals", request("iam:CreateUser"), [ROLE]],
  ])("of %s", (setting, of, values) => {
    expect(kind(setting).propose(of, ROLE, SETTINGS)).toEqual(values);
  });

  it("never root", () => {
    expect(
      kind("guardrails.exemptPrincipals").propose(request("iam:CreateUser"), "arn:aws:iam::1:root", SETTINGS),
    ).toEqual([]);
  });
});

it("a way round all guardrails weighs more than the ways through them, and a user's key most", () => {
  const order = [
    kind("guardrails.allowedInstanceTypes").weight("t3.nano"),
    kind("guardrails.allowedInstanceTypes").weight("t3.*"),
    kind("guardrails.unusedServices").weight("bedrock"),
    kind("allowedRegions").weight("eu-west-1"),
    kind("guardrails.exemptPrincipals").weight(ROLE),
    kind("guardrails.exemptPrincipals").weight("arn:aws:iam::1:user/anna"),
  ];
  expect([...order].sort((a, b) => a - b)).toEqual(order);
  expect(new Set(order).size).toBe(order.length);
});

const VALUES: Record<string, string> = {
  "guardrails.allowedInstanceTypes": "m5.4xlarge",
  "guardrails.unusedServices": "bedrock",
  "guardrails.allowedLaunchers": `karpenter=${ROLE}`,
  "guardrails.toolRegions": `us-east-1=${ROLE}`,
  allowedRegions: "eu-west-1",
  "guardrails.exemptPrincipals": ROLE,
};

it("a second role joins the entry that is there", () => {
  const two = ["arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b"];
  const launchers = two.reduce(
    (args, arn) => kind("guardrails.allowedLaunchers").apply(args, `karpenter=${arn}`),
    SETTINGS,
  );
  expect(launchers.allowedLaunchers).toEqual([{ launcher: "karpenter", roles: two }]);
  const tools = two.reduce((args, arn) => kind("guardrails.toolRegions").apply(args, `us-east-1=${arn}`), SETTINGS);
  expect(tools.toolRegions).toEqual([{ region: "us-east-1", roles: two }]);
});

it("every kind shows in the setting what it changes, and says what it opens", () => {
  for (const each of CHANGE_KINDS) {
    const value = VALUES[each.setting]!;
    const shown = (args: typeof SETTINGS): string => JSON.stringify(each.now(args));
    const part = value.slice(value.indexOf("=") + 1);
    const [before, after] = [shown(SETTINGS), shown(each.apply(SETTINGS, value))];
    expect(before.includes(part)).toBe(sign({ kind: each, value }) === "-");
    expect(after.includes(part)).toBe(sign({ kind: each, value }) === "+");
    expect(each.opens(value).length).toBeGreaterThan(10);
  }
  expect(widest(SETTINGS).unusedServices).toEqual([]);
});
