import * as fc from "../../support/properties";
import { minify, policyDocument, type Statement } from "../../../domain/documents/document";
import { type DocumentKind, type Emitted, emitInParts, emitWhole } from "../../../domain/documents/emit";
import { DOCUMENT_LIMITS } from "../../../domain/limits";
import { fitting } from "../../support/document-args";

const BARE = minify(policyDocument([{ Sid: "", Effect: "Deny", Action: [""], Resource: "*" }])).length;

/** A statement that takes so many characters as a policy of its own. */
const deny = (Sid: string, characters: number): Statement => ({
  Sid,
  Effect: "Deny",
  Action: ["x".repeat(characters - BARE - Sid.length)],
  Resource: "*",
});
const draft = (kind: DocumentKind, ...statements: Statement[]) => ({
  name: "some-deny",
  kind,
  document: policyDocument(statements),
});
const shape = (emitted: Emitted) =>
  "problems" in emitted
    ? emitted.problems.map(({ message }) => message)
    : emitted.documents.map(({ name, document }) => [name, ...document.Statement.map(({ Sid }) => Sid)]);

describe("emitInParts", () => {
  it("leaves a document whole that is as long as a policy may be, and measures it", () => {
    const one = draft("scp", deny("A", 2000), deny("B", 3120));
    const { length } = minify(one.document);
    const exact = draft("scp", deny("A", 2000), deny("B", 3120 + DOCUMENT_LIMITS.scp - length));
    expect(fitting(emitInParts(exact, "shorten"))).toEqual([{ ...exact, characters: 5120, limit: 5120 }]);
    const longer = draft("scp", deny("A", 2000), deny("B", 3121 + DOCUMENT_LIMITS.scp - length));
    expect(shape(emitInParts(longer, "shorten"))).toEqual([
      ["some-deny", "A"],
      ["some-deny-2", "B"],
    ]);
  });

  it("makes as few parts as fit, the statements in their order", () => {
    expect(shape(emitInParts(draft("scp", deny("A", 2000), deny("B", 2500), deny("C", 3000)), "shorten"))).toEqual([
      ["some-deny", "A", "B"],
      ["some-deny-2", "C"],
    ]);
  });

  it("names a statement that fits into no policy, what it needs there, and what to do", () => {
    expect(shape(emitInParts(draft("scp", deny("A", 100), deny("B", 5121)), "name fewer things"))).toEqual([
      "make some-deny too long: statement B needs 5121 characters, a policy takes 5120; name fewer things",
    ]);
  });

  it("loses no statement, and makes no part longer than the limit, whatever the document", () => {
    const sizes = fc.array(fc.integer({ min: 100, max: 5200 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, (each) => {
        const whole = draft("scp", ...each.map((size, index) => deny(`S${index}`, size)));
        const emitted = emitInParts(whole, "shorten");
        if ("problems" in emitted) {
          expect(Math.max(...each)).toBeGreaterThan(DOCUMENT_LIMITS.scp);
          return;
        }
        expect(emitted.documents.flatMap(({ document }) => document.Statement)).toEqual(whole.document.Statement);
        expect(emitted.documents.filter(({ document, limit }) => minify(document).length > limit)).toEqual([]);
      }),
    );
  });
});

describe("emitWhole", () => {
  it("is the document with its size", () => {
    const one = draft("boundary", deny("A", 6144));
    expect(emitWhole(one, "shorten")).toEqual({ documents: [{ ...one, characters: 6144, limit: 6144 }] });
  });

  it("names the longest statement of one that is too long, and calls it as it is told", () => {
    const long = (kind: DocumentKind) => draft(kind, deny("A", 100), deny("B", 6150));
    expect(shape(emitWhole(long("boundary"), "name fewer things"))).toEqual([
      expect.stringMatching(
        /^make some-deny too long: it has 6\d{3} characters, a boundary takes 6144; its longest statement is B with 6\d{3}; name fewer things$/,
      ),
    ]);
    expect(shape(emitWhole(long("managed"), "shorten", "the policy some"))).toEqual([
      expect.stringMatching(/^make the policy some too long: .* a policy takes 6144/),
    ]);
  });
});
