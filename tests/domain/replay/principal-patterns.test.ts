import { PrincipalPatterns } from "../../../domain/replay/principal-patterns";

it("principals match by pattern, and what never matched is known", () => {
  const patterns = new PrincipalPatterns(["arn:aws:iam::*:role/ci-*", "arn:aws:iam::1:user/eve"]);
  expect(patterns.has("arn:aws:iam::1:role/ci-deploy")).toBe(true);
  expect(patterns.has("arn:aws:iam::1:role/ci-deploy")).toBe(true);
  expect(patterns.has("arn:aws:iam::1:role/api")).toBe(false);
  expect(patterns.unmet).toEqual(["arn:aws:iam::1:user/eve"]);
});
