import { diffProps, type DiffRules } from "../../../../sandbox/provider/core/diff";
import { UNKNOWN, type Props } from "../../../../sandbox/provider/core/values";

const text = { shape: "string" } as const;
const RULES: DiffRules = {
  schema: {
    inputs: { name: text, region: text, note: text, decided: text, tags: text, list: text, set: text, nested: text },
    outputs: { name: true, decided: true, note: false },
  },
  replaceOn: ["name"],
  compare: { set: "set" },
};

const CASES: [why: string, state: Props, news: Props, changes: Record<string, string>][] = [
  ["nothing changed", { name: "a", arn: "x" }, { name: "a" }, {}],
  ["a changed value", { note: "a" }, { note: "b" }, { note: "update" }],
  ["a value given for the first time", {}, { note: "b" }, { note: "add" }],
  ["a value taken away", { note: "a" }, {}, { note: "delete" }],
  ["a value taken away that AWS decides then", { decided: "a" }, {}, {}],
  ["a value that AWS decided and the program now gives", { decided: "a" }, { decided: "b" }, { decided: "update" }],
  ["a change that makes a new resource", { name: "a" }, { name: "b" }, { name: "update replace" }],
  ["another region", { region: "eu-west-1" }, { region: "us-east-1" }, { region: "update replace" }],
  ["a value that is not known yet", { note: "a" }, { note: UNKNOWN }, { note: "update" }],
  ["an unknown name", { name: "a" }, { name: UNKNOWN }, { name: "update replace" }],
  ["no tags and empty tags", {}, { tags: {} }, {}],
  ["empty tags and no tags", { tags: {} }, {}, {}],
  [
    "one tag",
    { tags: { a: "1", b: "2" } },
    { tags: { a: "1", b: "3", "c.d": "4" } },
    { "tags.b": "update", 'tags["c.d"]': "add" },
  ],
  ["the last tag", { tags: { a: "1" } }, { tags: {} }, { "tags.a": "delete" }],
  ["all tags", { tags: { a: "1" } }, {}, { tags: "delete" }],
  [
    "an element of a list",
    { list: ["a", "b", "c"] },
    { list: ["a", "x"] },
    { "list[1]": "update", "list[2]": "delete" },
  ],
  ["a set in another order", { set: ["a", "b"] }, { set: ["b", "a"] }, {}],
  ["an element of a set", { set: ["a", "b"] }, { set: ["c", "b", "d"] }, { "set[0]": "update", "set[2]": "add" }],
  ["a set that holds an element twice", { set: ["a"] }, { set: ["a", "a"] }, { set: "update" }],
  [
    "inside an object",
    { nested: { a: "1", b: "2" } },
    { nested: { a: "1", b: "3", __defaults: [] } },
    { "nested.b": "update" },
  ],
  ["an output that is no input", { arn: "a" }, { arn: "b" }, {}],
];

test.each(CASES)("%s", (_why, state, news, expected) => {
  const found = diffProps(RULES, state, news).map(({ path, kind, replace }) => [
    path,
    replace ? `${kind} replace` : kind,
  ]);
  expect(Object.fromEntries(found)).toEqual(expected);
});
