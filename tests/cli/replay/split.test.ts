import * as fc from "../../support/properties";
import { Splitter } from "../../../cli/replay/split";

/** What a splitter finds in a text that comes in chunks. */
function split(text: string, size = text.length): { values: unknown[]; problems: string[] } {
  const splitter = new Splitter();
  const bytes = Buffer.from(text);
  const found: string[] = [];
  for (let at = 0; at < bytes.length; at += size) found.push(...splitter.push(bytes.subarray(at, at + size)));
  splitter.end();
  return {
    values: found.map((json) => JSON.parse(json) as unknown),
    problems: splitter.problems.map(({ what }) => what),
  };
}

const RECORDS = [
  { eventName: "A", resources: [{ ARN: 'a"}]{[\\' }] },
  { eventName: "É\\", nested: { Records: [{ a: 1 }] } },
];
const AS: Record<string, string> = {
  "a file of a trail": JSON.stringify({ Records: RECORDS }),
  "an indented file": JSON.stringify({ Records: RECORDS }, undefined, 2),
  "a list": JSON.stringify(RECORDS),
  "one record a line": RECORDS.map((record) => JSON.stringify(record)).join("\n"),
  "records without a break between": RECORDS.map((record) => JSON.stringify(record)).join(""),
  "an answer of LookupEvents": JSON.stringify({ NextToken: 'Records":[', ResultCount: [1], Events: RECORDS, More: {} }),
  "several answers": RECORDS.map((record) => JSON.stringify({ Events: [record] })).join("\n"),
  "a file with a byte order mark": `\uFEFF${JSON.stringify({ Records: RECORDS })}`,
};

describe("records are found", () => {
  it.each(Object.entries(AS))("in %s, wherever it is cut into chunks", (_, text) => {
    for (const size of [1, 2, 3, 7, 64, 10_000]) expect(split(text, size)).toEqual({ values: RECORDS, problems: [] });
  });

  it("whatever stands in them", () => {
    const record = fc.dictionary(fc.string(), fc.jsonValue()).filter((value) => Object.keys(value).length > 0);
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), fc.integer({ min: 1, max: 50 }), (records, size) => {
        const values = JSON.parse(JSON.stringify(records)) as unknown;
        expect(split(JSON.stringify({ Records: records }), size)).toEqual({ values, problems: [] });
        expect(split(JSON.stringify(records, undefined, 1), size)).toEqual({ values, problems: [] });
      }),
    );
  });

  it("in none where there are none", () => {
    for (const text of ["", "[]", '{"Records":[]}', " \n"]) expect(split(text)).toEqual({ values: [], problems: [] });
  });
});

describe("what is wrong is said once", () => {
  it("of a file that ends too early, which has the records before", () => {
    const text = AS["a file of a trail"]!;
    expect(split(text.slice(0, -20), 5)).toEqual({
      values: [RECORDS[0]],
      problems: ["it ends in the middle of a record or list"],
    });
  });

  it.each([
    [15, "a line ends in the middle of a text"],
    [17, "a line ends in the middle of a record"],
  ])("of a line that was cut after %i signs, and the next line is read again", (length, problem) => {
    const [first, second] = RECORDS.map((record) => JSON.stringify(record));
    const lines = `${first!.slice(0, length)}\n${second!}\n${first!}`;
    for (const size of [1, 4, 1000]) {
      expect(split(lines, size)).toEqual({ values: [RECORDS[1], RECORDS[0]], problems: [problem] });
    }
  });

  it("of what is no JSON", () => {
    const { values, problems } = split("<html>no</html>");
    expect({ values, problems }).toEqual({ values: [], problems: ["it has something else than JSON"] });
  });

  it("of something too long for a record, and what follows is read", () => {
    const long = JSON.stringify({ a: "x".repeat(17 * 2 ** 20) });
    expect(split(`${long}\n{"b":1}`, 2 ** 20)).toEqual({
      values: [{ b: 1 }],
      problems: ["something in it is longer than 16 MiB, and no record is"],
    });
  });
});
