import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Session } from "../session";

/** Variables of the user's own shell that would lead away from the session, or into another stack of it. */
const FOREIGN = [
  "AWS_PROFILE",
  "AWS_DEFAULT_PROFILE",
  "PULUMI_STACK",
  "PULUMI_ACCESS_TOKEN",
  "PULUMI_CONFIG_PASSPHRASE_FILE",
];

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The lines that make a shell one of the session. */
function exportsOf(env: Session["env"]): string {
  const lines = Object.entries(env).map(([name, value]) =>
    name === "PATH" ? `export PATH=${quoted(value.split(":")[0]!)}:"$PATH"` : `export ${name}=${quoted(value)}`,
  );
  return [`unset ${FOREIGN.join(" ")}`, ...lines].map((line) => `${line}\n`).join("");
}

/**
 * Writes the environment of a session into its folder.
 *
 * @returns the lines as text, and the command that makes a shell in the current folder read them
 */
export function writeEnvironment(folder: string, env: Session["env"]): { text: string; command: string } {
  const file = join(folder, "env");
  const text = exportsOf(env);
  writeFileSync(file, text);
  return { text, command: `. ${relative(process.cwd(), file)}` };
}
