import * as pulumi from "@pulumi/pulumi";
import type { AccountBaselineArgs } from "./components/account-baseline-args";
import { readAccountFacts } from "./components/account-facts";
import { readCallerFacts } from "./components/caller-facts";
import { assertNoProblems, refuse } from "./components/input-error";
import { checkAccount, checkLockout, organizationWarnings } from "./domain/account-checks";
import { checkSettings } from "./domain/check-settings";
import { redact } from "./domain/problems";
import { SETTINGS, type SettingKind } from "./domain/setting-table";

/** The only setting that may be a secret: the others decide names and regions, which a state file shows anyway. */
const MAY_BE_SECRET = "contacts";

/** Pulumi keeps every value as text; a value that does not parse stays text, so that its check can show it. */
function parse(kind: SettingKind, text: string): unknown {
  if (kind === "text") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The values of this project in the stack configuration: setting name -> value. Unknown names stay in. */
function readConfig(project: string): Record<string, unknown> {
  const kinds = new Map<string, SettingKind>(SETTINGS.map(({ name, kind }) => [name, kind]));
  const prefix = `${project}:`;
  return Object.fromEntries(
    Object.entries(pulumi.runtime.allConfig())
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, text]) => [key.slice(prefix.length), text] as const)
      .map(([name, text]) => [name, parse(kinds.get(name) ?? "text", text)]),
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

/**
 * Reads the stack configuration, checks it, and asks the account what the configuration does not say.
 *
 * @returns the arguments of `AccountBaseline`; `contacts` holds secrets when the configuration does
 * @throws pulumi.RunError that lists every problem at once
 */
export async function loadSettings(): Promise<AccountBaselineArgs> {
  const project = pulumi.getProject();
  const heading = `the configuration of stack ${pulumi.getStack()} cannot be used`;
  const secretNames = secretKeys();
  const config = readConfig(project);
  const secrets = Object.keys(config).filter((name) => secretNames.includes(`${project}:${name}`));
  const misplaced = secrets
    .filter((name) => name !== MAY_BE_SECRET)
    .map((path) => ({ path, message: `is a secret, only ${MAY_BE_SECRET} may be; set it again without --secret` }));
  const check = (input: Record<string, unknown>) => {
    const result = checkSettings(input);
    const problems = [...misplaced, ...("problems" in result ? result.problems : [])];
    const hidden = secrets.map((name) => config[name]);
    assertNoProblems(heading, redact(problems, hidden));
    return "problems" in result ? refuse(heading, problems) : result;
  };

  const { settings } = check(config);
  const facts = await readAccountFacts({ listRegions: settings.enabledRegions === undefined });
  const { settings: complete, warnings } = check({ enabledRegions: facts.enabledRegions, ...config });
  const {
    caller,
    problems: absent,
    warnings: unasked,
  } = await readCallerFacts(complete.guardrails, facts.callerArn, facts.accountId);
  assertNoProblems(heading, [...checkAccount(complete, facts.accountId), ...absent, ...checkLockout(complete, caller)]);
  const all = [...warnings, ...unasked, ...organizationWarnings(complete, caller)];
  await Promise.all(all.map((warning) => pulumi.log.warn(warning)));
  return secrets.includes(MAY_BE_SECRET) ? { ...complete, contacts: asSecret(complete.contacts) } : complete;
}
