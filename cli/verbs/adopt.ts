import { COMMAND } from "../command";
import { describeProblems } from "../../domain/fields/problems";
import { ADOPT_OPTIONS, type AdoptOptions, readAdoptOptions } from "../adopt/options";
import type { AdoptResult } from "../adopt/result";
import type { Output } from "../output";
import type { ExitCode, Verb } from "../verb";

/** Who does not know everything must not say that nothing is to be done. */
const codeOf = ({ complete, lines, keys, decisions }: AdoptResult): ExitCode => {
  if (!complete) return 1;
  const isFound = lines.some(({ named }) => !named) || keys.unbound.length > 0 || decisions.length > 0;
  return isFound ? 2 : 0;
};

async function adoptAccount(options: AdoptOptions, { out, err }: Output): Promise<ExitCode> {
  const { draftOf } = await import("../adopt/draft");
  const read = await draftOf(options);
  if ("problems" in read) {
    err(`${describeProblems("the settings cannot be used", read.problems)}\n`);
    return 2;
  }
  const [{ connect }, { askAccount }, { resultOf }, { wrongAccountProblems }] = await Promise.all([
    import("../connection"),
    import("../adopt/ask"),
    import("../adopt/result"),
    import("../../domain/settings/account-checks"),
  ]);
  const connected = await connect(options);
  const wrong = wrongAccountProblems(read.draft.settings, connected);
  if (wrong.length > 0) {
    err(`${describeProblems("nothing was asked", wrong)}\n`);
    return 1;
  }
  const result = resultOf(connected, read, await askAccount(connected, read.draft));
  if (options.json) out(`${(await import("../untrusted")).safeJson(result)}\n`);
  else out((await import("../adopt/text")).describeAdoption(result, read.draft));
  return codeOf(result);
}

/** `ringfence adopt`: what exists already, as settings ready to paste, and whose access keys nothing binds. */
export const adopt: Verb = {
  name: "adopt",
  summary: "say what exists in an account already, as settings ready to paste, and whose access keys nothing binds",
  options: ADOPT_OPTIONS,
  example: `${COMMAND} adopt --settings Pulumi.prod.yaml --role-arn <auditor> --mfa-serial <device>`,
  run: async (given, output) => {
    const read = readAdoptOptions(given);
    if ("problems" in read) {
      output.err(`${describeProblems("adopt cannot begin", read.problems)}\n`);
      return 2;
    }
    try {
      return await adoptAccount(read.options, output);
    } catch (error) {
      const { NoConnection } = await import("../connection");
      if (!(error instanceof NoConnection)) throw error;
      output.err(`adopt: ${error.message}\n`);
      return 1;
    }
  },
};
