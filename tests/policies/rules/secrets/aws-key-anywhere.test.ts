import { gzipSync } from "node:zlib";
import * as fc from "../../../support/properties";
import { accessKeysIn } from "../../../../policies/rules/secrets/aws-key-anywhere";
import { fastest } from "../../../support/fastest";
import { longTexts } from "./long-texts";

// Put together here, so that no scanner takes the source for a leak.
const KEY = ["AKIA", "QYLPMN5HNQ7Z4R2X"].join("");
const base64 = (text: string | Buffer): string => Buffer.from(text).toString("base64");
const gzip = (text: string): Buffer => gzipSync(text);
const script = `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=${KEY}\n`;
const padding = "echo nothing to see here, just a long script\n".repeat(5);
const keysIn = (text: string): string[] => accessKeysIn(text).keys.map(({ key }) => key);

describe("a key is found", () => {
  it("in whatever form it comes", () => {
    const forms: [form: string, text: string][] = [
      ["as it is", KEY],
      ["after a lower-case word", `key${KEY}`],
      ["for a session", KEY.replace("AKIA", "ASIA")],
      ["for a bearer", KEY.replace("AKIA", "ABIA")],
      ["for a context", KEY.replace("AKIA", "ACCA")],
      ["in base64", base64(script)],
      ["in base64 that begins at another bit", base64(`x${script}`)],
      ["in base64 of the alphabet for URLs", base64(`\xfb\xff${script}`).replaceAll("+", "-").replaceAll("/", "_")],
      ["in base64 without padding", base64(KEY).replaceAll("=", "")],
      ["in gzip", base64(gzip(script))],
      ["in base64 of base64", base64(base64(script))],
      ["in base64 of base64 of base64", base64(base64(base64(script)))],
      ["in gzip in base64 in base64", base64(base64(gzip(script)))],
      ["in base64 in JSON", JSON.stringify({ files: [{ content: base64(script) }] })],
      ["behind an escape in JSON", `{"id":"\\u0041${KEY.slice(1)}"}`],
      ["in base64 between the line breaks of a JSON string", JSON.stringify(`cat <<EOF\n${base64(script)}\nEOF\n`)],
      ["in JSON in JSON with escapes", JSON.stringify({ inner: `{"id":"\\u0041${KEY.slice(1)}"}` })],
      ["in base64 after a line that ends a here-document", `cat <<EOF\n${base64(script)}\nEOF\n`],
      ["in a block of wrapped lines", base64(padding + script + padding).replace(/.{76}/g, "$&\n")],
      ["in the last, short line of such a block", base64(padding + KEY).replace(/.{64}/g, "$&\r\n")],
      ["in UTF-16, as PowerShell encodes commands", base64(Buffer.from(`$id = "${KEY}"`, "utf16le"))],
    ];
    expect(forms.filter(([, text]) => keysIn(text).length !== 1)).toEqual([]);
  });

  it("once, however often it is there", () => {
    expect(keysIn(`${script}${script}${base64(script)}`)).toEqual([KEY]);
  });

  it("wherever it is in an encoded text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 90 }), fc.string({ maxLength: 90 }), (before, after) => {
        expect(keysIn(base64(`${before} ${KEY} ${after}`))).toContain(KEY);
      }),
    );
  });
});

describe("nothing is found", () => {
  it("where there is no key", () => {
    const texts: [where: string, text: string][] = [
      ["in the keys of the AWS documentation", "AKIAIOSFODNN7EXAMPLE"],
      ["in a longer word", `${KEY}AAAA`],
      ["with letters that key ids do not have", "AKIA0189ABCDEFGHIJKL"],
      ["deeper than three layers", base64(base64(base64(base64(script))))],
      ["in a broken archive", base64(Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(40, 7)]))],
      ["in a broken escape", '{"a": "\\u00'],
    ];
    const found = texts.map(([where, text]) => ({ where, ...accessKeysIn(text) }));
    expect(found).toEqual(texts.map(([where]) => ({ where, keys: [], cutShort: false })));
  });

  it("and it is said when an archive is too large to be read", () => {
    expect(accessKeysIn(base64(gzip("x".repeat(9_000_000)))).cutShort).toBe(true);
  });
});

describe("the time that it takes", () => {
  it("grows with the length of the text and not with its square, whatever it is made of", () => {
    const short = longTexts(125_000);
    // Sixteen times the text: about 16 when it grows evenly, 256 when it grows with the square. Between the two there is room
    // for what a worker with a large heap spends on collecting garbage. What takes less than 2 ms counts as 2.
    const slow = longTexts(2_000_000)
      .map(([what, text], index) => {
        const base = Math.max(
          2,
          fastest(() => accessKeysIn(short[index]![1])),
        );
        return { what, times: fastest(() => accessKeysIn(text)) / base };
      })
      .filter(({ times }) => times >= 100);
    expect(slow).toEqual([]);
  });
});
