import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { buildCli } from "../../../scripts/build/cli";

// Put together here, so that no scanner takes the source for a leak.
const KEY = ["AKIA", "QYLPMN5HNQ7Z4R2X"].join("");
const ROOT = join(__dirname, "..", "..", "..");

/** The hook of the documentation, with the program that was built here in place of the one that npx finds. */
describe("the hook", () => {
  let folder: string;
  let program: string;

  const git = (...args: string[]) =>
    spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
      cwd: folder,
      encoding: "utf8",
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ringfence-hook-"));
    program = await buildCli(join(folder, "program"));
    git("init", "-q");
    const [, hook] = /```sh\n(#!\/bin\/sh\n[^`]+)```/.exec(readFileSync(join(ROOT, "docs", "scan.md"), "utf8"))!;
    const file = join(folder, ".git", "hooks", "pre-commit");
    writeFileSync(file, hook!.replace("npx --no-install ringfence", `"${program}"`));
    chmodSync(file, 0o755);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("stops a commit with a key, and lets one without pass, also of files that are named", () => {
    writeFileSync(join(folder, "a.txt"), `${KEY}\n`);
    git("add", "a.txt");
    const stopped = git("commit", "-q", "-m", "a key");
    expect(stopped.status).not.toBe(0);
    expect(stopped.stdout + stopped.stderr).toContain("a.txt:1: access key AKIA…");

    writeFileSync(join(folder, "a.txt"), "no key\n");
    git("add", "a.txt");
    expect(git("commit", "-q", "-m", "no key").status).toBe(0);

    // A commit of named files has an index of its own, which git tells the hook of.
    writeFileSync(join(folder, "a.txt"), `${KEY}\n`);
    expect(git("commit", "-q", "-m", "a key", "a.txt").status).not.toBe(0);
  });

  it("is the entry of pre-commit, too", () => {
    const [entry] = parse(readFileSync(join(ROOT, ".pre-commit-hooks.yaml"), "utf8")) as Record<string, unknown>[];
    expect(entry).toMatchObject({ id: "ringfence-scan", language: "node", pass_filenames: false });
    const [name, ...words] = String(entry!["entry"]).split(" ");
    expect(name).toBe("ringfence");
    expect(execFileSync(program, words, { cwd: folder, encoding: "utf8" })).toBe("nothing in 0 files\n");
  });
});
