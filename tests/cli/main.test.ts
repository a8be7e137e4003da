import { spawnSync } from "node:child_process";
import { buildCli } from "../../scripts/build/cli";

/** The bundle, as it is installed, in a process of its own. */
describe("the command line as a program", () => {
  let program: string;

  beforeAll(async () => {
    program = await buildCli();
  });

  const run = (...words: string[]) =>
    spawnSync(program, words, { encoding: "utf8", env: { PATH: process.env.PATH }, timeout: 30_000 });

  it("prints the documents", () => {
    const { status, stdout, stderr } = run(
      ...["guardrails", "--allowed-regions", "ap-southeast-2", "--mode", "organization", "--json"],
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect((JSON.parse(stdout) as { documents: unknown[] }).documents).toHaveLength(5);
  });

  it("ends with 2 for a mistake, without a stack trace", () => {
    const { status, stdout, stderr } = run("guardrails", "--mode", "account");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("says nothing of a reader who stops reading", () => {
    const words = "guardrails --allowed-regions ap-southeast-2 --mode organization --json";
    const { status, stderr } = spawnSync(
      "bash",
      ["-c", `"$0" ${words} | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}" >&2`, program],
      {
        encoding: "utf8",
        timeout: 30_000,
      },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "0\n" });
  });

  it("ends with 2 for an unknown command, and with 0 for help", () => {
    expect(run("nothing").status).toBe(2);
    expect(run("--help").status).toBe(0);
  });
});
