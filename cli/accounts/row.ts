import { show, type Problem } from "../../domain/fields/problems";
import type { Account } from "./account";

/** What a job needs to know of its account. */
export interface Row {
  /** Twelve digits. */
  account: string;
  /** For people: letters, digits, spaces and `._@-` only, so that no shell, template or log takes it for more. */
  name: string;
  /** Name of the Pulumi stack. */
  stack: string;
  /** ARN of the role that the job takes. */
  role: string;
  /** Region of the STS that gives the role. */
  region: string;
}

/** How rows are made. `{account}` stands for the id; in names of stacks `{name}` for the name in small letters, too. */
export interface Templates {
  roleName: string;
  stackName: string;
  region: string;
}

/** Name of an account: https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html, AccountName */
const LONGEST = 50;

/** Whatever a shell, a template, a workflow command or a terminal takes for more than text becomes a hyphen. */
export const safeName = ({ id, name = "" }: Account): string =>
  // By code points: half of a letter is none.
  Array.from(
    name
      .normalize("NFC")
      .replace(/[^\p{L}\p{M}\p{N} ._@-]+/gu, "-")
      .replace(/ +/g, " "),
  )
    .slice(0, LONGEST)
    .join("")
    .replace(/^[ .@-]+|[ .@-]+$/g, "") || id;

/** Plain letters: `Zahlungen (Köln)` -> `zahlungen-koln`. */
const slug = ({ id, name = "" }: Account): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "") || id;

/** https://www.pulumi.com/docs/iac/concepts/stacks/#create-stack: each part of `organization/project/stack` */
const LONGEST_STACK = 100;

const filled = (template: string, account: Account): string =>
  template.replaceAll("{account}", account.id).replaceAll("{name}", slug(account));

/** The rows of accounts, or what keeps two of them apart too little. */
export function rowsOf(accounts: readonly Account[], templates: Templates): { rows: Row[] } | { problems: Problem[] } {
  const { roleName, stackName, region } = templates;
  const rows = accounts.map((account): Row => ({
    account: account.id,
    name: safeName(account),
    stack: filled(stackName, account),
    role: `arn:aws:iam::${account.id}:role/${filled(roleName, account)}`,
    region,
  }));
  const problem = (message: string): Problem => ({ path: "--stack-name", message });
  const shared = [...new Set(rows.map(({ stack }) => stack))].flatMap((stack) => {
    const own = rows.filter((row) => row.stack === stack).map(({ account }) => account);
    const what = `gives ${own.join(", ")} the one stack ${show(stack)}; put {account} into it`;
    return own.length > 1 ? [problem(what)] : [];
  });
  const long = rows
    .filter(({ stack }) => stack.split("/").some((part) => part.length > LONGEST_STACK))
    .map(({ stack }) => problem(`gives ${show(stack)}, which is longer than ${LONGEST_STACK} letters; shorten it`));
  const problems = [...shared, ...long];
  return problems.length > 0 ? { problems } : { rows };
}
