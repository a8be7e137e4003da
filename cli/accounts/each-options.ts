import * as v from "valibot";
import type { Problem } from "../../domain/fields/problems";
import { text } from "../../domain/fields/values";
import type { VerbOption } from "../verb";

/** Options of the verbs that look into one account, or into each of an organization. */
export const ACCOUNTS_FROM_OPTION: VerbOption = {
  flags: "--accounts-from <source>",
  summary: "Look into every account of the organization, as the role of --role-name. Here: organization.",
};
export const ROLE_NAME_OPTION: VerbOption = {
  flags: "--role-name <name>",
  summary:
    "Role in each of these accounts, with its path, such as ringfence/exempt/auditor; it must let you in without a device.",
};

export const everyAccountEntries = {
  accountsFrom: v.optional(text("organization", (value) => value === "organization")),
  roleName: v.optional(
    text("the name of a role, with its path and without a / in front", (value) =>
      /^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/.test(value),
    ),
  ),
};

/** One without the other. */
export function everyAccountProblems({
  accountsFrom,
  roleName,
}: {
  accountsFrom?: string | undefined;
  roleName?: string | undefined;
}): Problem[] {
  const problem = (message: string): Problem => ({ path: "--role-name", message });
  if (accountsFrom !== undefined && roleName === undefined)
    return [problem("missing; --accounts-from needs the role to take in each account")];
  if (roleName !== undefined && accountsFrom === undefined)
    return [problem("is for --accounts-from organization; for this account give --role-arn")];
  return [];
}
