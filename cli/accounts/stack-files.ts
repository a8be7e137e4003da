import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, isScalar, parseDocument, Scalar, type YAMLMap } from "yaml";
import { because, type Problem } from "../../domain/fields/problems";
import type { Row } from "./row";

const ACCOUNT_ID = "ringfence:accountId";

const configOf = (document: Document): YAMLMap | undefined => {
  const config = document.get("config");
  return isMap(config) ? config : undefined;
};

const keyOf = (key: unknown): string => String(isScalar(key) ? key.value : key);

/** What a file for all accounts must not say: the id of one, and what only the key of one stack can read. */
function commonProblems(file: string, document: Document): Problem[] {
  const wrong = (message: string): Problem => ({ path: "--settings", message: `${file}: ${message}` });
  if (document.errors.length > 0) return [wrong(`no YAML: ${document.errors[0]!.message.split("\n")[0]!}`)];
  const config = configOf(document);
  if (config === undefined)
    return [wrong("there is no map `config`; give the settings that all accounts have in common")];
  const own = config.items.some(({ key }) => keyOf(key) === ACCOUNT_ID);
  const hidden = config.items.filter(({ value }) => isMap(value) && value.has("secure")).map(({ key }) => keyOf(key));
  return [
    ...(own ? [wrong(`${ACCOUNT_ID} is the id of one account; leave it out, each file gets its own`)] : []),
    ...hidden.map((key) =>
      wrong(`${key} is encrypted, and each stack has a key of its own; set it in the file of each account`),
    ),
    ...["encryptionsalt", "encryptedkey"]
      .filter((key) => document.has(key))
      .map((key) => wrong(`${key} belongs to one stack; leave it out`)),
  ];
}

/**
 * The configuration of one account's stack: what the common file says, with its comments, the account's id, and whatever else
 * the account's own file had before: `ringfence:existing` of `adopt`, the salt of its secrets, a setting of its own.
 *
 * @param before the account's own file, if there is one
 */
export function stackFile(common: string, account: string, before?: string): string {
  const document = parseDocument(common);
  const config = configOf(document)!;
  const own = before === undefined ? undefined : parseDocument(before);
  for (const { key, value } of own?.contents && isMap(own.contents) ? own.contents.items : []) {
    if (keyOf(key) !== "config" && !document.has(keyOf(key))) document.set(keyOf(key), value);
  }
  for (const { key, value } of (own && configOf(own)?.items) ?? []) {
    if (keyOf(key) !== ACCOUNT_ID && !config.has(keyOf(key))) config.set(keyOf(key), value);
  }
  const id = new Scalar(account);
  // Unquoted it would be a number, and lose a 0 in front.
  id.type = Scalar.QUOTE_DOUBLE;
  config.set(ACCOUNT_ID, id);
  return document.toString({ lineWidth: 0 });
}

/** What was written. */
export interface Written {
  files: string[];
  unchanged: number;
}

/** The name of the file of a stack, which for `organization/project/stack` is that of the last part. */
const fileOf = (folder: string, { stack }: Row): string => join(folder, `Pulumi.${stack.split("/").at(-1)!}.yaml`);

/**
 * Writes a configuration for each account, beside what is there. Nothing is written when anything is wrong.
 *
 * @returns what was written, or every problem
 */
export function writeStackFiles(
  rows: readonly Row[],
  settings: string,
  folder: string,
): { written: Written } | { problems: Problem[] } {
  let common: string;
  try {
    common = readFileSync(settings, "utf8");
  } catch (error) {
    return { problems: [{ path: "--settings", message: `${settings} cannot be read: ${because(error)}` }] };
  }
  const problems = commonProblems(settings, parseDocument(common));
  const files = rows.map((row) => {
    const file = fileOf(folder, row);
    const before = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    const isWrong = before !== undefined && parseDocument(before).errors.length > 0;
    if (isWrong) problems.push({ path: "--write", message: `${file} is no YAML; mend it, or remove it` });
    return { file, before, row };
  });
  if (problems.length > 0) return { problems };
  mkdirSync(folder, { recursive: true });
  const made = files.map(({ file, before, row }) => ({ file, before, after: stackFile(common, row.account, before) }));
  const changed = made.filter(({ before, after }) => before !== after);
  for (const { file, after } of changed) writeFileSync(file, after);
  return { written: { files: changed.map(({ file }) => file), unchanged: made.length - changed.length } };
}
