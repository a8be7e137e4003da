/** Twenty characters, the length of an access key id, make at least 27 of base64. */
const SHORTEST = 27;

/** Lines of a wrapped block have 64 (PEM) or 76 (MIME) characters; shorter lines stand alone. */
const SHORTEST_FULL_LINE = 60;
const LONGEST_FULL_LINE = 76;

/** Both alphabets. The look-behind starts each search at the beginning of a run, which keeps it linear. */
const RUN = new RegExp(`(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{${SHORTEST},}={0,2}`, "g");
const NEXT_LINE = /\r?\n[ \t]*([A-Za-z0-9+/_-]+={0,2})/y;

const isFullLine = ({ length }: string): boolean => length >= SHORTEST_FULL_LINE && length <= LONGEST_FULL_LINE;

/** Every run of base64 in a text that is long enough to hold a key, the lines of a wrapped block put together. */
export function base64Blocks(text: string): string[] {
  const blocks: string[] = [];
  const run = new RegExp(RUN);
  for (let match = run.exec(text); match !== null; match = run.exec(text)) {
    let [block] = match;
    for (let line: string | undefined = block; line !== undefined && isFullLine(line); block += line ?? "") {
      NEXT_LINE.lastIndex = run.lastIndex;
      line = NEXT_LINE.exec(text)?.[1];
      if (line !== undefined) run.lastIndex = NEXT_LINE.lastIndex;
    }
    blocks.push(block);
  }
  return blocks;
}
