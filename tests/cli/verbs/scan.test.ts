import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { toBeValidSarifLog } from "@microsoft/jest-sarif";
import type { Log } from "sarif";
import type { ScanResult } from "../../../cli/scan/scan";
import { runRingfence } from "../../support/run-ringfence";

expect.extend({ toBeValidSarifLog });

// Put together here, so that no scanner takes the source for a leak.
const KEY = ["AKIA", "QYLPMN5HNQ7Z4R2X"].join("");
const OTHER = ["AKIA", "QYLPMN5HNR7Z4R3Y"].join("");
const TOKEN = ["pul", "9b3f0c7d1e5a8b2c4d6f9a0e3b7c5d1f8a2e6b4c"].join("-");
const ALLOW = ["ringfence", "allow"].join(":");

const before = process.cwd();
let folder: string;

const write = (path: string, content: string | Buffer): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
};
const git = (...args: string[]): void => {
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: folder, stdio: "pipe" });
};
const scan = (...words: string[]) => runRingfence("scan", ...words);
async function found(...words: string[]): Promise<{ code: number; result: ScanResult; lines: string[] }> {
  const { code, out } = await scan(...words, "--format", "json");
  const result = JSON.parse(out) as ScanResult;
  return { code, result, lines: result.findings.map(({ path, line, format }) => `${path}:${line} ${format}`) };
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "ringfence-scan-")));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

