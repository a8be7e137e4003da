import * as pulumi from "@pulumi/pulumi";
import type { AccountBaselineArgs } from "../components/baseline/account-baseline-args";
import { planned } from "../components/control/planned";
import { assertNoProblems, refuse } from "../components/control/user-error";
import { BASELINE_NAME } from "../domain/documents/own-principals";
import { redact } from "../domain/fields/problems";
import { parseKey, strayKeyProblems } from "../domain/settings/config-keys";
import { providerProblems } from "../domain/settings/provider-config";
import { draft, regionsOf, resolve } from "../domain/settings/resolve";
import { MAY_BE_SECRET, parsed, settingFrom } from "../domain/settings/stack-config";
import { isUsed, outsideConfigProblems } from "../domain/settings/stack-file";
import { readAccountFacts } from "./account-facts";
import { type ReadAccount, readAccount } from "./account-reader";
import { readCallerFacts } from "./caller-facts";
import { readOrganization } from "./organization-facts";
import { secretKeys, withSecrets } from "./secrets";
import { type ReadStackFile, readStackFile } from "./stack-file-reader";
import { readStack } from "./stack-reader";

/** The values of this project in the stack configuration: setting name -> value. Unknown names stay in. */
function readConfig(received: Readonly<Record<string, string>>, project: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(received)
      .map(([key, text]) => ({ ...parseKey(key, project), text }))
      // A map of settings below the project's own name has a word of its own.
      .filter(({ namespace, name }) => namespace === project && name !== project)
      .map(({ name, text }) => [name, settingFrom(name, text)]),
  );
}

/**
 * Reads the stack configuration, checks it, and asks the account what the configuration does not say.
 *
 * @param read asks the account what the provider has no data source for; it runs beside the other questions
 * @param readFile reads the file of the stack, for what the engine does not hand over
 * @returns the arguments of `AccountBaseline`, with its plan; `contacts` and `alerts` hold secrets when the configuration does
 * @throws pulumi.RunError that lists every problem at once
 */
export async function loadSettings(
  read: ReadAccount = readAccount,
  readFile: ReadStackFile = readStackFile,
): Promise<AccountBaselineArgs> {
  const project = pulumi.getProject();
  const heading = `the configuration of stack ${pulumi.getStack()} cannot be used`;
  const secretNames = secretKeys();
  const received = pulumi.runtime.allConfig();
  const config = readConfig(received, project);
  const secrets = Object.keys(config).filter((key) => secretNames.includes(`${project}:${key}`));
  const misplaced = secrets
    .filter((key) => !MAY_BE_SECRET.includes(key))
    .map((path) => ({
      path,
      message: `is a secret, only ${MAY_BE_SECRET.join(" and ")} may be; set it again without --secret`,
    }));
  const file = readFile(project, pulumi.getStack());

  const drafted = draft(BASELINE_NAME, config);
  const wrong = [
    ...(file !== undefined && isUsed(file, received, project) ? outsideConfigProblems(file, project) : []),
    ...strayKeyProblems(Object.keys(received), project),
    ...misplaced,
    ...("problems" in drafted ? drafted.problems : []),
    ...providerProblems(received),
  ];
  // A message shows a text as it is, or what it holds.
  const hidden = secretNames.flatMap((key) => [received[key], parsed(received[key] ?? "")]);
  if ("problems" in drafted || wrong.length > 0) return refuse(heading, redact(wrong, hidden));

  const decided = withSecrets(drafted.draft, secrets);
  const { guardrails, enabledRegions } = decided.settings;
  const answered = readAccountFacts({ listRegions: enabledRegions === undefined });
  const holding = readStack();
  // Whoever waits for it is told; until then it is no rejection that nobody handles.
  holding.catch(() => undefined);
  // What the account has is compared with the contacts, and a text cannot be compared with an Output.
  const asked = read(drafted.draft, async () => {
    const [{ accountId, enabledRegions: found, accountRegions }, stack] = await Promise.all([answered, holding]);
    // A region that is named and off answers everything with words about a broken key.
    const there = enabledRegions?.filter((region) => accountRegions?.includes(region) ?? true);
    return { accountId, regions: regionsOf({ ...decided.settings, enabledRegions: there }, found), stack };
  });
  const account = await answered;
  const [{ caller, ...bound }, { managementAccountId, problems, warnings: doubts, ...organized }, seen, stack] =
    await Promise.all([
      readCallerFacts(guardrails, account.callerArn, account.accountId),
      readOrganization(decided, account.accountId),
      asked,
      holding,
    ]);
  const resolved = resolve(decided, {
    enabledRegions: account.enabledRegions,
    accountRegions: account.accountRegions,
    caller: { ...caller, managementAccountId },
    ...organized,
    stack,
    ...seen.facts,
  });
  const wrongs = [...bound.problems, ...problems, ...("problems" in resolved ? resolved.problems : [])];
  assertNoProblems(heading, wrongs);
  const { plan } = resolved as Extract<typeof resolved, { plan: unknown }>;
  const warnings = [...plan.warnings, ...account.warnings, ...bound.warnings, ...doubts, ...seen.warnings];
  await Promise.all(warnings.map((warning) => pulumi.log.warn(warning)));
  return planned({ enabledRegions: account.enabledRegions, ...plan.settings }, plan);
}
