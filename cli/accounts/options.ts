import * as v from "valibot";
import type { Problem } from "../../domain/fields/problems";
import { region } from "../../domain/fields/regions";
import { accountId, choice, text } from "../../domain/fields/values";
import { distinct } from "../../domain/fields/shapes";
import { CONNECTION_OPTIONS, type ConnectionOptions, connectionProblems } from "../connection";
import { words } from "../guardrails/options";
import { readOptions } from "../read-options";
import type { VerbOption } from "../verb";
import type { Selection } from "./select";
import type { Templates } from "./row";

const FORMATS = ["text", "json", "github", "codebuild"] as const;

/** The role that Organizations makes in each account that it makes. */
const ROLE = "OrganizationAccountAccessRole";

/** What `accounts` takes. */
export const ACCOUNTS_OPTIONS: readonly VerbOption[] = [
  {
    flags: "--file <file>",
    summary:
      'Accounts from a file instead of Organizations: [{ "id", "name" }], or what `aws organizations list-accounts` or list-accounts-for-parent printed; - is standard input. Nobody is asked.',
  },
  {
    flags: "--format <format>",
    summary: `One of ${FORMATS.join(", ")}: a matrix of GitHub Actions on one line, or a batch of CodeBuild as a buildspec.`,
    default: "text",
  },
  {
    flags: "--role-name <template>",
    summary:
      "Role that a job takes in its account, with its path: ringfence/exempt/ringfence-deploy-{account}. {account} is the id.",
    default: ROLE,
  },
  {
    flags: "--stack-name <template>",
    summary:
      "Name of the stack of an account; {account} is the id, {name} the name, which its owner may change: then it is another stack.",
    default: "{account}",
  },
  {
    flags: "--only <ids>",
    summary: "These accounts only, separated by commas: a rerun of those that failed.",
    parse: words,
  },
  {
    flags: "--shard <i/n>",
    summary: "Part i of n parts of one size, such as 1/3, where there are too many for one matrix.",
  },
  { flags: "--management", summary: "The management account, too.", default: false },
  {
    flags: "--buildspec <file>",
    summary: "With --format codebuild: buildspec in the source that does the work of one account.",
    default: "buildspec.yml",
  },
  {
    flags: "--settings <file>",
    summary: "Settings that all accounts have in common, such as Pulumi.common.yaml, for --write.",
  },
  {
    flags: "--write <folder>",
    summary:
      "Write Pulumi.<stack>.yaml for each account: the common settings, its id, and what its own file had besides, such as ringfence:existing.",
  },
  ...CONNECTION_OPTIONS,
  {
    flags: "--json",
    summary: "The same as --format json: { accounts: [{ account, name, stack, role, region }], leftOut }.",
    default: false,
  },
];

/** Letters that Pulumi takes for a stack: https://www.pulumi.com/docs/iac/concepts/stacks/#create-stack */
const stackTemplate = text(
  "a name with {account} or {name} in it, of letters, digits and _ . -, and at most two / for organization/project/stack",
  (value) => {
    const plain = value.replace(/\{(account|name)\}/g, "x");
    return plain !== value && /^(?:[\w.-]+\/){0,2}[\w.-]+$/.test(plain);
  },
);

/** A role with its path: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const roleTemplate = text(
  "the name of a role, with its path and without a / in front, such as ringfence/exempt/deploy; {account} stands for the id",
  (value) => /^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/.test(value.replaceAll("{account}", "123456789012")),
);

const SHARD = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/;
const shard = v.pipe(
  text("a part such as 1/3, from 1 to the number of parts", (value) => {
    const [, index, of] = SHARD.exec(value) ?? [];
    return index !== undefined && Number(index) <= Number(of);
  }),
  v.transform((value) => {
    const [, index, of] = SHARD.exec(value)!;
    return { index: Number(index), of: Number(of) };
  }),
);

const schema = v.object({
  file: v.optional(v.string()),
  format: choice(FORMATS),
  roleName: roleTemplate,
  stackName: stackTemplate,
  only: v.optional(distinct(accountId, "a list of account ids, separated by commas")),
  shard: v.optional(shard),
  management: v.boolean(),
  buildspec: text("a path in the source, of letters, digits and _ . / -", (value) => /^[\w./-]+$/.test(value)),
  settings: v.optional(v.string()),
  write: v.optional(v.string()),
  region: v.optional(region),
  json: v.boolean(),
});

type Read = v.InferOutput<typeof schema>;

/** As they are used. */
export interface AccountsOptions extends Pick<Read, "file" | "format" | "buildspec"> {
  selection: Selection;
  templates: Templates;
  /** The common settings, and the folder of those of each account. */
  write?: { settings: string; folder: string };
  connection: ConnectionOptions;
}

function contradictions({ format, json, settings, write, file }: Read, given: ConnectionOptions): Problem[] {
  const problem = (path: string, message: string): Problem => ({ path, message });
  const asks = [given.profile, given.roleArn].some((each) => each !== undefined);
  return [
    ...(json && !["text", "json"].includes(format)
      ? [problem("--json", `is --format json, and --format is ${format}; give one of the two`)]
      : []),
    ...((settings === undefined) !== (write === undefined)
      ? [problem("--settings, --write", "belong together: the common settings, and the folder to write to")]
      : []),
    ...(file !== undefined && asks
      ? [problem("--file", "needs nobody to be asked; leave out --profile and --role-arn")]
      : []),
  ];
}

/** The options of the command line, read: every problem at once. */
export function readAccountsOptions(
  given: Record<string, unknown>,
): { options: AccountsOptions } | { problems: Problem[] } {
  const read = readOptions(schema, given);
  // The region is judged above, and who gives it twice reads it twice.
  const asked = connectionProblems({ ...given, region: undefined });
  if ("problems" in read) return { problems: [...read.problems, ...asked] };
  const problems = [...contradictions(read.options, given), ...asked];
  if (problems.length > 0) return { problems };
  const {
    file,
    format,
    json,
    roleName,
    stackName,
    only,
    shard: part,
    management,
    buildspec,
    settings,
    write,
  } = read.options;
  const { region: named = process.env["AWS_REGION"] ?? "us-east-1" } = read.options;
  return {
    options: {
      file,
      buildspec,
      format: json ? "json" : format,
      templates: { roleName, stackName, region: named },
      selection: { management, ...(only ? { only } : {}), ...(part ? { shard: part } : {}) },
      ...(settings !== undefined && write !== undefined ? { write: { settings, folder: write } } : {}),
      connection: given,
    },
  };
}
