import * as fc from "../../support/properties";
import { patternOf } from "../../../domain/documents/pattern";
import { arnsMeet, patternsMeet } from "../../../policies/facts/patterns-meet";

describe("two patterns", () => {
  it.each([
    ["cloudtrail:StopLogging", "cloudtrail:Stop*"],
    ["cloudtrail:S*", "cloudtrail:Stop*"],
    ["config:St*Recorder", "config:StopC*"],
    ["*", "guardduty:Dis*"],
    ["guardduty:?elete*", "guardduty:Delete*"],
    ["CLOUDTRAIL:stoplogging", "cloudtrail:Stop*"],
    ["a*c", "*b*"],
    ["", "*"],
  ])("%s and %s meet", (one, other) => {
    expect([patternsMeet(one, other), patternsMeet(other, one)]).toEqual([true, true]);
  });

  it.each([
    ["cloudtrail:Lookup*", "cloudtrail:Stop*"],
    ["s3:*", "sns:*"],
    ["a*c", "b*"],
    ["a?", "a"],
    ["", "a*"],
  ])("%s and %s do not", (one, other) => {
    expect([patternsMeet(one, other), patternsMeet(other, one)]).toEqual([false, false]);
  });

  it("meet when a text fits both", () => {
    const pattern = fc.stringMatching(/^[ab*?]{0,6}$/);
    fc.assert(
      fc.property(pattern, pattern, fc.stringMatching(/^[ab]{0,8}$/), (one, other, text) => {
        fc.pre(patternOf(one).test(text) && patternOf(other).test(text));
        expect(patternsMeet(one, other)).toBe(true);
      }),
    );
  });

  it("do not meet when no short text fits both", () => {
    const texts = Array.from({ length: 5 }, (_, length) => length).flatMap((length) =>
      Array.from({ length: 2 ** length }, (_, bits) =>
        Array.from({ length }, (_bit, at) => ((bits >> at) & 1 ? "b" : "a")).join(""),
      ),
    );
    // Two patterns of three signs that meet at all meet in a text of four.
    const pattern = fc.stringMatching(/^[ab*?]{0,3}$/);
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const fits = texts.some((text) => patternOf(one).test(text) && patternOf(other).test(text));
        expect(patternsMeet(one, other)).toBe(fits);
      }),
    );
  });
});

describe("two patterns of ARNs", () => {
  it("stay within the parts of an ARN", () => {
    const own = "arn:aws:cloudwatch:*:*:alarm:ringfence-*";
    expect(arnsMeet("arn:aws:cloudwatch:*:*:alarm:shop-*", own)).toBe(false);
    expect(arnsMeet("arn:aws:cloudwatch:us-east-1:111122223333:alarm:*", own)).toBe(true);
  });
});
