import fc from "fast-check";
import { minify, policyDocument, split, type Statement, unlessExempt } from "../../../domain/documents/document";

const deny = (Sid: string, actions: number): Statement => ({
  Sid,
  Effect: "Deny",
  Action: Array.from({ length: actions }, (_, n) => `ec2:Action${n}`),
  Resource: "*",
});
const sizeOf = (...statements: Statement[]) => minify(policyDocument(statements)).length;
const sids = (parts: ReturnType<typeof split>) =>
  "tooLong" in parts ? parts : parts.map(({ Statement: statements }) => statements.map(({ Sid }) => Sid));

describe("minify", () => {
  it("is the document without white space", () => {
    const document = policyDocument([deny("Short", 1), deny("Long", 20)]);
    expect(minify(document)).not.toMatch(/\s/);
    expect(JSON.parse(minify(document))).toEqual(document);
  });
});

describe("split", () => {
  const [short, long, middle] = [deny("Short", 1), deny("Long", 20), deny("Middle", 5)];
  const document = policyDocument([short, long, middle]);

  it("leaves a document whole that is as long as a policy may be", () => {
    expect(split(document, sizeOf(short, long, middle))).toEqual([document]);
  });

  it("makes as few parts as fit, the statements in their order", () => {
    expect(sids(split(document, sizeOf(short, long, middle) - 1))).toEqual([["Short", "Long"], ["Middle"]]);
    expect(sids(split(document, sizeOf(short, long) - 1))).toEqual([["Short"], ["Long"], ["Middle"]]);
  });

  it("names a statement that fits into no policy, and what it needs there", () => {
    expect(split(document, sizeOf(long) - 1)).toEqual({ tooLong: "Long", needs: sizeOf(long) });
  });

  it("loses no statement, and makes no part longer than the limit, whatever the document", () => {
    const statements = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(statements, fc.integer({ min: 700, max: 3000 }), (sizes, limit) => {
        const whole = policyDocument(sizes.map((size, index) => deny(`Statement${index}`, size)));
        const parts = split(whole, limit);
        if ("tooLong" in parts) {
          expect(parts.needs).toBeGreaterThan(limit);
          return;
        }
        expect(parts.flatMap(({ Statement: each }) => each)).toEqual(whole.Statement);
        expect(parts.filter((part) => minify(part).length > limit)).toEqual([]);
      }),
    );
  });
});

describe("unlessExempt", () => {
  it("spares each principal once, in an order of its own", () => {
    const exempt = ["arn:aws:iam::*:role/b2", "arn:aws:iam::*:role/a1", "arn:aws:iam::*:role/b2"];
    expect(unlessExempt(exempt, { StringEquals: { "aws:RequestedRegion": "eu-west-1" } })).toEqual({
      Condition: {
        StringEquals: { "aws:RequestedRegion": "eu-west-1" },
        ArnNotLike: { "aws:PrincipalArn": ["arn:aws:iam::*:role/a1", "arn:aws:iam::*:role/b2"] },
      },
    });
  });

  it("is no condition when there is nothing to say", () => {
    expect(unlessExempt()).toEqual({});
  });
});
