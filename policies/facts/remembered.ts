/** How many answers are kept: more than a program has types; a user can name as many as they like. */
const MOST = 5000;

/** A pure function of a text whose answers are kept: a stack has a thousand resources of twenty types. */
export function remembered<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    if (answers.has(text)) return answers.get(text)!;
    const answer = ask(text);
    if (answers.size < MOST) answers.set(text, answer);
    return answer;
  };
}
