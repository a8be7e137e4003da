import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { accessKeysIn } from "../../../../policies/rules/secrets/aws-key-anywhere";

// Put together here, so that no scanner takes the source for a leak.
const KEY = ["AKIA", "QYLPMN5HNQ7Z4R2X"].join("");
const base64 = (text: string | Buffer): string => Buffer.from(text).toString("base64");
const gzip = (text: string): Buffer => gzipSync(text);
const script = `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=${KEY}\n`;
const padding = "echo nothing to see here, just a long script\n".repeat(5);
const keysIn = (text: string): string[] => accessKeysIn(text).keys.map(({ key }) => key);

describe("a key is found", () => {
  it.each([
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
  ])("%s", (_, text) => {
    expect(keysIn(text)).toHaveLength(1);
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
  it.each([
    ["in the keys of the AWS documentation", "AKIAIOSFODNN7EXAMPLE"],
    ["in a longer word", `${KEY}AAAA`],
    ["with letters that key ids do not have", "AKIA0189ABCDEFGHIJKL"],
    ["deeper than three layers", base64(base64(base64(base64(script))))],
    ["in a broken archive", base64(Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(40, 7)]))],
    ["in a broken escape", '{"a": "\\u00'],
  ])("%s", (_, text) => {
    expect(accessKeysIn(text)).toEqual({ keys: [], cutShort: false });
  });

  it("and it is said when an archive is too large to be read", () => {
    expect(accessKeysIn(base64(gzip("x".repeat(9_000_000)))).cutShort).toBe(true);
  });
});

describe("a megabyte of user data takes less than 50 ms", () => {
  const megabyte = (unit: string): string => unit.repeat(Math.ceil(1_000_000 / unit.length));
  const noise = Buffer.from(Array.from({ length: 750_000 }, (_, index) => (index * 7919 + (index >> 3)) % 251));

  it.each([
    ["of script", megabyte(padding)],
    ["of one letter", megabyte("A")],
    ["of beginnings of keys", megabyte("AKIA")],
    ["of almost keys", megabyte("AKIAQYLPMN5HNQ7Z4R2")],
    ["of short runs", megabyte("abcdefghijklmnopqrstuvwxyz ")],
    ["of runs that are just long enough", megabyte("abcdefghijklmnopqrstuvwxyz01 ")],
    ["of full lines", megabyte(`${"A".repeat(64)}\n`)],
    ["of line breaks", megabyte("\n    ")],
    ["of base64", base64(noise)],
    ["of base64 of base64", base64(base64(noise)).slice(0, 1_000_000)],
    ["of small archives", megabyte(`${base64(gzip("x".repeat(400_000)))} `)],
    ["of JSON with escapes", JSON.stringify({ text: megabyte('"\\n') })],
    ["of backslashes", megabyte("\\")],
    ["of letters as escapes", megabyte("\\u0041")],
  ])("%s", (_, text) => {
    accessKeysIn(text);
    const times = [1, 2, 3].map(() => {
      const begun = process.cpuUsage();
      accessKeysIn(text);
      return process.cpuUsage(begun).user / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
