import { every, not, some, type Truth } from "../../../domain/documents/truth";

it.each<[parts: Truth[], all: Truth, any: Truth]>([
  [[], true, false],
  [[true, true], true, true],
  [[true, false], false, true],
  [[false, false], false, false],
  [[true, undefined], undefined, true],
  [[undefined, false], false, undefined],
  [[undefined], undefined, undefined],
])("of %p every is %p and some is %p", (parts, all, any) => {
  expect([every(parts), some(parts)]).toEqual([all, any]);
  expect(not(some(parts))).toBe(every(parts.map(not)));
});
