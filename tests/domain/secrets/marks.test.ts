import { finderOf } from "../../../domain/secrets/marks";
import * as fc from "../../support/properties";

const owners = [
  { id: 1, marks: ["abc", "abd", "aaab"] },
  { id: 2, marks: ["abcd", "---- "] },
  { id: 3, marks: ["\\x00", "cab"] },
];
const find = finderOf(owners);

/** The same, the slow way. */
const places = (text: string): [number, number][] =>
  Array.from({ length: text.length }).flatMap((_, at) =>
    owners.flatMap(({ id, marks }) =>
      marks.filter((mark) => text.startsWith(mark, at)).map((): [number, number] => [at, id]),
    ),
  );

it("finds each mark at each place, in the order of the text", () => {
  const letters = fc.constantFrom("a", "b", "c", "d", "-", " ", "\\", "x", "0", "é", "字");
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 60 }), (parts) => {
      const text = parts.join("");
      const found: [number, number][] = [];
      find(text, ({ id }, at) => found.push([at, id]));
      expect(found.map(([at]) => at)).toEqual([...found.map(([at]) => at)].sort((a, b) => a - b));
      expect([...found].sort()).toEqual(places(text).sort());
    }),
    { numRuns: 2_000 },
  );
});
