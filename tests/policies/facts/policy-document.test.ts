import { read, UNKNOWN } from "../../../policies/engine/reader";
import { policyDocument } from "../../../policies/facts/policy-document";
import * as fc from "../../support/properties";

const document = (value: unknown) => policyDocument(read({ policy: value }).get("policy"));
const statements = (...Statement: unknown[]) => document({ Version: "2012-10-17", Statement }).statements;
const text = (path: string, value: string | undefined) => ({ path: `policy.Statement[0].${path}`, text: value });

const READ_ONLY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: "*" }],
};

it.each<[string, unknown]>([
  ["an object", READ_ONLY],
  ["JSON", JSON.stringify(READ_ONLY)],
  ["a list of one", [READ_ONLY]],
  ["an object with one statement", { ...READ_ONLY, Statement: { ...READ_ONLY.Statement[0], Action: "s3:GetObject" } }],
  ["the spelling of a template", { statement: [{ effect: "Allow", action: "s3:GetObject", resource: ["*"] }] }],
  ["a statement without a document", { Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
])("reads %s", (_, value) => {
  const { statements: found, unread } = document(value);
  expect(unread).toEqual([]);
  expect(
    found.map(({ effect, actions, resources }) => [
      effect.text,
      actions.map((one) => one.text),
      resources.map((one) => one.text),
    ]),
  ).toEqual([["Allow", ["s3:GetObject"], ["*"]]]);
});

it("says where each part is", () => {
  const [statement] = statements({
    Effect: "Deny",
    NotAction: ["iam:*", "sts:*"],
    NotResource: "arn:aws:s3:::a",
    NotPrincipal: { AWS: 123456789012 },
    Condition: { StringEquals: { "aws:RequestedRegion": ["a", "b"] } },
  });
  expect(statement).toEqual({
    path: "policy.Statement[0]",
    effect: text("Effect", "Deny"),
    actions: [],
    notActions: [text("NotAction[0]", "iam:*"), text("NotAction[1]", "sts:*")],
    resources: [],
    notResources: [text("NotResource", "arn:aws:s3:::a")],
    principals: [],
    notPrincipals: [{ ...text("NotPrincipal.AWS", "123456789012"), kind: "AWS" }],
    conditions: [
      {
        path: 'policy.Statement[0].Condition.StringEquals["aws:RequestedRegion"]',
        operator: "StringEquals",
        key: "aws:requestedregion",
        values: [
          text('Condition.StringEquals["aws:RequestedRegion"][0]', "a"),
          text('Condition.StringEquals["aws:RequestedRegion"][1]', "b"),
        ],
      },
    ],
  });
});

it.each<[unknown, unknown]>([
  ["*", [["AWS", "*"]]],
  [{ AWS: "*" }, [["AWS", "*"]]],
  [
    { aWS: ["a", "b"], service: "c" },
    [
      ["AWS", "a"],
      ["AWS", "b"],
      ["Service", "c"],
    ],
  ],
  [{ Federated: "accounts.google.com" }, [["Federated", "accounts.google.com"]]],
  [{ CanonicalUser: "79a5" }, [["CanonicalUser", "79a5"]]],
  [UNKNOWN, [[undefined, undefined]]],
  [{ AWS: UNKNOWN }, [["AWS", undefined]]],
  [
    { AWS: ["a", `arn:aws:iam::${UNKNOWN}:root`] },
    [
      ["AWS", "a"],
      ["AWS", undefined],
    ],
  ],
  [{ Martian: "x" }, [[undefined, "x"]]],
])("reads the principal %j", (Principal, expected) => {
  expect(statements({ Principal })[0]?.principals.map(({ kind, text: of }) => [kind, of])).toEqual(expected);
});

it.each<[unknown, unknown]>([
  [{ stringequals: { "AWS:SourceAccount": "1" } }, [["StringEquals", "aws:sourceaccount", ["1"]]]],
  [
    { bool: { a: true, b: "false" } },
    [
      ["Bool", "a", ["true"]],
      ["Bool", "b", ["false"]],
    ],
  ],
  [{ "foranyvalue:stringnotlikeifexists": { a: ["b"] } }, [["ForAnyValue:StringNotLikeIfExists", "a", ["b"]]]],
  [{ null: { a: "true" } }, [["Null", "a", ["true"]]]],
  [{ StringResembles: { a: "b" } }, [["StringResembles", "a", ["b"]]]],
  [UNKNOWN, [[undefined, undefined, []]]],
  [{ StringEquals: UNKNOWN }, [[undefined, undefined, []]]],
  [{ StringEquals: { a: UNKNOWN } }, [["StringEquals", "a", [undefined]]]],
  [{}, []],
])("reads the condition %j", (Condition, expected) => {
  expect(
    statements({ Condition })[0]?.conditions.map(({ operator, key, values }) => [
      operator,
      key,
      values.map((one) => one.text),
    ]),
  ).toEqual(expected);
});

it("knows the rest of an object in which something is not known", () => {
  const { statements: found, unread } = document({
    Statement: [UNKNOWN, { Effect: UNKNOWN, Action: UNKNOWN, Resource: ["a", UNKNOWN] }],
  });
  expect(unread).toEqual([{ kind: "undetermined", path: "policy.Statement[0]", why: undefined }]);
  expect(found.map(({ effect, actions, resources }) => [effect, actions, resources])).toEqual([
    [
      { path: "policy.Statement[1].Effect", text: undefined },
      [{ path: "policy.Statement[1].Action", text: undefined }],
      [
        { path: "policy.Statement[1].Resource[0]", text: "a" },
        { path: "policy.Statement[1].Resource[1]", text: undefined },
      ],
    ],
  ]);
});

it.each<[string, unknown, string, string | undefined]>([
  ["is not known", UNKNOWN, "policy", undefined],
  ["has something in its text that is not known", JSON.stringify(READ_ONLY).replace("*", UNKNOWN), "policy", undefined],
  ["has no statements that are known", { Statement: UNKNOWN }, "policy.Statement", undefined],
  ["is no JSON", "file://policy.json", "policy", "no JSON of a policy document"],
  ["is a list in JSON", "[]", "policy", "no JSON of a policy document"],
  ["is longer than any", `{"Statement":[],"x":"${"a".repeat(200_000)}"}`, "policy", "no JSON of a policy document"],
  ["has a text for a statement", { Statement: ["Allow"] }, "policy.Statement[0]", "no statement of a policy"],
  ["is a number", 7, "policy", "no statement of a policy"],
])("cannot read a document that %s", (_, value, path, why) => {
  expect(document(value)).toEqual({
    path: "policy",
    statements: [],
    unread: [{ kind: "undetermined", path, why }],
  });
});

it.each([undefined, null, "", " ", {}, [], '{"Version":"2012-10-17","Statement":[]}'])(
  "finds nothing in %j",
  (value) => {
    expect(document(value)).toEqual({ path: "policy", statements: [], unread: [] });
  },
);

it("tells the paths of one text in two places apart", () => {
  const same = JSON.stringify(READ_ONLY);
  const found = ["one", "two"].map((name) => policyDocument(read({ [name]: same }).get(name)).statements[0]?.path);
  expect(found).toEqual(["one.Statement[0]", "two.Statement[0]"]);
});

it("reads an object and its JSON alike", () => {
  const part = fc.jsonValue({ maxDepth: 2, noUnicodeString: true });
  const names = ["Effect", "Action", "NotAction", "Resource", "Principal", "Condition"];
  const statement = fc.dictionary(fc.constantFrom(...names), part);
  fc.assert(
    fc.property(fc.array(statement), (Statement) => {
      expect(document(JSON.stringify({ Statement }))).toEqual(document({ Statement }));
    }),
  );
});
