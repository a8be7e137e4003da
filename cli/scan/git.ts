import { spawnSync } from "node:child_process";

/** Room for the names of a large repository. */
const MAX_BUFFER = 2 ** 30;

/** What git answered; a text says why it did not. */
export type Answer = { out: Buffer } | { because: string };

/**
 * Asks git, in the environment that this process has: a hook has its index in there.
 *
 * @param at the folder to ask in
 */
export function git(at: string, args: readonly string[], input?: string): Answer {
  const { error, status, stdout, stderr } = spawnSync("git", args, { cwd: at, input, maxBuffer: MAX_BUFFER });
  if (error !== undefined) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    return { because: isMissing ? "git is not installed" : error.message };
  }
  if (status === 0) return { out: stdout };
  return {
    because:
      stderr
        .toString("utf8")
        .trim()
        .split("\n")[0]
        ?.replace(/^(fatal|error): /, "") ?? "git failed",
  };
}

/** Names as git gives them with -z. */
export const namesIn = (out: Buffer): string[] =>
  out
    .toString("utf8")
    .split("\0")
    .filter((name) => name !== "");
