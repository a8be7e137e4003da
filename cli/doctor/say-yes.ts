import { Refused } from "./refused";

/**
 * Asks on the terminal whether to go on.
 *
 * @param question what will be done, as a question
 * @param yes somebody has said so already
 * @throws Refused when nobody can be asked, or the answer is no
 */
export async function sayYes(question: string, yes: boolean): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY)
    throw new Refused(`${question}\nnothing was done: there is no terminal to answer on; say --yes`);
  const { confirm, isCancel } = await import("@clack/prompts");
  const answer = await confirm({ message: question, initialValue: false });
  if (isCancel(answer) || !answer) throw new Refused("nothing was done");
}
