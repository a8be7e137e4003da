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

/** The same for long texts: the last answer alone is kept, which several rules ask for one after the other. */
export function rememberedOnce<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  let last: { text: string; answer: Answer } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: ask(text) };
    return last.answer;
  };
}

/** The same for a few long texts: the oldest answer goes when there are too many. */
export function rememberedFew<Answer>(most: number, ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    if (answers.has(text)) return answers.get(text)!;
    const answer = ask(text);
    if (answers.size >= most) answers.delete(answers.keys().next().value!);
    answers.set(text, answer);
    return answer;
  };
}
