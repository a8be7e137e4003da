import { COMMAND } from "../command";
import { describeProblems, type Problem } from "../../domain/fields/problems";
import type { Account, LeftOut } from "../accounts/account";
import { ACCOUNTS_OPTIONS, type AccountsOptions, readAccountsOptions } from "../accounts/options";
import type { Row } from "../accounts/row";
import type { Output } from "../output";
import type { ExitCode, Verb } from "../verb";

async function accountsOf({
  file,
  connection,
}: AccountsOptions): Promise<{ accounts: Account[] } | { problems: Problem[] }> {
  if (file !== undefined) return (await import("../accounts/file")).readAccounts(file);
  const [{ connect }, { listAccounts }] = await Promise.all([
    import("../connection"),
    import("../accounts/organization"),
  ]);
  return { accounts: await listAccounts(await connect(connection)) };
}

/** The rows, and who is left out; or what is wrong with the accounts, and nobody's words. */
async function chosen(
  options: AccountsOptions,
): Promise<{ rows: Row[]; leftOut: LeftOut[] } | { problems: Problem[] }> {
  const known = await accountsOf(options);
  if ("problems" in known) return known;
  const [{ select }, { rowsOf }] = await Promise.all([import("../accounts/select"), import("../accounts/row")]);
  const selected = select(known.accounts, options.selection);
  if ("problems" in selected) return selected;
  const made = rowsOf(selected.accounts, options.templates);
  return "problems" in made ? made : { rows: made.rows, leftOut: selected.leftOut };
}

/** The rows in the format that was asked for. */
async function formatted(options: AccountsOptions, rows: readonly Row[], leftOut: readonly LeftOut[]): Promise<string> {
  switch (options.format) {
    case "text":
      return (await import("../accounts/text")).describeAccounts(rows, leftOut);
    case "json":
      return `${(await import("../untrusted")).safeJson({ accounts: rows, leftOut })}\n`;
    case "github":
      return (await import("../accounts/github")).githubMatrix(rows);
    case "codebuild":
      return (await import("../accounts/codebuild")).codeBuildBatch(rows, options.buildspec);
  }
}

/** What a program that reads the output must not find in it. */
async function told(format: AccountsOptions["format"], count: number, leftOut: readonly LeftOut[]): Promise<string[]> {
  if (format === "text" || format === "json") return [];
  const { leftOutLines } = await import("../accounts/text");
  const lines = leftOutLines(leftOut).map((line) => `left out: ${line}`);
  if (format === "github") return lines;
  const warning = (await import("../accounts/codebuild")).batchWarning(count);
  return warning === undefined ? lines : [...lines, warning];
}

async function listed(options: AccountsOptions, { out, err }: Output): Promise<ExitCode> {
  const refuse = (heading: string, problems: readonly Problem[]): 1 => {
    err(`${describeProblems(heading, problems)}\n`);
    return 1;
  };
  const known = await chosen(options);
  if ("problems" in known) return refuse("the accounts cannot be used", known.problems);
  const { rows, leftOut } = known;
  // GitHub ends a workflow whose matrix is empty with a sentence that tells nobody why.
  if (rows.length === 0) {
    const { leftOutLines } = await import("../accounts/text");
    err(["accounts: no account is left", ...leftOutLines(leftOut).map((line) => `  ${line}`), ""].join("\n"));
    return 1;
  }
  if (options.format === "github") {
    const tooMany = (await import("../accounts/github")).matrixProblem(rows.length);
    if (tooMany) return refuse("there are too many accounts", [tooMany]);
  }
  if (options.write) {
    const { settings, folder } = options.write;
    const done = (await import("../accounts/stack-files")).writeStackFiles(rows, settings, folder);
    if ("problems" in done) return refuse("nothing was written", done.problems);
    for (const file of done.written.files) err(`accounts: wrote ${file}\n`);
    if (done.written.unchanged > 0) err(`accounts: ${done.written.unchanged} as before\n`);
  }
  for (const line of await told(options.format, rows.length, leftOut)) err(`accounts: ${line}\n`);
  out(await formatted(options, rows, leftOut));
  return 0;
}

/** `ringfence accounts`: the accounts of an organization as jobs, one each. It reads, and writes files when it is asked to. */
export const accounts: Verb = {
  name: "accounts",
  summary:
    "print the accounts of an organization as jobs, one each: a matrix of GitHub Actions or a batch of CodeBuild",
  options: ACCOUNTS_OPTIONS,
  example: `${COMMAND} accounts --format github --role-name ringfence-deploy`,
  run: async (given, output) => {
    const read = readAccountsOptions(given);
    if ("problems" in read) {
      output.err(`${describeProblems("accounts cannot begin", read.problems)}\n`);
      return 2;
    }
    try {
      return await listed(read.options, output);
    } catch (error) {
      const [{ NoConnection }, { NoAccounts }] = await Promise.all([
        import("../connection"),
        import("../accounts/organization"),
      ]);
      if (![NoConnection, NoAccounts].some((kind) => error instanceof kind)) throw error;
      output.err(`accounts: ${(error as Error).message}\n`);
      return 1;
    }
  },
};
