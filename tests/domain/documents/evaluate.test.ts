import type { PolicyDocument, Statement } from "../../../domain/documents/document";
import { contextOf } from "../../../domain/documents/conditions";
import { compile, covers, decide, denyingStatement } from "../../../domain/documents/evaluate";
import { freeze } from "../../../domain/documents/guardrails/freeze";
import { GUARDRAILS } from "../../guardrails/guardrails";
import { PRINCIPALS } from "../../guardrails/principals";
import type { Row } from "../../guardrails/row";
import { ROWS } from "../../guardrails/rows";
import { isDenied } from "../../support/simulate";

const statement = (given: Partial<Statement>): Statement => ({ Sid: "One", Effect: "Deny", Resource: "*", ...given });
const document = (...statements: Partial<Statement>[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: statements.map((given, index) => statement({ Sid: `S${index + 1}`, ...given })),
});
const ANNA = "arn:aws:iam::123456789012:user/anna";
const call = (action: string, more: object = {}) => ({ action, region: "eu-west-1", principal: ANNA, ...more });

describe("covers", () => {
  it.each<[string, Partial<Statement>, string, boolean]>([
    ["one action", { Action: "ec2:RunInstances" }, "ec2:RunInstances", true],
    ["one of several", { Action: ["s3:GetObject", "ec2:Run*"] }, "ec2:RunInstances", true],
    ["an action in another case", { Action: "EC2:runinstances" }, "ec2:RunInstances", true],
    ["another action", { Action: "ec2:RunInstances" }, "ec2:StartInstances", false],
    ["everything but some", { NotAction: ["iam:*", "sts:*"] }, "ec2:RunInstances", true],
    ["everything but this", { NotAction: ["iam:*", "sts:*"] }, "iam:GetRole", false],
  ])("%s", (_, given, action, expected) => {
    expect(covers(statement(given), action)).toBe(expected);
  });
});

describe("decide", () => {
  const everything = compile([document({ Action: "*" })]);

  it.each([
    ["sts:GetCallerIdentity", true],
    ["sts:AssumeRole", false],
  ])("%s stays allowed when everything is denied: %p", (action, expected) => {
    expect(decide({ organization: everything }, { action, context: contextOf({}) }).allowed).toBe(expected);
  });

  it("names the deny that surely applies before one that may", () => {
    const unsure = { Action: "s3:*", Resource: "arn:aws:s3:::logs/*" };
    const organization = compile([document({ ...unsure, Sid: "May" }, { Action: "*", Sid: "Surely" })]);
    const request = { action: "s3:GetObject", context: contextOf({}) };
    expect(decide({ organization }, request)).toMatchObject({ allowed: false, denial: { surely: true } });
    expect(decide({ organization: compile([document(unsure)]) }, request)).toMatchObject({
      allowed: undefined,
      denial: { surely: false },
    });
  });

  it("takes NotResource for all other resources", () => {
    const organization = compile([
      document({ Action: "s3:*", Resource: undefined, NotResource: "arn:aws:s3:::open/*" }),
    ]);
    const allowed = (resource: string) =>
      decide({ organization }, { action: "s3:GetObject", resource, context: contextOf({}) }).allowed;
    expect([allowed("arn:aws:s3:::open/a"), allowed("arn:aws:s3:::other/a")]).toEqual([true, false]);
  });
});

