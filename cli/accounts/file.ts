import { readFileSync } from "node:fs";
import * as v from "valibot";
import { isManagement } from "../../domain/accounts/management";
import { because, type Problem, problemsOf, show } from "../../domain/fields/problems";
import { expected } from "../../domain/fields/shapes";
import { accountId } from "../../domain/fields/values";
import { type Account, byId } from "./account";

const words = v.optional(v.string(expected("a text")));

/** As Organizations writes it, and with small letters as people do. */
const entry = v.pipe(
  v.record(v.string(), v.unknown(), expected('an account such as { "id": "123456789012", "name": "payments" }')),
  v.transform((given) => Object.fromEntries(Object.entries(given).map(([key, value]) => [key.toLowerCase(), value]))),
  v.object({ id: accountId, name: words, arn: words, state: words, status: words }),
);

const list = v.array(entry, expected("a list of accounts, or what `aws organizations list-accounts` prints"));

/**
 * Accounts in a file: a list of `{ id, name }`, or what `aws organizations list-accounts` and `list-accounts-for-parent` print.
 *
 * @returns in the order of the ids, or every problem; the path of a problem is `--file`
 */
export function readAccounts(file: string): { accounts: Account[] } | { problems: Problem[] } {
  const wrong = (message: string): { problems: Problem[] } => ({ problems: [{ path: "--file", message }] });
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file === "-" ? 0 : file, "utf8"));
  } catch (error) {
    return wrong(
      `${file} cannot be read: ${because(error)}; give JSON, as \`aws organizations list-accounts\` prints it`,
    );
  }
  const listed = typeof given === "object" && given !== null && "Accounts" in given ? given.Accounts : given;
  const parsed = v.safeParse(list, listed);
  if (!parsed.success) {
    return {
      problems: problemsOf(parsed.issues).map(({ path, message }) => ({
        path: `--file`,
        message: `${file}${path === "" ? "" : `, ${path}`}: ${message}`,
      })),
    };
  }
  const accounts = parsed.output.map(({ id, name, arn, state, status }): Account => ({
    id,
    isManagement: isManagement(id, arn),
    ...(name === undefined ? {} : { name }),
    ...((state ?? status) === undefined ? {} : { state: state ?? status }),
  }));
  const twice = [...new Set(accounts.map(({ id }) => id))].filter(
    (id) => accounts.filter((account) => account.id === id).length > 1,
  );
  return twice.length > 0
    ? wrong(`${file} names ${twice.map(show).join(", ")} more than once; leave one of each`)
    : { accounts: accounts.sort(byId) };
}
