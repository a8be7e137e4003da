import { allowed, nearest } from "../../../domain/fields/nearest";

const WORDS = ["guardduty", "contacts", "budgets", "S3_DATA_EVENTS"];

describe("nearest", () => {
  it.each([
    ["guard-duty", "guardduty"],
    ["  Budgets ", "budgets"],
    ["contact", "contacts"],
    ["s3_data_event", undefined],
    ["something else", undefined],
    ["", undefined],
  ])("of %p is %p", (word, expected) => {
    expect(nearest(word, WORDS)).toBe(expected);
  });

  it("is nothing without candidates", () => {
    expect(nearest("guardduty", [])).toBeUndefined();
  });
});

describe("allowed", () => {
  const regions = [
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-4",
    "eu-west-1",
    "eu-west-2",
    "us-east-1",
    "us-west-2",
  ];

  it("lists every name when they are few", () => {
    expect(allowed("everything", ["on", "off"], "docs/x.md")).toBe("; allowed are on, off");
  });

  it("lists the nearest five of many, and the page that has the others", () => {
    expect(allowed("us-east-2", regions, "docs/x.md")).toBe(
      ', did you mean "us-east-1"?; allowed are us-east-1, us-west-2, eu-west-2, eu-west-1, ap-southeast-2 and 2 more, see docs/x.md',
    );
  });
});
