import { indented, widthOf } from "./lines";

/** Where the tour writes. */
export interface Screen {
  /** Columns to write in. */
  width: number;
  /** True when lines can be written over: a terminal. */
  moves: boolean;
  write: (text: string) => void;
  /** Writes a detail of a scene, indented and wrapped. */
  say: (text: string) => void;
}

/**
 * @param stream where to write
 * @param verbose true when the engine's lines are written between, which bars would tear apart
 */
export function createScreen(
  stream: Pick<NodeJS.WriteStream, "columns" | "isTTY" | "write">,
  verbose: boolean,
  env: NodeJS.ProcessEnv = process.env,
): Screen {
  const width = widthOf(stream.columns);
  const write = (text: string) => void stream.write(text);
  return {
    width,
    // A dumb terminal cannot go back a line: https://man7.org/linux/man-pages/man7/term.7.html
    moves: stream.isTTY && !verbose && env.TERM !== "dumb",
    write,
    say: (text) => {
      for (const line of indented(text, width)) write(`${line}\n`);
    },
  };
}
