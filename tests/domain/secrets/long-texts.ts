import { gzipSync } from "node:zlib";

/** A text that a search for keys must get through, and what is in it. */
export type LongText = [what: string, text: string];

/** Texts of each kind that makes a careless search slow, each as long as it is said. */
export function longTexts(characters: number): LongText[] {
  const full = (unit: string): string => unit.repeat(Math.ceil(characters / unit.length));
  const bytes = Buffer.from(
    Array.from({ length: (characters * 3) / 4 }, (_, index) => (index * 7919 + (index >> 3)) % 251),
  );
  const noise = bytes.toString("base64");
  const archive = gzipSync("x".repeat(400_000)).toString("base64");
  return [
    ["of script", full("echo nothing to see here, just a long script\n")],
    ["of one letter", full("A")],
    ["of beginnings of keys", full("AKIA")],
    ["of almost keys", full("AKIAQYLPMN5HNQ7Z4R2")],
    ["of short runs", full("abcdefghijklmnopqrstuvwxyz ")],
    ["of runs that are just long enough", full("abcdefghijklmnopqrstuvwxyz01 ")],
    ["of full lines", full(`${"A".repeat(64)}\n`)],
    ["of line breaks", full("\n    ")],
    ["of base64", noise],
    ["of base64 of base64", Buffer.from(noise).toString("base64").slice(0, characters)],
    ["of small archives", full(`${archive} `)],
    ["of JSON with escapes", JSON.stringify({ text: full('"\\n') })],
    ["of backslashes", full("\\")],
    ["of letters as escapes", full("\\u0041")],
    ["of names of secrets", full("secretAccessKey ")],
    ["of passwords", full('"password": ')],
    ["of addresses", full("://a:b")],
    ["of headers of private keys", full(`-----BEGIN ${["PRI", "VATE"].join("")} KEY-----\nMIIE`)],
    ["of beginnings of tokens", full("-glpat-sk-hf_ghp_.atlasv1.8Q~xoxb-IQoJb3JpZ2luX2Vj-")],
  ];
}
