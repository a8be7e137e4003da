import * as fc from "../../../support/properties";

import { sameNumber, sameValue, type Comparisons } from "../../../../sandbox/provider/core/equality";
import { UNKNOWN, type Value } from "../../../../sandbox/provider/core/values";

const COMPARE: Comparisons = {
  actions: "set",
  list: "set",
  "list.names": "set",
  policy: "policy",
  text: "json",
  amount: sameNumber,
};

const statement = { Effect: "Deny", Action: ["ec2:*", "ecs:*"], Resource: "*" };
const policy = (statements: unknown) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

const CASES: [why: string, path: string, a: Value | undefined, b: Value | undefined, same: boolean][] = [
  ["the same text", "name", "a", "a", true],
  ["another text", "name", "a", "b", false],
  ["nothing and the empty text", "name", undefined, "", true],
  ["nothing and an empty map", "tags", undefined, {}, true],
  ["nothing and an empty list", "plain", undefined, [], true],
  ["nothing and false", "flag", undefined, false, true],
  ["nothing and zero", "count", undefined, 0, true],
  ["nothing and true", "flag", undefined, true, false],
  ["true and false", "flag", true, false, false],
  ["an unknown value and anything", "name", "a", UNKNOWN, false],
  ["two unknown values", "name", UNKNOWN, UNKNOWN, false],
  ["a list in another order", "plain", ["a", "b"], ["b", "a"], false],
  ["a set in another order", "actions", ["a", "b"], ["b", "a"], true],
  ["a set with an element more", "actions", ["a", "b"], ["b", "a", "a"], false],
  ["a set with an element twice for another", "actions", ["a", "a"], ["a", "b"], false],
  [
    "a set of objects with sets inside",
    "list",
    [{ names: ["a", "b"] }, { names: [] }],
    [{}, { names: ["b", "a"] }],
    true,
  ],
  ["the record of defaults", "nested", { a: "1", __defaults: ["a"] }, { a: "1" }, true],
  ["numbers as text", "amount", "100", "100.0", true],
  ["other numbers as text", "amount", "100", "100.5", false],
  ["JSON with another layout", "text", '{"a":1,"b":2}', '{ "b": 2, "a": 1 }', true],
  ["JSON with a list in another order", "text", "[1,2]", "[2,1]", false],
  ["a policy with one statement or a list of one", "policy", policy(statement), policy([statement]), true],
  [
    "a policy with actions in another order",
    "policy",
    policy([{ ...statement, Action: ["ecs:*", "ec2:*"] }]),
    policy([statement]),
    true,
  ],
  ["a policy with one action as text", "policy", policy([{ Action: "a" }]), policy([{ Action: ["a"] }]), true],
  [
    "a policy naming an account or its root",
    "policy",
    policy([{ Principal: { AWS: "123456789012" } }]),
    policy([{ Principal: { AWS: "arn:aws:iam::123456789012:root" } }]),
    true,
  ],
  [
    "a policy with a condition value as text",
    "policy",
    policy([{ Condition: { Bool: { "aws:MultiFactorAuthPresent": true } } }]),
    policy([{ Condition: { Bool: { "aws:MultiFactorAuthPresent": ["true"] } } }]),
    true,
  ],
  ["a policy with another effect", "policy", policy([{ ...statement, Effect: "Allow" }]), policy([statement]), false],
  ["a policy that is no JSON", "policy", "not json", policy([statement]), false],
];

test.each(CASES)("%s", (_why, path, a, b, same) => {
  expect(sameValue(COMPARE, path, a, b)).toBe(same);
  expect(sameValue(COMPARE, path, b, a)).toBe(same);
});

test("a set is the same as any order of itself, and no longer once an element is taken away", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), fc.nat(), (items, seed) => {
      const turned = [...items.slice(seed % items.length), ...items.slice(0, seed % items.length)];
      expect(sameValue(COMPARE, "actions", items, turned)).toBe(true);
      expect(sameValue(COMPARE, "actions", items, turned.slice(1))).toBe(false);
    }),
  );
});
