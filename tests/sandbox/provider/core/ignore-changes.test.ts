import { applyIgnoreChanges, parsePath } from "../../../../sandbox/provider/core/ignore-changes";
import type { Props } from "../../../../sandbox/provider/core/values";

test.each([
  ["tags", ["tags"]],
  ["tags.owner", ["tags", "owner"]],
  ['tags["a.b"].c', ["tags", "a.b", "c"]],
  ["list[0].name", ["list", 0, "name"]],
  ["list[*]", ["list", "*"]],
])("the path %s", (path, steps) => {
  expect(parsePath(path)).toEqual(steps);
});

const STATE: Props = { a: "old", tags: { owner: "old", team: "old" }, list: [{ n: "old", m: "old" }, { n: "old" }] };

const CASES: [path: string, news: Props, expected: Props][] = [
  ["a", { a: "new", b: "new" }, { a: "old", b: "new" }],
  ["a", { b: "new" }, { a: "old", b: "new" }],
  ["b", { a: "new", b: "new" }, { a: "new" }],
  ["tags", { tags: { owner: "new" } }, { tags: { owner: "old", team: "old" } }],
  ["tags.owner", { tags: { owner: "new", x: "new" } }, { tags: { owner: "old", x: "new" } }],
  ["tags.owner", {}, { tags: { owner: "old" } }],
  ["tags.gone", { tags: { gone: "new" } }, { tags: {} }],
  ["tags.*", { tags: { owner: "new" } }, { tags: { owner: "old", team: "old" } }],
  ["list[1].n", { list: [{ n: "new" }, { n: "new" }] }, { list: [{ n: "new" }, { n: "old" }] }],
  ["list[*].n", { list: [{ n: "new", m: "new" }, { n: "new" }] }, { list: [{ n: "old", m: "new" }, { n: "old" }] }],
  ["absent.deep", { a: "new" }, { a: "new" }],
];

test.each(CASES)("%s keeps what the state has: %j", (path, news, expected) => {
  expect(applyIgnoreChanges(STATE, news, [path])).toEqual(expected);
});

test("several paths at once", () => {
  const news = { a: "new", tags: { owner: "new", team: "new" } };
  expect(applyIgnoreChanges(STATE, news, ["a", "tags.team"])).toEqual({
    a: "old",
    tags: { owner: "new", team: "old" },
  });
});
