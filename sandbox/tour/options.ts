import { parseArgs } from "node:util";

const USAGE = `npm run sandbox -- [--keep] [--shell] [--verbose] [--port N]

  --keep     go on with the account and the stack of the last run
  --shell    leave everything running afterwards and print the environment to use it
  --verbose  print what the engine prints, and not only write it to its log
  --port N   port of the AWS endpoint at 127.0.0.1; a free one unless given`;

/** A mistake of the user; only its message is shown. */
export class UsageError extends Error {}

export interface TourOptions {
  keep: boolean;
  shell: boolean;
  verbose: boolean;
  port?: number;
}

/**
 * The options of the tour.
 *
 * @throws UsageError that says what is wrong and what there is
 */
export function readOptions(args: string[]): TourOptions {
  try {
    const { values } = parseArgs({
      args,
      options: {
        keep: { type: "boolean" },
        shell: { type: "boolean" },
        verbose: { type: "boolean" },
        port: { type: "string" },
      },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
      throw new UsageError(`--port takes a number from 1 to 65535, received "${values.port}"`);
    }
    return { keep: values.keep ?? false, shell: values.shell ?? false, verbose: values.verbose ?? false, port };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}
