import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import manifest from "../../../package.json";
import lock from "../../../package-lock.json";
import { isAllowed, notices, packageFolders } from "../../../scripts/build/notices";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ringfence-notices-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A package on disk. @returns its folder */
function made(name: string, license: string | undefined, texts: Record<string, string>): string {
  const at = join(folder, name);
  mkdirSync(at);
  writeFileSync(join(at, "package.json"), JSON.stringify({ name, version: "1.0.0", license }));
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(at, file), text);
  return at;
}

const MIT = (owner: string) => `MIT License\n\nCopyright (c) 2020 ${owner}\n\nPermission is hereby granted\n`;

test("a text that several packages share stands there once, below all who own it", () => {
  const text = notices([
    made("one", "MIT", { LICENSE: MIT("Ann") }),
    made("two", "MIT", { "licence.md": MIT("Bob") }),
    made("three", "Apache-2.0", { LICENSE: "Terms", "NOTICE.txt": "Made by Cid" }),
  ]);
  expect(text.match(/Permission is hereby granted/g)).toHaveLength(1);
  for (const words of ["one 1.0.0 (MIT)", "(c) 2020 Ann", "two 1.0.0 (MIT)", "(c) 2020 Bob", "Made by Cid"]) {
    expect(text).toContain(words);
  }
});

test("what may not be shipped, or has no text, is named, all at once", () => {
  const folders = [
    made("closed", "SEE LICENSE IN TERMS", { LICENSE: "No" }),
    made("viral", "AGPL-3.0-only", { LICENSE: "Yes" }),
    made("silent", undefined, { LICENSE: "Yes" }),
    made("bare", "MIT", {}),
  ];
  expect(() => notices(folders)).toThrow(
    /^this cannot be shipped:\nclosed 1\.0\.0: its licence is SEE .*\nviral .*\nsilent .*\nbare 1\.0\.0: it comes without/,
  );
});

test("Apache-2.0 is the same for all, so a package that leaves the file out has ours", () => {
  expect(notices([made("left-out", "Apache-2.0", {})])).toContain("TERMS AND CONDITIONS FOR USE");
});

test("of an expression one way has to be allowed, or all parts where it asks for all", () => {
  const cases = {
    "(AGPL-3.0-only OR MIT)": true,
    "(BSD-3-Clause AND Apache-2.0)": true,
    "(MIT AND GPL-3.0-only)": false,
  };
  expect(Object.keys(cases).map(isAllowed)).toEqual(Object.values(cases));
});

test("a file belongs to the innermost package that it lies in", () => {
  const files = ["cli/main.ts", "node_modules/a/b.js", "node_modules/a/c.js", "node_modules/a/node_modules/@s/d/e.js"];
  expect(packageFolders(files)).toEqual(["node_modules/a", "node_modules/a/node_modules/@s/d"]);
});

interface Locked {
  license?: string;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}
const LOCKED = lock.packages as Record<string, Locked>;

/** As Node looks for a package: in the folder of who asks, then above. */
function locate(from: string, name: string): string | undefined {
  const at = `${from === "" ? "" : `${from}/`}node_modules/${name}`;
  if (LOCKED[at]) return at;
  return from === "" ? undefined : locate(from.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, ""), name);
}

/** `<folder>: <licence>` of what npm installs for these names, and is under a licence that is not allowed. */
function refusedOf(names: string[]): string[] {
  const seen = new Set(names.flatMap((name) => locate("", name) ?? []));
  for (const at of seen) {
    const { dependencies, peerDependencies } = LOCKED[at]!;
    for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
      const found = locate(at, name);
      if (found) seen.add(found);
    }
  }
  expect(seen.size).toBeGreaterThanOrEqual(names.length);
  return [...seen]
    .filter((at) => !isAllowed(LOCKED[at]!.license))
    .map((at) => `${at}: ${LOCKED[at]!.license ?? "none"}`)
    .sort();
}

test("what the package depends on is under licences that are allowed", () => {
  expect(refusedOf(Object.keys(manifest.dependencies))).toEqual([]);
});

test("Pulumi's SDK, which a program has anyway, brings no more than these others, and none that asks for sources", () => {
  expect(refusedOf(Object.keys(manifest.peerDependencies))).toEqual([
    // MIT, as its file LICENSE says.
    "node_modules/@logdna/tail-file: SEE LICENSE IN LICENSE",
    "node_modules/argparse: Python-2.0",
    // Two lists, no code.
    "node_modules/spdx-exceptions: CC-BY-3.0",
    "node_modules/spdx-license-ids: CC0-1.0",
  ]);
});
