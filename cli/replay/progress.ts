/** One line on the screen that tells how far a long work is. */
export interface ProgressLine {
  show: (text: string) => void;
  /** Takes the line away. */
  end: () => void;
}

/** Milliseconds between two states: a terminal that is written to for each file takes longer than the file. */
const REST = 100;

const CLEAR = "\r\x1b[K";

/** The line, on stderr and only for people: what is not a terminal gets nothing. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  let shown = 0;
  return {
    show: (text) => {
      if (!stream.isTTY || Date.now() - shown < REST) return;
      shown = Date.now();
      stream.write(`${CLEAR}${text.slice(0, (stream.columns || 80) - 1)}`);
    },
    end: () => {
      if (stream.isTTY && shown > 0) stream.write(CLEAR);
    },
  };
}
