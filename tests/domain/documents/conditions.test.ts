import { contextOf, holds, matches } from "../../../domain/documents/conditions";
import type { Truth } from "../../../domain/documents/truth";

const told = (keys: Record<string, string | string[]>) => contextOf(keys, true);
const partly = (keys: Record<string, string | string[]>) => contextOf(keys);

type Row = [what: string, operator: string, listed: string[], keys: Record<string, string | string[]>, truth: Truth];

// tests/domain/documents/evaluate-random.test.ts compares the rest with another evaluator. Here is what AWS says otherwise
// than it does, and what AWS does not say.
describe("holds, when everything is told", () => {
  it.each<Row>([
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
    ["IfExists with ForAnyValue lets a missing key pass", "ForAnyValue:StringLikeIfExists", ["a"], {}, true],
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
    ["ForAllValues takes an empty text for none", "ForAllValues:StringEquals", ["a"], { k: [""] }, true],
    ["ForAllValues takes an empty list for none", "ForAllValues:StringEquals", ["a"], { k: [] }, true],
    ["ForAnyValue finds nothing in an empty list", "ForAnyValue:StringNotEquals", ["a"], { k: [] }, false],
    ["an empty list is no key", "Null", ["true"], { k: [] }, true],
    ["several values without a word for sets", "StringEquals", ["a"], { k: ["a", "b"] }, undefined],
    ["several values without a word for sets, negated", "StringNotEquals", ["c"], { k: ["a", "b"] }, undefined],
    ["one value of a key that takes several", "StringEquals", ["a"], { k: ["a"] }, true],
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
    ["a sign in a variable, where signs mean nothing", "StringEquals", ["a${*}"], { k: "a*" }, true],
    ["a variable that the request lacks", "StringEquals", ["${aws:username}"], { k: "a" }, false],
    ["a variable that the request lacks, negated", "StringNotEquals", ["${aws:username}"], { k: "a" }, undefined],
    ["a variable of several values", "StringLike", ["${v}"], { k: "a", v: ["a", "b"] }, false],
    ["signs in the value of a variable", "StringLike", ["${v}"], { k: "ab", v: "a*" }, false],
    ["signs in what stands for a missing variable", "StringLike", ["${v, 'a*'}"], { k: "ab" }, false],
    // Seconds since 1970: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
    ["seconds against a date", "DateLessThan", ["2026-01-01T00:00:01Z"], { k: "1767225600" }, true],
    ["a date against seconds", "DateGreaterThan", ["1767225600"], { k: "2026-01-01T00:00:01Z" }, true],
    ["a time of no zone", "DateLessThan", ["2027-01-01T00:00:00"], { k: "2026-01-01T00:00:00Z" }, undefined],
    ["a text that is no number", "NumericLessThan", ["5"], { k: "four" }, undefined],
    ["a text of no length, which is no zero", "NumericLessThan", ["5"], { k: "" }, undefined],
    ["a text that is no ARN", "ArnNotLike", ["arn:aws:iam::*:role/*"], { k: "me" }, undefined],
    [
      "a star that would have to reach over a colon",
      "ArnLike",
      ["arn:aws:sns:*:*:ringfence-*"],
      { k: "arn:aws:sns:eu-west-1:1:other:ringfence-x" },
      false,
    ],
    ["every ARN", "ArnLike", ["*"], { k: "arn:aws:iam::1:role/a" }, true],
    ["an address", "IpAddress", ["10.0.0.0/8"], { k: "10.1.1.1" }, undefined],
    ["no address", "IpAddress", ["10.0.0.0/8"], {}, false],
    ["no address, negated", "NotIpAddress", ["10.0.0.0/8"], {}, true],
    ["an operator that does not exist", "StringMatches", ["a"], {}, undefined],
  ])("%s: %s", (_, operator, listed, keys, truth) => {
    expect(holds(operator, "k", listed, told(keys))).toBe(truth);
  });
});

describe("holds, when a part is told", () => {
  it.each<Row>([
    ["a key that nobody told", "StringEquals", ["a"], {}, undefined],
    ["also with IfExists", "BoolIfExists", ["true"], {}, undefined],
    ["also with ForAllValues", "ForAllValues:StringEquals", ["a"], {}, undefined],
    ["also with Null", "Null", ["false"], {}, undefined],
    ["a key that is told", "Null", ["false"], { k: "a" }, true],
    ["a key that is told to be missing", "Null", ["true"], { k: [] }, true],
    ["a variable that nobody told", "StringEquals", ["${aws:username}"], { k: "a" }, undefined],
    ["a variable that nobody told, beside what is listed", "StringEquals", ["${v}", "a"], { k: "a" }, true],
    ["the same, negated", "StringNotEquals", ["${v}", "a"], { k: "a" }, false],
    ["what stands for a variable that may be there", "StringEquals", ["${v, 'a'}"], { k: "a" }, undefined],
  ])("%s: %s", (_, operator, listed, keys, truth) => {
    expect(holds(operator, "k", listed, partly(keys))).toBe(truth);
  });
});

describe("matches", () => {
  it.each<[resource: string, pattern: string, truth: Truth]>([
    ["arn:aws:sns:eu-west-1:1:topic", "arn:aws:sns:*:*:topic", true],
    ["arn:aws:sns:eu-west-1:1:topic", "arn:aws:sns:*:*:Topic", false],
    ["arn:aws:sqs:eu-west-1:1:queue", "arn:aws:sqs", true],
    ["arn:aws:ec2:eu-west-1:1:instance/i-1", "arn:aws:ec2:*:*:*/*", true],
    ["arn:aws:logs:eu-west-1:1:log-group:a:log-stream:b", "arn:aws:logs:*:*:log-group:a:*", true],
    // Whether a star reaches over colons, AWS leaves open.
    ["arn:aws:sns:eu-west-1:1:other:ringfence-x", "arn:aws:sns:*:*:ringfence-*", undefined],
    ["arn:aws:sns:eu-west-1:1:topic", "arn:aws:sns:*:topic", undefined],
    ["*", "*", true],
    ["*", "arn:aws:sns:*:*:*", false],
    ["arn:aws:iam::1:user/anna", "arn:aws:iam::*:user/${aws:username}", undefined],
  ])("%s is %s: %p", (resource, pattern, truth) => {
    expect(matches(resource, pattern, contextOf({}))).toBe(truth);
  });
});
