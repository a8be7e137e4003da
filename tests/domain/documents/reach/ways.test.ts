import { GuardrailMode } from "../../../../domain/documents/guardrails/mode";
import { waysOf } from "../../../../domain/documents/reach/ways";
import { ARGS } from "../../../support/document-args";

describe("waysOf", () => {
  it("binds an organization by its service control policies", () => {
    expect(waysOf({ ...ARGS, mode: GuardrailMode.Organization })).toMatchObject({
      ways: [{ mode: "organization", attached: { organization: expect.anything() } }],
    });
  });

  it("binds an account by what hangs on a principal, or by its boundary", () => {
    const made = waysOf({ ...ARGS, mode: GuardrailMode.Account });
    const ways = "ways" in made ? made.ways : [];
    expect(ways.map(({ mode, documents }) => [mode, [...new Set(documents.map(({ kind }) => kind))]])).toEqual([
      ["account-attached", ["managed"]],
      ["account-boundary", ["boundary"]],
    ]);
    expect(ways[1]!.attached).toEqual({ boundary: expect.anything() });
  });

  it("says what is wrong with documents that do not fit", () => {
    const exemptPrincipals = Array.from({ length: 150 }, (_, n) => `arn:aws:iam::123456789012:role/exempt-${n}`);
    expect(waysOf({ ...ARGS, mode: GuardrailMode.Organization, exemptPrincipals })).toEqual({
      problems: expect.arrayContaining([expect.objectContaining({ path: "guardrails" })]),
    });
  });
});
