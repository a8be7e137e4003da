import * as pulumi from "@pulumi/pulumi";
import type { AccountBaselineArgs } from "../components/baseline/account-baseline-args";
import { planned } from "../components/control/planned";
import { assertNoProblems, refuse } from "../components/control/user-error";
import { BASELINE_NAME } from "../domain/documents/own-principals";
import { redact } from "../domain/fields/problems";
import { draft, regionsOf, resolve } from "../domain/settings/resolve";
import type { Settings } from "../domain/settings/schema";
import { MAY_BE_SECRET, settingFrom } from "../domain/settings/stack-config";
import { readAccountFacts } from "./account-facts";
import { type ReadAccount, readAccount } from "./account-reader";
import { readCallerFacts } from "./caller-facts";
import { readOrganization } from "./organization-facts";
import { readStack } from "./stack-reader";

/** The values of this project in the stack configuration: setting name -> value. Unknown names stay in. */
function readConfig(project: string): Record<string, unknown> {
  const prefix = `${project}:`;
  return Object.fromEntries(
    Object.entries(pulumi.runtime.allConfig())
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, text]) => [key.slice(prefix.length), text] as const)
      .map(([name, text]) => [name, settingFrom(name, text)]),
  );
}

/**
 * Keys whose value is a secret, or holds one. The Node host hands them over in this variable, which the SDK reads too but
 * has no function for: `configSecretKeysEnvKey` in sdk/nodejs/runtime/config.ts of pulumi/pulumi.
 */
const secretKeys = (): string[] => JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS ?? "[]") as string[];

/**
 * Marks every text of a value as secret, so that the state keeps it encrypted. Equal texts become one Output: an address
 * that two contacts share is still seen as one.
 */
function asSecret<T>(value: T, known = new Map<string, pulumi.Output<string>>()): T {
  if (typeof value === "string") {
    if (!known.has(value)) known.set(value, pulumi.secret(value));
    return known.get(value) as T;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asSecret<unknown>(inner, known)])) as T;
}

/** The settings with those that were given as secrets marked as such. */
const withSecrets = (settings: Settings, names: readonly string[]): Settings =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, names.includes(name) ? asSecret<unknown>(value) : value]),
  ) as unknown as Settings;

/**
 * Reads the stack configuration, checks it, and asks the account what the configuration does not say.
 *
 * @param read asks the account what the provider has no data source for; it runs beside the other questions
 * @returns the arguments of `AccountBaseline`, with its plan; `contacts` holds secrets when the configuration does
 * @throws pulumi.RunError that lists every problem at once
 */
export async function loadSettings(read: ReadAccount = readAccount): Promise<AccountBaselineArgs> {
  const project = pulumi.getProject();
  const heading = `the configuration of stack ${pulumi.getStack()} cannot be used`;
  const secretNames = secretKeys();
  const config = readConfig(project);
  const secrets = Object.keys(config).filter((key) => secretNames.includes(`${project}:${key}`));
  const misplaced = secrets
    .filter((key) => !MAY_BE_SECRET.includes(key))
    .map((path) => ({
      path,
      message: `is a secret, only ${MAY_BE_SECRET.join(", ")} may be; set it again without --secret`,
    }));

  const drafted = draft(BASELINE_NAME, config);
  const wrong = [...misplaced, ...("problems" in drafted ? drafted.problems : [])];
  const hidden = secrets.map((key) => config[key]);
  if ("problems" in drafted || wrong.length > 0) return refuse(heading, redact(wrong, hidden));

  const decided = { ...drafted.draft, settings: withSecrets(drafted.draft.settings, secrets) };
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
