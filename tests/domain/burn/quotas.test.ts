import { LAUNCH_PATHS } from "../../../domain/burn/paths";
import { quotaIn, QUOTAS } from "../../../domain/burn/quotas";

it("each has a code of its own, and a page of AWS", () => {
  expect(new Set(QUOTAS.map(({ code }) => code)).size).toBe(QUOTAS.length);
  for (const { code, source } of QUOTAS) {
    expect(code).toMatch(/^L-[0-9A-F]{8}$/);
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  }
});

it("each limits one path, and no path has another", () => {
  expect(LAUNCH_PATHS.map(({ quota }) => quota)).toEqual(QUOTAS.map(({ id }) => id));
});

it("is what was read in its region, else the default, which says that it is one", () => {
  const values = { "eu-west-1": { spot: { value: 64, from: "account" } } } as const;
  expect(quotaIn(values, "eu-west-1", "spot")).toEqual({ value: 64, from: "account" });
  expect(quotaIn(values, "eu-west-1", "lambda")).toEqual({ value: 1000, from: "default" });
  expect(quotaIn(values, "us-east-1", "spot")).toEqual({ value: 5, from: "default" });
});
