import { patternOf } from "../../../domain/documents/pattern";

describe("patternOf", () => {
  it.each([
    ["t3.*", "t3.micro", true],
    ["t3.*", "t3a.micro", false],
    ["t3.*", "t3xmicro", false],
    ["m?.large", "m5.large", true],
    ["m?.large", "m5a.large", false],
    ["m?.large", "m.large", false],
    ["a${*}", "a*", true],
    ["a${*}", "ab", false],
    ["arn:aws:iam::*:role/dep*", "arn:aws:iam::123456789012:role/deploy", true],
    ["*", "anything", true],
    ["ec2:Run*", "ec2:StartInstances", false],
    ["role/a*", "role/a/b", true],
    ["role/a", "role/ab", false],
    ["role/a+b", "role/aab", false],
    ["role/a+b", "role/a+b", true],
  ])("%s stands for %s: %p", (pattern, text, stands) => {
    expect(patternOf(pattern).test(text)).toBe(stands);
  });
});
