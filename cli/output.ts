/** Where a command writes. */
export interface Output {
  out: (text: string) => void;
  err: (text: string) => void;
}

/** The streams of the process. */
export const STREAMS: Output = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};
