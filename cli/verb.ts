import type { Output } from "./output";

/** An option of a verb. */
export interface VerbOption {
  /** As it is typed, with what it takes: `--mode <mode>`. */
  flags: string;
  summary: string;
  /** Turns what was typed into a value; `before` is the default, or what the same option gave before. Default: the text itself. */
  parse?: (typed: string, before: unknown) => unknown;
  /** Default: undefined. */
  default?: unknown;
}

/**
 * What the process ends with: 0 when all is well; 1 when it could not be done, or not all of it; 2 when something was found
 * that somebody should look at, and when the words were wrong.
 */
export type ExitCode = 0 | 1 | 2;

/** One word after `ringfence`, as a row. */
export interface Verb {
  name: string;
  /** One sentence for the list of verbs. */
  summary: string;
  options: readonly VerbOption[];
  /** Words that may follow the name, as commander takes them: `[what] [file]`. Default: none. */
  words?: string;
  /** A whole command that works. */
  example: string;
  /** What wrong words end with. Default: 2. */
  wrongWords?: 1 | 2;
  /**
   * What is slow to load, such as a client of the AWS SDK, is imported in here, so that no verb waits for what another needs.
   *
   * @param given option name -> value, `allowedRegions` for `--allowed-regions`; `words` are those that follow the name
   */
  run(given: Readonly<Record<string, unknown>>, output: Output): ExitCode | Promise<ExitCode>;
}
