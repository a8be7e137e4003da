import { COMMAND } from "../command";
import { readFileSync } from "node:fs";
import { describeProblems, type Problem } from "../../domain/fields/problems";
import type { Connected } from "../connection";
import { CONTAIN_OPTIONS, type ContainOptions, readContainOptions } from "../contain/options";
import type { Output } from "../output";
import type { ExitCode, Verb } from "../verb";

/** What was asked for must not be done. The message is fit for people. */
class Refused extends Error {}

/** Whoever acts types the account, so that nobody contains another one than they think of. */
async function confirmAccount({ accountId }: Connected, given: string | undefined): Promise<void> {
  if (given === undefined && !process.stdin.isTTY) {
    throw new Refused("there is no terminal to type the account id on; give it with --account-id");
  }
  let typed = given;
  if (typed === undefined) {
    const { isCancel, text } = await import("@clack/prompts");
    const answer = await text({ message: "Type the id of the account that is acted on" });
    if (isCancel(answer)) throw new Refused("no account id was typed; nothing was done");
    typed = answer.trim();
  }
  if (typed !== accountId) {
    throw new Refused(`the account id given is ${typed}, and the credentials are of ${accountId}; nothing was done`);
  }
}

async function plan(options: ContainOptions, connected: Connected, { out, err }: Output): Promise<ExitCode> {
  const { wish } = options;
  if (wish.do !== "plan") throw new Error("a plan was asked for");
  const [{ prepare }, { writePlan }, { describePlan, describePredictions }] = await Promise.all([
    import("../contain/prepare"),
    import("../contain/plan-file"),
    import("../contain/report/describe"),
  ]);
  const prepared = await prepare({ ...options, wish }, connected);
  if ("problems" in prepared) {
    err(`${describeProblems("nothing can be planned", prepared.problems)}\n`);
    return 2;
  }
  const { plan: made, facts, rows } = prepared;
  const predictions = options.simulate
    ? await (await import("../contain/simulate")).simulate(made, facts, rows)
    : undefined;
  const file = options.planFile ?? `ringfence-contain-${made.account}-${made.madeAt.replace(/[:.]/g, "-")}.json`;
  writePlan(file, made);
  if (options.json) {
    out(`${JSON.stringify({ ...made, file, ...(predictions ? { predictions } : {}) }, undefined, 2)}\n`);
  } else {
    out(describePlan(made, file));
    if (predictions) out(`\n${describePredictions(predictions)}`);
  }
  if (made.gaps.length > 0) return 1;
  // That somebody could be frozen is so in every account; that there is something to end is not.
  const isFound = made.phases.some(({ id, steps }) => id !== "freeze-launches" && steps.length > 0);
  return isFound ? 2 : 0;
}

async function act(options: ContainOptions, connected: Connected, output: Output): Promise<ExitCode> {
  const { wish } = options;
  const [{ executePlan, listRestore, restoreFrom, resume }, { readPlan }, { planIn, readLines, refuseOld }] =
    await Promise.all([import("../contain/act"), import("../contain/plan-file"), import("../contain/journal")]);
  if (wish.do === "execute") {
    const made = readPlan(read(wish.plan), connected, new Date());
    await confirmAccount(connected, options.accountId);
    return executePlan(made, connected, options, output);
  }
  if (wish.do === "plan") throw new Error("an act was asked for");
  const { lines } = readLines(read(wish.journal));
  const { account } = planIn({ lines });
  if (account !== connected.accountId) {
    throw new Refused(`the journal is of the account ${account}, and the credentials are of ${connected.accountId}`);
  }
  if (wish.do === "resume") refuseOld(lines, new Date());
  if (wish.do === "restore" && wish.isDry) return listRestore(lines, wish, options, output);
  await confirmAccount(connected, options.accountId);
  if (wish.do === "resume") return resume(wish.journal, connected, options, output);
  return restoreFrom(wish, connected, options, output);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Refused(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** Errors whose message is for people. */
async function isExpected(error: unknown): Promise<boolean> {
  const [{ NoConnection }, { BadJournal }, { BadPlan }, { BadChoice }] = await Promise.all([
    import("../connection"),
    import("../contain/journal"),
    import("../contain/plan-file"),
    import("../contain/undo-choice"),
  ]);
  const isFile = ["EEXIST", "ENOENT", "EACCES", "EISDIR", "ENOSPC"].includes(
    (error as NodeJS.ErrnoException).code ?? "",
  );
  return isFile || [NoConnection, BadJournal, BadPlan, BadChoice, Refused].some((kind) => error instanceof kind);
}

/** `ringfence contain`: ends an intrusion in the right order. Without --execute it only says what it would do. */
export const contain: Verb = {
  name: "contain",
  summary:
    "end an intrusion in the right order; without --execute it only plans. `contain restore <journal>` lists what can be taken back, and takes it back with --execute",
  words: "[restore] [journal]",
  options: CONTAIN_OPTIONS,
  example: `${COMMAND} contain --since 36h --suspect AKIAIOSFODNN7EXAMPLE --role-arn <responder> --mfa-serial <device>`,
  run: async (given, output) => {
    const options = readContainOptions(given, new Date());
    if ("problems" in options) {
      const problems: Problem[] = options.problems;
      output.err(`${describeProblems("nothing was done", problems)}\n`);
      return 2;
    }
    try {
      const { connect } = await import("../connection");
      const connected = await connect(options.connection);
      return await (options.wish.do === "plan" ? plan : act)(options, connected, output);
    } catch (error) {
      if (!(await isExpected(error))) throw error;
      output.err(`contain: ${(error as Error).message}\n`);
      return 1;
    }
  },
};
