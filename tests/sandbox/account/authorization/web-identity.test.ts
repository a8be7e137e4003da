import { asStandIn, claimKeys, readToken } from "../../../../sandbox/account/authorization/web-identity";

const token = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.proof`;

test("a token names its issuer's provider in the account", () => {
  const read = readToken(token({ iss: "https://token.actions.githubusercontent.com", sub: "repo:a/b" }), "1");
  expect(read).toMatchObject({
    provider: "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com",
    issuer: "token.actions.githubusercontent.com",
  });
});

test("what names no issuer is no token", () => {
  const texts = ["", "no token", "e30.e30.x", token({ sub: "x" }), undefined];
  expect(texts.filter((text) => readToken(text, "1") !== undefined)).toEqual([]);
});

test("claims and conditions meet under the same key", () => {
  const web = readToken(token({ iss: "https://issuer", aud: "a", sub: "s", extra: "e" }), "1")!;
  const [aud = "", sub = ""] = Object.keys(claimKeys(web));
  expect(claimKeys(web)).toEqual({ [aud]: ["a"], [sub]: ["s"] });
  const trust = { Statement: [{ Condition: { StringEquals: { "issuer:aud": "a", "other:aud": "a" } } }] };
  expect(asStandIn(trust, web)).toEqual({
    Statement: [{ Condition: { StringEquals: { [aud]: "a", "other:aud": "a" } } }],
  });
});