describe("ringfence scan", () => {
  it("is 0 when there is nothing, and says how many files it looked through", async () => {
    write("a.txt", "hello\n");
    expect(await scan()).toEqual({ code: 0, out: "nothing in 1 file\n", err: "" });
  });

  it("is 2 when there is something, with place, format, account and no value", async () => {
    write("src/config.ts", `// a file\nconst key = "${KEY}";\nconst token = "${TOKEN}";\n`);
    const { code, out, err } = await scan();
    expect({ code, err }).toEqual({ code: 2, err: "" });
    expect(out.split("\n").slice(0, 3)).toEqual([
      expect.stringMatching(
        /^src\/config\.ts:2: access key AKIA… of account 052310077262 \(aws-access-key-id, [0-9a-f]{16}\)$/,
      ),
      expect.stringMatching(/^src\/config\.ts:3: Pulumi access token pul-… \(pulumi-token, [0-9a-f]{16}\)$/),
      "2 findings in 1 of 1 file",
    ]);
    expect(out).not.toContain(KEY.slice(6));
    expect(out).not.toContain(TOKEN.slice(6));
  });

  it("tells each place of a value, and the lines of what is encoded", async () => {
    const text = `echo nothing to see here\n`.repeat(8);
    const wrapped = Buffer.from(`${text}${KEY}\n${text}`).toString("base64").replace(/.{76}/g, "$&\n");
    const zipped = gzipSync(`${text}${TOKEN}`).toString("base64");
    write("twice.sh", `a ${OTHER}\nb\nc ${OTHER} ${OTHER}\n`);
    write("wrapped.yaml", `one: 1\n${wrapped}\ntwo: 2\n`);
    write("zipped.yaml", `one: 1\nuserData: ${zipped}\ntwo: 2\n`);
    write("utf16.ps1", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`a\r\n$id = "${KEY}"\r\n`, "utf16le")]));
    const { lines, result } = await found();
    expect(lines).toEqual([
      "twice.sh:1 aws-access-key-id",
      "twice.sh:3 aws-access-key-id",
      "utf16.ps1:2 aws-access-key-id",
      expect.stringMatching(/^wrapped\.yaml:[3-6] aws-access-key-id$/),
      "zipped.yaml:2 pulumi-token",
    ]);
    expect(result.findings.map(({ trail }) => trail.join(" > "))).toEqual(["", "", "", "base64", "base64 > gzip"]);
  });

  it("looks at what git keeps or would keep, and at what was named although git ignores it", async () => {
    git("init", "-q");
    write(".gitignore", "built/\n*.log\n");
    for (const path of ["kept.txt", "new.txt", "built/x.txt", "x.log", "sub/deep.txt"]) write(path, `${KEY}\n`);
    git("add", "kept.txt", ".gitignore");
    expect((await found()).lines.map((line) => line.split(":")[0])).toEqual(["kept.txt", "new.txt", "sub/deep.txt"]);
    expect((await found("x.log", "built", "sub")).lines.map((line) => line.split(":")[0])).toEqual([
      "x.log",
      "built/x.txt",
      "sub/deep.txt",
    ]);
  });

  it("leaves binary files and links out, and says so of what is too large", async () => {
    write("binary", `a\0${KEY}`);
    write("large.txt", `${"a line of text\n".repeat(750_000)}${KEY}`);
    write("elsewhere/a.txt", "hello");
    symlinkSync(join(folder, "binary"), join(folder, "link"));
    const { code, result } = await found();
    expect(code).toBe(0);
    expect(result).toMatchObject({
      files: 1,
      skipped: [
        { path: "binary", because: "binary" },
        { path: "large.txt", because: "larger than 10 MB" },
      ],
    });
    expect((await scan()).out).toBe(
      "large.txt: not looked through: larger than 10 MB\nnothing in 1 file; 1 binary file left out\n",
    );
  });

  it("says everything that is wrong at once, and is 1", async () => {
    symlinkSync(folder, join(folder, "link"));
    expect(await scan("nothing.txt", "link", "/dev/null", "--allow-list", "none.yaml")).toEqual({
      code: 1,
      out: "",
      err: [
        "nothing can be scanned: 4 problems",
        "  - nothing.txt: there is no such file or folder",
        "  - link: is a link, which is not followed; name what it leads to",
        "  - /dev/null: is neither a file nor a folder",
        "  - none.yaml: there is no such file",
        "",
      ].join("\n"),
    });
    expect(await scan("--format", "xml")).toEqual({
      code: 1,
      out: "",
      err: 'nothing can be scanned: 1 problem\n  - --format: expected one of text, json, sarif, received "xml"\n',
    });
  });

  it("is 1 when a file cannot be read, with what was found in the others", async () => {
    // Who is root can read everything.
    if (process.getuid?.() === 0) return;
    write("closed.txt", KEY);
    write("open.txt", KEY);
    chmodSync(join(folder, "closed.txt"), 0o000);
    const { code, result, lines } = await found();
    expect({ code, complete: result.complete, lines }).toEqual({
      code: 1,
      complete: false,
      lines: ["open.txt:1 aws-access-key-id"],
    });
  });

  it("writes SARIF that its schema takes, without a value", async () => {
    write("a b/#1.txt", `x\n${KEY}\n`);
    write("binary", "\0");
    const { code, out } = await scan("--format", "sarif");
    expect(code).toBe(2);
    expect(out).not.toContain(KEY.slice(6));
    const log = JSON.parse(out) as Log;
    expect(log).toBeValidSarifLog();
    const [run] = log.runs;
    expect(run!.tool.driver.rules!.map(({ id }) => id)).toEqual(["aws-access-key-id"]);
    expect(
      run!.results!.map(({ level, message, locations }) => [level, message.text, locations![0]!.physicalLocation]),
    ).toEqual([
      [
        "error",
        "access key AKIA… of account 052310077262",
        expect.objectContaining({
          artifactLocation: expect.objectContaining({ uri: "a%20b/%231.txt" }),
          region: expect.objectContaining({ startLine: 2, endLine: 2 }),
        }),
      ],
    ]);
  });
});

