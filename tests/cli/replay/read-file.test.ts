import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readFile } from "../../../cli/replay/read-file";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-replay-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const RECORDS = Array.from({ length: 3000 }, (_, n) => ({ n, text: "x".repeat(200 + (n % 7)) }));
const FILE = JSON.stringify({ Records: RECORDS });
const HALF = Math.floor(FILE.length / 2);

/** What is read of a file with these bytes, and what is said without its path. */
async function read(bytes: string | Buffer): Promise<{ values: unknown[]; gaps: string[] }> {
  const path = join(folder, "some.log");
  writeFileSync(path, bytes);
  const values: unknown[] = [];
  const gaps = await readFile(path, (value) => values.push(value));
  return { values, gaps: gaps.map((gap) => gap.replace(`${path}: `, "")) };
}

describe("a file", () => {
  it.each<[string, string | Buffer]>([
    ["as CloudTrail writes it", gzipSync(FILE)],
    ["unpacked", FILE],
    ["packed in parts", Buffer.concat([gzipSync(FILE.slice(0, 5000)), gzipSync(FILE.slice(5000))])],
    ["with a record a line, packed", gzipSync(RECORDS.map((record) => JSON.stringify(record)).join("\n"))],
  ])("is read whole %s, whatever its name", async (_, bytes) => {
    expect(await read(bytes)).toEqual({ values: RECORDS, gaps: [] });
  });

  it("that is half a gzip has what comes before, and is said to be cut", async () => {
    const packed = gzipSync(FILE, { level: 0 });
    const { values, gaps } = await read(packed.subarray(0, packed.length / 2));
    expect(values.length).toBeGreaterThan(1000);
    expect(values).toEqual(RECORDS.slice(0, values.length));
    expect(gaps).toEqual([`the compressed file ends too early; ${values.length} records of it were read`]);
  });

  it("that is a damaged gzip is said to be", async () => {
    const packed = gzipSync(FILE);
    packed.fill(0xff, packed.length / 2, packed.length / 2 + 200);
    expect((await read(packed)).gaps[0]).toMatch(/^the compressed file is damaged/);
  });

  it("that is cut has what comes before", async () => {
    const { values, gaps } = await read(FILE.slice(0, HALF));
    expect(values).toEqual(RECORDS.slice(0, values.length));
    expect(gaps).toEqual([
      `it ends in the middle of a record or list, at byte ${HALF}; ${values.length} records of it were read`,
    ]);
  });

  it("with a broken record has the others", async () => {
    const { values, gaps } = await read('{"a":1}\n{"b":tru}\n{"c":3}');
    expect({ values, gaps }).toEqual({
      values: [{ a: 1 }, { c: 3 }],
      gaps: ["1 record is no JSON; 2 records of it were read"],
    });
  });

  it.each<[string, Buffer]>([
    ["is a zip archive; unpack it", Buffer.from("504b030414000000", "hex")],
    ["is compressed with Zstandard; unpack it", Buffer.from("28b52ffd00", "hex")],
    ["is Parquet; export the records as JSON", Buffer.from("PAR1....")],
    ["is UTF-16, as PowerShell writes; write it as UTF-8", Buffer.from("\uFEFF{}", "utf16le")],
    ["it has something else than JSON, at byte 0", Buffer.from("version account-id eni")],
  ])("that is none of the forms: %s", async (gap, bytes) => {
    expect(await read(bytes)).toEqual({ values: [], gaps: [gap] });
  });

  it("that is not there is said not to be", async () => {
    expect(await readFile(join(folder, "none.json"), () => undefined)).toEqual([
      `${join(folder, "none.json")}: there is no such file or folder`,
    ]);
  });

  it("that is empty has nothing", async () => {
    expect(await read("")).toEqual({ values: [], gaps: [] });
  });
});
