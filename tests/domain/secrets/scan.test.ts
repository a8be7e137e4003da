import { gzipSync } from "node:zlib";
import { describe as described, scanText } from "../../../domain/secrets/scan";
import { fastest } from "../../support/fastest";
import * as fc from "../../support/properties";
import { longTexts } from "./long-texts";

// Put together here, so that no scanner takes the source for a leak.
const KEY = ["AKIA", "QYLPMN5HNQ7Z4R2X"].join("");
const TOKEN = ["pul", "9b3f0c7d1e5a8b2c4d6f9a0e3b7c5d1f8a2e6b4c"].join("-");
const PASSWORD = ["correct-horse", "battery"].join("-");
const base64 = (text: string | Buffer): string => Buffer.from(text).toString("base64");
const script = `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=${KEY}\n`;
const valuesIn = (text: string): string[] => scanText(text).findings.map(({ value }) => value);

describe("a credential", () => {
  it("is told once, however often it is there", () => {
    expect(valuesIn(`${script}${script}${base64(script)}`)).toEqual([KEY]);
  });

  it("is found wherever it is in an encoded text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 90 }), fc.string({ maxLength: 90 }), (before, after) => {
        expect(valuesIn(base64(`${before} ${KEY} ${after}`))).toContain(KEY);
      }),
    );
  });

  it("is told with its place, or with the encodings that hid it", () => {
    const trails = [script, base64(script), base64(gzipSync(script)), `{"id":"\\u0041${KEY.slice(1)}"}`].map((text) =>
      scanText(text).findings.map(({ trail, starts }) => ({ trail, starts })),
    );
    expect(trails).toEqual([
      [{ trail: [], starts: [script.indexOf(KEY)] }],
      [{ trail: ["base64"], starts: [] }],
      [{ trail: ["base64", "gzip"], starts: [] }],
      [{ trail: ["json"], starts: [] }],
    ]);
  });

  it("is named without the credential, and with the account when it is a key of one", () => {
    expect(scanText(`${KEY} ${TOKEN}`).findings.map(described)).toEqual([
      "access key AKIA… of account 052310077262",
      "Pulumi access token pul-…",
    ]);
  });

  it("is found among thousands of others", () => {
    const keys = Array.from({ length: 20_000 }, (_, n) =>
      `AKIAQYLP${n
        .toString(8)
        .padStart(6, "0")
        .replace(/./g, (digit, at: number) => "ABCDEFGH".charAt((Number(digit) + at) % 8))}Z4R2X7`.slice(0, 20),
    );
    expect(valuesIn(keys.join("\n"))).toHaveLength(keys.length);
  });
});

describe("nothing is found", () => {
  it("where there is no credential", () => {
    const texts: [where: string, text: string][] = [
      ["in the keys of the AWS documentation", "AKIAIOSFODNN7EXAMPLE"],
      ["in a longer word", `${KEY}AAAA`],
      ["with letters that key ids do not have", "AKIA0189ABCDEFGHIJKL"],
      ["deeper than three layers", base64(base64(base64(base64(script))))],
      ["in a broken archive", base64(Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), Buffer.alloc(40, 7)]))],
      ["in a broken escape", '{"a": "\\u00'],
      ["in a header without a key", `-----BEGIN ${["PRI", "VATE"].join("")} KEY-----`],
    ];
    const found = texts.map(([where, text]) => ({ where, ...scanText(text) }));
    expect(found).toEqual(texts.map(([where]) => ({ where, findings: [], cutShort: false })));
  });

  it("of passwords unless somebody asks", () => {
    expect(valuesIn(`DB_PASSWORD=${PASSWORD}`)).toEqual([]);
    expect(
      scanText(base64(`DB_PASSWORD=${PASSWORD}`), { assignments: true }).findings.map(({ value }) => value),
    ).toEqual([PASSWORD]);
    // What has a form of its own is told as that, and not again as a literal.
    const both = scanText(`API_TOKEN=${TOKEN}`, { assignments: true }).findings;
    expect(both.map(({ format }) => format.id)).toEqual(["pulumi-token"]);
  });

  it("and it is said when an archive is too large to be read", () => {
    expect(scanText(base64(gzipSync("x".repeat(9_000_000)))).cutShort).toBe(true);
  });
});

describe("the time that it takes", () => {
  it("grows with the length of the text and not with its square, whatever it is made of", () => {
    const asked = { assignments: true };
    const short = longTexts(125_000);
    // Sixteen times the text: about 16 when it grows evenly, 256 when it grows with the square. Between the two there is room
    // for what a worker with a large heap spends on collecting garbage. What takes less than 2 ms counts as 2.
    const slow = longTexts(2_000_000)
      .map(([what, text], index) => {
        const base = Math.max(
          2,
          fastest(() => scanText(short[index]![1], asked)),
        );
        return { what, times: fastest(() => scanText(text, asked)) / base };
      })
      .filter(({ times }) => times >= 100);
    expect(slow).toEqual([]);
  });
});
