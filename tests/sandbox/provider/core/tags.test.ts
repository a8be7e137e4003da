import { allTags, splitTags, syncTags, type TagConfig } from "../../../../sandbox/provider/core/tags";
import { UNKNOWN } from "../../../../sandbox/provider/core/values";

const NONE = { keys: [], keyPrefixes: [] };
const CONFIG: TagConfig = { defaultTags: { team: "platform" }, ignore: NONE };

test("a resource carries the default tags, its own override them", () => {
  expect(allTags(CONFIG, undefined)).toEqual({ team: "platform" });
  expect(allTags(CONFIG, { owner: "a" })).toEqual({ team: "platform", owner: "a" });
  expect(allTags(CONFIG, { team: "b" })).toEqual({ team: "b" });
});

test("one unknown tag makes all tags unknown", () => {
  expect(allTags(CONFIG, { owner: UNKNOWN })).toBe(UNKNOWN);
});

test("ignored tags are not ours", () => {
  const config = { defaultTags: {}, ignore: { keys: ["x"], keyPrefixes: ["aws:"] } };
  expect(splitTags(config, { x: "1", "aws:created": "2", y: "3" }, undefined)).toEqual({
    tags: { y: "3" },
    tagsAll: { y: "3" },
  });
});

test.each([
  ["a default tag is not the program's", { team: "platform", owner: "a" }, { owner: "a" }, { owner: "a" }],
  ["unless the program gave it", { team: "platform" }, { team: "platform" }, { team: "platform" }],
  ["or somebody changed it", { team: "other" }, undefined, { team: "other" }],
  ["no tags but default ones", { team: "platform" }, undefined, undefined],
  ["tags that somebody removed", { team: "platform" }, { owner: "a" }, {}],
])("%s", (_why, found, before, tags) => {
  const split = splitTags(CONFIG, found, before);
  expect(split).toEqual({ ...(tags ? { tags } : {}), tagsAll: found });
});

test("only what differs is set and removed, and no call is made when nothing does", async () => {
  const calls: unknown[] = [];
  const record = {
    set: (tags: object) => Promise.resolve(calls.push(["set", tags])),
    remove: (keys: string[]) => Promise.resolve(calls.push(["remove", keys])),
  };
  await syncTags({ a: "1", b: "2", c: "3" }, { a: "1", b: "9", d: "4" }, record);
  expect(calls).toEqual([
    ["remove", ["c"]],
    ["set", { b: "9", d: "4" }],
  ]);
  await syncTags({ a: "1" }, { a: "1" }, record);
  expect(calls).toHaveLength(2);
});
