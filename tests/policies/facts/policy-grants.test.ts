import { contextOf } from "../../../domain/documents/conditions";
import { compile, decide } from "../../../domain/documents/evaluate";
import type { PolicyDocument as DomainDocument } from "../../../domain/documents/document";
import { read, UNKNOWN } from "../../../policies/engine/reader";
import { policyDocument } from "../../../policies/facts/policy-document";
import {
  covers,
  grantedBy,
  isBroad,
  isDenied,
  isEverything,
  isOnAll,
  isUnconditional,
  narrows,
} from "../../../policies/facts/policy-grants";
import * as fc from "../../support/properties";

const documentOf = (...Statement: unknown[]) => policyDocument(read({ Statement }, "policy"));
const statementOf = (statement: object) => documentOf(statement).statements[0]!;
const PASS_ROLE = { action: "iam:PassRole", on: "role/" };

it.each<[object, string, boolean | undefined]>([
  [{ Action: "iam:PassRole" }, "iam:PassRole", true],
  [{ Action: "IAM:passrole" }, "iam:PassRole", true],
  [{ Action: ["s3:*", "iam:P?ss*"] }, "iam:PassRole", true],
  [{ Action: "*" }, "iam:PassRole", true],
  [{ Action: "iam:Get*" }, "iam:PassRole", false],
  [{ Action: ["iam:Get*", UNKNOWN] }, "iam:PassRole", undefined],
  [{ Action: ["iam:*", UNKNOWN] }, "iam:PassRole", true],
  [{ NotAction: "iam:*" }, "iam:PassRole", false],
  [{ NotAction: "s3:*" }, "iam:PassRole", true],
  [{ NotAction: ["s3:*", UNKNOWN] }, "iam:PassRole", undefined],
  [{}, "iam:PassRole", false],
])("%j covers %s: %s", (statement, action, expected) => {
  expect(covers(statementOf(statement), action)).toBe(expected);
});

it.each([
  ["*", true],
  ["**", true],
  ["arn:aws:iam::*:role/*", true],
  ["arn:aws:iam::123456789012:role/*", true],
  ["arn:*:iam::*:*", true],
  ["arn:aws:iam::123456789012:*", true],
  ["arn:aws:iam::*:role/**", true],
  ["arn:aws:iam::*:role/app-*", false],
  ["arn:aws:iam::*:role/service-role/*", false],
  ["arn:aws:iam::*:role/*-app", false],
  ["arn:aws:iam::*:role/app", false],
  ["arn:aws:iam::*:policy/*", false],
  ["arn:aws:s3:::*", false],
  ["arn:aws:iam::*:role/${aws:PrincipalTag/team}/*", false],
])("the pattern %s means every role: %s", (pattern, expected) => {
  expect(isBroad(pattern, PASS_ROLE)).toBe(expected);
});

it.each([
  ["arn:aws:s3:::*", { action: "s3:*" }, true],
  ["arn:aws:s3:::*/*", { action: "s3:*" }, true],
  ["arn:aws:s3:::data/*", { action: "s3:*" }, false],
  ["arn:aws:lambda:eu-central-1:*:function:*", { action: "lambda:UpdateFunctionCode", on: "function:" }, true],
  ["arn:aws:lambda:*:*:function:app-*", { action: "lambda:UpdateFunctionCode", on: "function:" }, false],
  ["arn:aws:ec2:*:*:instance/*", { action: "ec2:RunInstances" }, false],
])("the pattern %s means everything of %j: %s", (pattern, wanted, expected) => {
  expect(isBroad(pattern, wanted)).toBe(expected);
});

it.each<[object, boolean | undefined]>([
  [{ Resource: "*" }, true],
  [{ Resource: ["arn:aws:iam::*:role/app", "*"] }, true],
  [{ Resource: ["arn:aws:iam::*:role/app", UNKNOWN] }, undefined],
  [{ Resource: "arn:aws:iam::*:role/app" }, false],
  [{ NotResource: "arn:aws:iam::*:role/app" }, true],
  [{}, false],
])("%j is about every role: %s", (statement, expected) => {
  expect(isOnAll(statementOf(statement), PASS_ROLE)).toBe(expected);
});