describe("what may stay", () => {
  it("says so in its line or above it, with the format and a reason", async () => {
    write(
      "a.ts",
      [
        `const a = "${KEY}"; // ${ALLOW} aws-access-key-id made for a test`,
        `// ${ALLOW} aws-access-key-id made for a test`,
        `const b = "${KEY}";`,
        `const c = "${OTHER}"; // ${ALLOW} pulumi-token another format`,
        "",
        `const d = "${KEY}"; /* ${ALLOW} aws-access-key-id */`,
      ].join("\n"),
    );
    const { code, result, lines } = await found();
    expect(code).toBe(2);
    expect(lines).toEqual(["a.ts:4 aws-access-key-id", "a.ts:6 aws-access-key-id"]);
    expect(result.allowed).toEqual([
      { path: "a.ts", line: 1, format: "aws-access-key-id", reason: "made for a test" },
      { path: "a.ts", line: 3, format: "aws-access-key-id", reason: "made for a test" },
    ]);
    expect(result.notes).toEqual([`a.ts:6: ${ALLOW} aws-access-key-id counts when a reason follows it`]);
  });

  it("stands in a list, by folder, file, format or fingerprint", async () => {
    git("init", "-q");
    for (const path of ["fixtures/a.txt", "fixtures-not/a.txt", "src/b.txt", "src/c.txt"])
      write(path, `${KEY} ${TOKEN}\n`);
    const fingerprint = (await found("src/c.txt")).result.findings.find(
      ({ format }) => format === "pulumi-token",
    )!.fingerprint;
    write(
      ".ringfence-scan.yaml",
      [
        "allow:",
        "  - path: fixtures/",
        "    reason: keys of the tests",
        "  - path: src/b.txt",
        "    format: aws-access-key-id",
        "    reason: revoked",
        `  - fingerprint: ${fingerprint}`,
        "    reason: revoked, too",
      ].join("\n"),
    );
    expect((await found()).lines).toEqual(["fixtures-not/a.txt:1 aws-access-key-id", "src/c.txt:1 aws-access-key-id"]);
    // From a folder below, the list of the root counts.
    process.chdir(join(folder, "src"));
    expect((await found()).lines).toEqual(["c.txt:1 aws-access-key-id"]);
  });

  it("is refused when the list is wrong, with everything that is wrong in it", async () => {
    write("a.txt", KEY);
    write(
      ".ringfence-scan.yaml",
      "allow:\n  - format: aws-access-key-id\n    reason: everywhere\n  - path: /etc\n    format: nothing\n    reason: ''\n  - fingerprint: abc\n",
    );
    const { code, err } = await scan();
    expect(code).toBe(1);
    expect(err.split("\n").map((line) => line.replace(/: expected (one of|[^,;]*).*/, ": $1"))).toEqual([
      "nothing can be scanned: 6 problems",
      "  - .ringfence-scan.yaml: allow[0]: a path or a fingerprint",
      "  - .ringfence-scan.yaml: allow[1].path: a file or a folder",
      "  - .ringfence-scan.yaml: allow[1].format: one of",
      "  - .ringfence-scan.yaml: allow[1].reason: why it may stay",
      "  - .ringfence-scan.yaml: allow[2].fingerprint: the 16 characters that scan prints",
      "  - .ringfence-scan.yaml: allow[2].reason: why it may stay",
      "",
    ]);
    write(".ringfence-scan.yaml", "allow: [\n");
    expect((await scan()).code).toBe(1);
  });
});

describe("ringfence scan --staged", () => {
  beforeEach(() => {
    git("init", "-q");
  });

  it("looks at the index, and not at the files beside it", async () => {
    write("staged.txt", KEY);
    write("only-here.txt", KEY);
    git("add", "staged.txt");
    write("staged.txt", "clean again");
    expect((await found("--staged")).lines).toEqual(["staged.txt:1 aws-access-key-id"]);
    git("add", "staged.txt");
    expect(await found("--staged")).toMatchObject({ code: 0, lines: [] });
  });

  it("looks at what was added or changed, and not at what was there before", async () => {
    write("a.txt", `old ${KEY}\nb\nc\n`);
    git("add", ".");
    git("commit", "-q", "-m", "old");
    write("a.txt", `old ${KEY}\nb changed\nc\n`);
    git("add", ".");
    expect(await found("--staged")).toMatchObject({ code: 0, lines: [] });
    write("a.txt", `old ${KEY}\nb changed\nc ${KEY}\nd ${OTHER}\n`);
    git("add", ".");
    expect((await found("--staged")).lines).toEqual(["a.txt:3 aws-access-key-id", "a.txt:4 aws-access-key-id"]);
  });

  it("names files from the root, wherever it runs, and can be narrowed", async () => {
    write("a.txt", KEY);
    write("sub dir/b.txt", TOKEN);
    write("gone.txt", "hello");
    git("add", ".");
    process.chdir(join(folder, "sub dir"));
    expect((await found("--staged")).lines).toEqual(["a.txt:1 aws-access-key-id", "sub dir/b.txt:1 pulumi-token"]);
    expect((await found("--staged", "b.txt")).lines).toEqual(["sub dir/b.txt:1 pulumi-token"]);
  });

  it("is 1 where there is no repository", async () => {
    rmSync(join(folder, ".git"), { recursive: true });
    expect(await scan("--staged")).toEqual({
      code: 1,
      out: "",
      err: "nothing can be scanned: 1 problem\n  - --staged: there is no git repository here; name files or folders\n",
    });
  });
});
