import { nearest } from "../../domain/nearest";

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
