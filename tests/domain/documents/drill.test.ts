import { DRILL_SOURCE, proofParameter } from "../../../domain/documents/drill";

it("is a source that PutEvents takes", () => {
  expect(DRILL_SOURCE).not.toMatch(/^aws\./);
});

it("names one parameter a baseline, as Systems Manager takes names", () => {
  expect(proofParameter("ringfence-")).toBe("/ringfence/proof");
  expect(proofParameter("acme-prod-")).toBe("/acme-prod/proof");
});
