import { emit, minify, policyDocument, type Statement } from "../../../domain/documents/document";

const deny = (Sid: string, actions: number): Statement => ({
  Sid,
  Effect: "Deny",
  Action: Array.from({ length: actions }, (_, n) => `ec2:Action${n}`),
  Resource: "*",
});

describe("emit", () => {
  const document = policyDocument([deny("Short", 1), deny("Long", 20), deny("Middle", 5)]);
  const text = minify(document);

  it("is the document without white space, at the limit and below", () => {
    expect(text).not.toMatch(/\s/);
    expect(emit("test deny", document, text.length)).toBe(text);
    expect(JSON.parse(text)).toEqual(document);
  });

  it("names the longest statement of a document above the limit", () => {
    const size = JSON.stringify(document.Statement[1]).length;
    expect(() => emit("test deny", document, text.length - 1)).toThrow(
      new Error(
        `test deny has ${text.length} characters, allowed are ${text.length - 1}: shorten statement Long (${size} characters)`,
      ),
    );
  });
});
