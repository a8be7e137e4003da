import type { BurnArgs } from "../../domain/burn/burn";
import type { Principal } from "../../domain/burn/principal";
import { merged } from "../../domain/burn/quota-answers";
import { ADMINISTRATOR } from "../../domain/burn/worked-example";
import type { Problem } from "../../domain/fields/problems";
import { nearest } from "../../domain/fields/nearest";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import type { AccountAnswers } from "./account";
import { readFiles } from "./files";
import type { BurnOptions } from "./options";

/** Who is counted, where and with which quotas, and what nobody told, in words. */
export interface Inputs extends Pick<BurnArgs, "regions" | "quotas"> {
  principals: Principal[];
  notes: string[];
}

/** What went wrong: words or files that are not right, or an account that does not answer. */
export type Failure = { problems: Problem[] } | { cannot: string };

const nameOf = (arn: string): string => arn.split("/").at(-1)!;

/** Root of the account, as the principals know it. */
const rootOf = (principals: readonly Principal[]): Principal[] => {
  const account = principals[0]?.arn.split(":")[4];
  return account === undefined
    ? []
    : [{ ...ADMINISTRATOR, arn: `arn:aws:iam::${account}:root`, kind: "root", activeKeys: 1 }];
};

function chosen(principals: readonly Principal[], names: readonly string[]): Principal[] | Problem[] {
  if (names.length === 0) return [...principals];
  const known = principals.flatMap(({ arn }) => [arn, nameOf(arn)]);
  const problems = names
    .filter((name) => !known.includes(name))
    .map((name): Problem => {
      const guess = nearest(name, known);
      const hint = guess === undefined ? "" : `, did you mean ${JSON.stringify(guess)}?`;
      return {
        path: "--principal",
        message: `unknown user or role ${JSON.stringify(name)}${hint}; there are ${principals.length}, take one by ARN or name`,
      };
    });
  return problems.length > 0
    ? problems
    : principals.filter(({ arn }) => names.includes(arn) || names.includes(nameOf(arn)));
}

const isProblems = (list: readonly object[]): list is Problem[] => list.length > 0 && "message" in list[0]!;

/** Why the account did not tell, and what to do. */
async function ask(options: BurnOptions): Promise<AccountAnswers | { cannot: string }> {
  const [{ connect, NoConnection }, { askAccount, UnknownPrincipals }] = await Promise.all([
    import("../connection"),
    import("./account"),
  ]);
  try {
    return await askAccount(await connect(options), { principals: options.principals === undefined });
  } catch (error) {
    if (error instanceof UnknownPrincipals) {
      return {
        cannot: `the users and roles of the account cannot be read: ${error.message}\nallow iam:GetAccountAuthorizationDetails, or give its answer with --principals`,
      };
    }
    if (error instanceof NoConnection) {
      return {
        cannot: `${error.message}\nor leave --account and --profile out, and give --principals and --quotas`,
      };
    }
    throw error;
  }
}

const isAsked = ({ account, profile, roleArn }: BurnOptions): boolean =>
  account || profile !== undefined || roleArn !== undefined;

const OFFLINE =
  "no account was asked: the principal is an administrator that stands for any. --account reads your own, --principals takes them from a file";

/**
 * Everything that the model counts with: files stand above the account, and the account above the defaults of AWS. With
 * neither, an administrator and the defaults.
 */
export async function readInputs(options: BurnOptions): Promise<Inputs | Failure> {
  const files = await readFiles(options);
  if ("problems" in files) return files;
  const asked = isAsked(options) ? await ask(options) : undefined;
  if (asked && "cannot" in asked) return asked;
  const told = files.principals ?? asked?.principals;
  const withKeys = (told ?? [ADMINISTRATOR]).map((principal): Principal => {
    if (principal.kind !== "user" || !asked?.keys) return principal;
    return { ...principal, activeKeys: asked.keys.get(principal.arn) ?? 0 };
  });
  const all = [...withKeys, ...(asked?.rootHasKey ? rootOf(withKeys) : [])];
  const principals = chosen(all, options.principal ?? []);
  if (isProblems(principals)) return { problems: principals };
  return {
    principals,
    regions: asked?.regions ?? [...new Set([...DEFAULT_REGIONS, ...Object.keys(files.quotas)])],
    quotas: merged(asked?.quotas ?? {}, files.quotas),
    notes: [...(told ? [] : [OFFLINE]), ...(asked?.notes ?? [])],
  };
}
