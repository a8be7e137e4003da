/** Characters above ASCII are in no mark. */
const ASCII = 128;

/** A place where something that is looked for may begin. */
type Visit<Owner> = (owner: Owner, at: number) => void;

/**
 * Finds many short texts in a long one at once: a table of the pairs of characters with which they begin, so that most of a
 * text is read once and no more. To search for each alone would read a text seventy times.
 *
 * @param owners what is looked for, each with the texts that it may begin with, of three characters of ASCII at least
 * @returns calls `visit` for each place, in the order of the text
 */
export function finderOf<Owner extends { readonly marks: readonly string[] }>(
  owners: readonly Owner[],
): (text: string, visit: Visit<Owner>) => void {
  const byPair = new Map<number, { mark: string; third: number; owner: Owner }[]>();
  const isBeginning = new Uint8Array(ASCII * ASCII);
  for (const owner of owners) {
    for (const mark of owner.marks) {
      const pair = mark.charCodeAt(0) * ASCII + mark.charCodeAt(1);
      byPair.set(pair, [...(byPair.get(pair) ?? []), { mark, third: mark.charCodeAt(2), owner }]);
      isBeginning[pair] = 1;
    }
  }
  return (text, visit) => {
    let before = ASCII;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const pair = before * ASCII + code;
      const begins = before < ASCII && code < ASCII && isBeginning[pair] === 1;
      before = code;
      if (!begins) continue;
      const next = text.charCodeAt(at + 1);
      for (const { mark, third, owner } of byPair.get(pair)!) {
        if (next === third && text.startsWith(mark, at - 1)) visit(owner, at - 1);
      }
    }
  };
}
