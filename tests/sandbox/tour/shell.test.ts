import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeEnvironment } from "../../../sandbox/tour/shell";

test("a shell that reads the environment works in the session, and keeps its own path behind that of the engine", () => {
  const folder = mkdtempSync(join(tmpdir(), "ringfence's shell-"));
  const env = { PATH: "/cache/bin:/of/the/sandbox", PULUMI_HOME: join(folder, "home"), AWS_SESSION_TOKEN: "" };
  const { text } = writeEnvironment(folder, env);
  const print = `. "$0"; printf '%s\\n' "$PATH" "$PULUMI_HOME" "[$AWS_SESSION_TOKEN]" "[$AWS_PROFILE]"`;
  const options = {
    encoding: "utf8",
    env: { PATH: "/bin:/usr/bin", AWS_PROFILE: "real", AWS_SESSION_TOKEN: "real" },
  } as const;
  const lines = execFileSync("/bin/sh", ["-c", print, join(folder, "env")], options)
    .trimEnd()
    .split("\n");
  expect(lines).toEqual(["/cache/bin:/bin:/usr/bin", join(folder, "home"), "[]", "[]"]);
  expect(text).toMatch(/^export PULUMI_HOME='/m);
  rmSync(folder, { recursive: true, force: true });
});
