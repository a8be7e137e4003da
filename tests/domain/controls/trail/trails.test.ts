import * as v from "valibot";
import { existingTrail, KEEP_DAYS, lockProblems } from "../../../../domain/controls/trail/trails";

describe("the ARN of a trail", () => {
  it.each([
    ["arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events", true],
    ["arn:aws:cloudtrail:ap-southeast-2:999999999999:trail/org_trail.1", true],
    ["arn:aws:cloudtrail:us-east-1:123456789012:eventdatastore/abc", false],
    ["arn:aws:cloudtrail:us-east-1:12345:trail/short", false],
    ["management-events", false],
  ])("%s is one: %p", (text, expected) => {
    expect(v.safeParse(existingTrail, text).success).toBe(expected);
  });
});

describe("a lock", () => {
  it.each([
    [{}, 0],
    [{ lockDays: KEEP_DAYS }, 0],
    [{ lockDays: KEEP_DAYS + 1 }, 1],
    [{ keepDays: 90, lockDays: 91 }, 1],
    [{ keepDays: 400, lockDays: 400 }, 0],
  ])("of %j is longer than logs are kept: %p times", (options, count) => {
    expect(lockProblems(options)).toHaveLength(count);
  });
});