it.each<[object, boolean | undefined]>([
  [{ StringEquals: { "aws:RequestedRegion": "eu-central-1" } }, true],
  [{ StringLike: { "aws:PrincipalArn": "*" } }, false],
  [{ ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::1:role/a", "*"] } }, false],
  [{ StringLike: { "aws:PrincipalArn": UNKNOWN } }, undefined],
  [{ StringLike: { "aws:SourceVpce": "*" } }, true],
  [{ StringLikeIfExists: { "aws:SourceVpce": "*" } }, false],
  [{ IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }, false],
  [{ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, true],
  [{ StringEquals: { "iam:PassedToService": UNKNOWN } }, true],
  [{ StringEquals: UNKNOWN }, undefined],
])("%j narrows: %s", (Condition, expected) => {
  expect(narrows(statementOf({ Condition }).conditions[0]!)).toBe(expected);
});

it("knows a statement without conditions, and one for everything", () => {
  expect(isUnconditional(statementOf({ Condition: {} }))).toBe(true);
  expect(isUnconditional(statementOf({ Condition: UNKNOWN }))).toBe(undefined);
  expect(
    [
      { Action: "*", Resource: "*" },
      { Action: ["a:b", "*:*"], Resource: "*" },
    ].map((one) => isEverything(statementOf(one))),
  ).toEqual([true, true]);
  expect(
    [
      { Action: "s3:*", Resource: "*" },
      { Action: "*", Resource: "arn:aws:s3:::a" },
    ].map((one) => isEverything(statementOf(one))),
  ).toEqual([false, false]);
  expect(isEverything(statementOf({ Action: UNKNOWN, Resource: "*" }))).toBe(undefined);
});

const deny = (more: object = {}) => ({ Effect: "Deny", Action: "iam:*", Resource: "*", ...more });

it.each<[object, boolean | undefined]>([
  [deny(), true],
  [deny({ Effect: "Allow" }), false],
  [deny({ Resource: "arn:aws:iam::*:role/admin" }), false],
  [deny({ Condition: { StringNotEquals: { "iam:PassedToService": "ec2.amazonaws.com" } } }), true],
  [deny({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }), false],
  [deny({ Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-central-1" } } }), false],
  [deny({ Condition: UNKNOWN }), undefined],
  [deny({ Effect: UNKNOWN }), undefined],
  [deny({ Action: UNKNOWN }), undefined],
])("%j takes the action away: %s", (statement, expected) => {
  expect(isDenied(documentOf(statement), PASS_ROLE)).toBe(expected);
});

const allow = (more: object = {}) => ({ Effect: "Allow", Action: "iam:PassRole", Resource: "*", ...more });

it.each<[string, object[], boolean | undefined]>([
  ["an allow", [allow()], true],
  ["an allow that is denied again", [allow(), deny()], undefined],
  ["an allow with a perhaps", [allow(), deny({ Condition: UNKNOWN })], false],
  ["a perhaps", [allow({ Action: UNKNOWN })], false],
  ["a perhaps beside an allow", [allow({ Resource: UNKNOWN }), allow()], true],
  ["an allow beside a statement that is not known", [allow(), UNKNOWN as unknown as object], false],
  ["everything", [allow({ Action: "*" })], undefined],
  ["nothing", [], undefined],
])("%s grants surely: %s", (_, statements, expected) => {
  expect(grantedBy(documentOf(...statements), PASS_ROLE)?.surely).toBe(expected);
});

/** What the engine that decides like AWS says of a role that nobody would think of. */
it("never calls a grant sure that AWS would refuse", () => {
  const actions = ["iam:PassRole", "iam:*", "iam:Get*", "s3:*"];
  const resources = ["*", "arn:aws:iam::*:role/*", "arn:aws:iam::*:role/app", "arn:aws:s3:::*"];
  const some = (texts: string[]) => fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1 });
  const statement = fc.record({
    Sid: fc.constant("One"),
    Effect: fc.constantFrom("Allow" as const, "Deny" as const),
    Action: some(actions),
    Resource: some(resources),
  });
  let sure = 0;
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 4 }), (Statement) => {
      const granted = grantedBy(documentOf(...Statement), PASS_ROLE);
      const document: DomainDocument = { Version: "2012-10-17", Statement };
      const request = {
        action: "iam:PassRole",
        resource: "arn:aws:iam::111122223333:role/zz9",
        context: contextOf({}, true),
      };
      if (granted?.surely) sure += 1;
      expect(granted?.surely === true).toBe(decide({ identity: compile([document]) }, request).allowed === true);
    }),
    { numRuns: 500 },
  );
  expect(sure).toBeGreaterThan(0);
});
