import type { MadeFile } from "../formatted";

/** A line that a new thing needs in a file that is there. */
export interface MadeLine {
  /** Path of the file, from the root of the project. */
  path: string;
  /** A line of the file, without its indentation; it must be there once. */
  after: string;
  /** What comes below it. */
  text: string;
}

/** How `npm run new` begins a thing of one kind. What it writes passes lint, and its tests fail until it is filled in. */
export interface Template {
  /** The word on the command line, such as `rule`. */
  kind: string;
  /** What follows that word: `<id> --family <family> [--title <text>]`. No other option is taken; one in brackets may be left out. */
  usage: string;
  /** @param answers the `id`, and each option by its name */
  files: (answers: Record<string, string>) => MadeFile[];
  lines: (answers: Record<string, string>) => MadeLine[];
}