describe("denyingStatement", () => {
  const sid = (documents: PolicyDocument[], action: string, more: object = {}) =>
    denyingStatement(documents, call(action, more))?.Sid;

  it("is the first deny that speaks of the action, over all documents", () => {
    const documents = [
      document({ Effect: "Allow", Action: "ec2:*" }, { Action: "s3:*" }),
      document({ Action: "ec2:*", Sid: "Other" }),
    ];
    expect(sid(documents, "ec2:RunInstances")).toBe("Other");
    expect(sid(documents, "s3:GetObject")).toBe("S2");
    expect(sid(documents, "iam:GetRole")).toBeUndefined();
  });

  it.each<[string, Statement["Condition"], object, boolean]>([
    ["region outside", { StringNotEquals: { "aws:RequestedRegion": ["us-east-1"] } }, {}, true],
    ["region inside", { StringNotEquals: { "aws:RequestedRegion": ["us-east-1"] } }, { region: "us-east-1" }, false],
    ["region named", { StringEquals: { "aws:RequestedRegion": "eu-west-1" } }, {}, true],
    ["another region named", { StringEquals: { "aws:RequestedRegion": ["us-east-1", "us-west-2"] } }, {}, false],
    ["principal spared", { ArnNotLike: { "aws:PrincipalArn": ["arn:aws:iam::*:user/an*"] } }, {}, false],
    ["another principal spared", { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/b*" } }, {}, true],
    [
      "region outside, but spared",
      { StringNotEquals: { "aws:RequestedRegion": "us-east-1" }, ArnNotLike: { "aws:PrincipalArn": ANNA } },
      {},
      false,
    ],
    ["what the call decides", { StringNotLike: { "ec2:InstanceType": "t3.*" } }, {}, true],
    ["an operator of the call that is not known", { DateLessThan: { "aws:CurrentTime": "2026-01-01" } }, {}, true],
  ])("looks at the condition: %s", (_, Condition, more, denied) => {
    expect(sid([document({ Action: "*", Condition })], "ec2:RunInstances", more)).toBe(denied ? "S1" : undefined);
  });

  it("takes an operator that it does not know for one that may hold", () => {
    const unknown = document({ Action: "*", Condition: { IpAddress: { "aws:RequestedRegion": "10.0.0.0/8" } } });
    expect(denyingStatement([unknown], call("ec2:RunInstances"))?.Sid).toBe("S1");
  });
});

/** The rows whose call has a region, which every own call has. */
const rows = ROWS.filter((row): row is Row & { region: string } => row.region !== null);
const denies = [
  ...Object.entries(GUARDRAILS.organization),
  ...Object.entries(GUARDRAILS.attached),
  ["freeze", freeze(["arn:aws:iam::*:role/ringfence/exempt/*"])] as const,
];

// It answers without knowing the call: it may name a statement whose condition would not hold, never miss one that holds.
describe.each(denies)("denyingStatement of %s", (_, deny) => {
  it("names a statement whenever the simulator says that the document denies", async () => {
    let denied = 0;
    const missed = await Promise.all(
      rows.map(async ({ call: action, region, principal, resource, context }) => {
        const { arn } = PRINCIPALS[principal];
        const request = { action, region, principal: arn, resource, context };
        if (!(await isDenied(deny, request))) return [];
        denied += 1;
        return denyingStatement([deny], { action, region, principal: arn })
          ? []
          : [`${action} in ${region} by ${principal}`];
      }),
    );
    expect(missed.flat()).toEqual([]);
    expect(denied).toBeGreaterThan(20);
  });

  it("names none when the simulator denies none, but for conditions that depend on the call and for resources", async () => {
    const wrong = await Promise.all(
      rows.map(async ({ call: action, region, principal, resource, context }) => {
        const { arn } = PRINCIPALS[principal];
        const found = denyingStatement([deny], { action, region, principal: arn });
        if (!found || dependsOnCall(found)) return [];
        return (await isDenied(deny, { action, region, principal: arn, resource, context }))
          ? []
          : [`${action} in ${region} by ${principal}`];
      }),
    );
    expect(wrong.flat()).toEqual([]);
  });
});

/** True when region, principal and action do not decide about the statement. */
const dependsOnCall = ({ Resource, Condition = {} }: Statement): boolean =>
  Resource !== "*" ||
  Object.values(Condition).some((test) =>
    Object.keys(test).some((key) => key !== "aws:RequestedRegion" && key !== "aws:PrincipalArn"),
  );
