import { parseArgs } from "node:util";
import { nearest } from "../../domain/fields/nearest";

const USAGE = `npm run sandbox -- [--keep] [--shell [--empty]] [--verbose] [--port N]

  --keep     go on with the account and the stack of the last run
  --shell    leave everything running afterwards and print the environment to use it
  --empty    with --shell: play nothing, and leave a bare account open to rehearse README.md in
  --verbose  print what the engine prints, and not only write it to its log
  --port N   port of the AWS endpoint at 127.0.0.1; a free one unless given`;

/** A mistake of the user; only its message is shown. */
export class UsageError extends Error {}

export interface TourOptions {
  keep: boolean;
  shell: boolean;
  empty: boolean;
  verbose: boolean;
  port?: number;
}

const OPTIONS = {
  keep: { type: "boolean" },
  shell: { type: "boolean" },
  empty: { type: "boolean" },
  verbose: { type: "boolean" },
  port: { type: "string" },
} as const;
const NAMES = Object.keys(OPTIONS);

const isPort = (text: string): boolean => /^[1-9]\d{0,4}$/.test(text) && Number(text) < 65_536;

/**
 * The options of the tour.
 *
 * @throws UsageError that says all that is wrong, and what there is
 */
export function readOptions(args: string[]): TourOptions {
  const { values, positionals, tokens } = parseArgs({
    args,
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const on = (name: "keep" | "shell" | "empty" | "verbose"): boolean => values[name] !== undefined;
  const given = tokens.filter((token) => token.kind === "option");
  const port = values.port;
  const problems = [
    ...given.filter(({ name }) => !NAMES.includes(name)).map(({ name, rawName }) => unknown(name, rawName)),
    ...given
      .filter(({ name, value }) => name !== "port" && NAMES.includes(name) && value !== undefined)
      .map(({ rawName, value }) => `${rawName} takes no value, received "${value}"`),
    ...positionals.map((word) => `"${word}" is no option`),
    ...(port === undefined || (typeof port === "string" && isPort(port))
      ? []
      : [`--port takes a number from 1 to 65535, received ${typeof port === "string" ? `"${port}"` : "none"}`]),
    ...(on("empty") && !on("shell")
      ? ["--empty plays nothing, so there is nothing to see without --shell; add it"]
      : []),
    ...(on("empty") && on("verbose")
      ? ["--verbose is about what the engine prints while the tour plays, and --empty plays nothing; leave one out"]
      : []),
  ];
  if (problems.length > 0) throw new UsageError(`${problems.join("\n")}\n\n${USAGE}`);
  return {
    keep: on("keep"),
    shell: on("shell"),
    empty: on("empty"),
    verbose: on("verbose"),
    port: port === undefined ? undefined : Number(port),
  };
}

function unknown(name: string, rawName: string): string {
  const meant = nearest(name, NAMES);
  return `there is no option ${rawName}${meant === undefined ? "" : `, did you mean --${meant}?`}`;
}
