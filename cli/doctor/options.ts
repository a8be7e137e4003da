import { COMMAND } from "../command";
import * as v from "valibot";
import { type Problem, show } from "../../domain/fields/problems";
import { allowedRegions, region } from "../../domain/fields/regions";
import { text } from "../../domain/fields/values";
import { BASELINE_NAME } from "../../domain/documents/own-principals";
import {
  ACCOUNTS_FROM_OPTION,
  everyAccountEntries,
  everyAccountProblems,
  ROLE_NAME_OPTION,
} from "../accounts/each-options";
import { CONNECTION_OPTIONS, type ConnectionOptions, connectionProblems } from "../connection";
import { words } from "../guardrails/options";
import { readOptions } from "../read-options";
import type { VerbOption } from "../verb";
import { type Outputs, readOutputs } from "./outputs";

/** Which baseline of which account: what `doctor` and `drill` have in common. */
export const BASELINE_OPTIONS: readonly VerbOption[] = [
  {
    flags: "--outputs <file>",
    summary: "What `pulumi stack output --json` printed: it says what is on, and the account is compared with it.",
  },
  {
    flags: "--allowed-regions <regions>",
    summary:
      "Regions where workloads may run, separated by commas: with them each single rule and usage alarm is known.",
    parse: words,
  },
  {
    flags: "--home-region <region>",
    summary: "Region where alerts gather. Default: that of --outputs, or where the topic of the baseline is found.",
  },
  { flags: "--name <name>", summary: "Name of the baseline, with which its things begin.", default: BASELINE_NAME },
];

/** Days after which a test is no longer proof. */
const MAX_AGE = "92";

/** What `doctor` takes. */
export const DOCTOR_OPTIONS: readonly VerbOption[] = [
  ...BASELINE_OPTIONS,
  {
    flags: "--max-age <days>",
    summary: "After how many days a test counts no more; 0: do not ask for tests.",
    default: MAX_AGE,
  },
  {
    flags: "--test",
    summary: "Send one test message on each channel to its readers, and write down that it was sent.",
    default: false,
  },
  {
    flags: "--fix",
    summary: "Switch billing alerts on, the one thing that no Pulumi program can; everything else is `pulumi up`.",
    default: false,
  },
  { flags: "--yes", summary: "Do what --test or --fix says without a question.", default: false },
  ACCOUNTS_FROM_OPTION,
  ROLE_NAME_OPTION,
  ...CONNECTION_OPTIONS,
  {
    flags: "--json",
    summary:
      "Print JSON: { account, complete, channels, checks, findings, gaps }; of several accounts { accounts, leftOut }.",
    default: false,
  },
];

export const baselineEntries = {
  outputs: v.optional(v.string()),
  allowedRegions: v.optional(allowedRegions),
  homeRegion: v.optional(region),
  name: text("the name of a baseline", (value) => /^[A-Za-z][\w-]{0,40}$/.test(value)),
};

const schema = v.object({
  ...baselineEntries,
  maxAge: text("a whole number of days, 0 for none", (value) => /^\d{1,4}$/.test(value)),
  test: v.boolean(),
  fix: v.boolean(),
  yes: v.boolean(),
  json: v.boolean(),
  ...everyAccountEntries,
  words: v.optional(v.array(v.unknown()), []),
});

/** Which baseline of which account, as it is used. */
export interface BaselineOptions {
  name: string;
  outputs?: Outputs;
  allowedRegions?: string[];
  homeRegion?: string;
  /** 0: nobody asks for tests. */
  maxAgeDays: number;
}

/** As it is used. */
export interface DoctorOptions extends BaselineOptions {
  /** What is asked for; `confirm` has the codes. */
  wish: { do: "look" | "test" | "fix" } | { do: "confirm"; codes: string[] };
  connection: ConnectionOptions;
  /** Role in every account of the organization; absent: one account is asked. */
  everyAccountAs?: string;
  yes: boolean;
  json: boolean;
}

type Read = Pick<v.InferOutput<typeof schema>, "allowedRegions" | "homeRegion" | "name" | "outputs">;

/** The outputs in their file, and what contradicts them. */
export function baselineOf(
  { outputs: file, allowedRegions: allowed, homeRegion, name }: Read,
  maxAgeDays = 0,
): { baseline: BaselineOptions } | { problems: Problem[] } {
  const read = file === undefined ? undefined : readOutputs(file);
  const problems: Problem[] = [
    ...(read && "problems" in read ? read.problems : []),
    ...(allowed !== undefined && homeRegion !== undefined && !allowed.includes(homeRegion)
      ? [
          {
            path: "--home-region",
            message: `${show(homeRegion)} is not one of --allowed-regions (${allowed.join(", ")}); add it there`,
          },
        ]
      : []),
  ];
  if (problems.length > 0) return { problems };
  return {
    baseline: {
      name,
      maxAgeDays,
      ...(read && "outputs" in read ? { outputs: read.outputs } : {}),
      ...(allowed === undefined ? {} : { allowedRegions: allowed }),
      ...(homeRegion === undefined ? {} : { homeRegion }),
    },
  };
}

export const connectionIn = (given: Readonly<Record<string, unknown>>): ConnectionOptions => {
  const { profile, region: asked, roleArn, mfaSerial, mfaCode } = given as ConnectionOptions;
  return { profile, region: asked, roleArn, mfaSerial, mfaCode };
};

function wishOf({ words: typed, test, fix }: v.InferOutput<typeof schema>): DoctorOptions["wish"] | Problem {
  const [what, ...codes] = typed.flat() as string[];
  const asked = [what !== undefined, test, fix].filter(Boolean);
  if (asked.length > 1)
    return { path: "doctor", message: "several things were asked for; take one of confirm, --test and --fix" };
  if (what === undefined) return { do: test ? "test" : fix ? "fix" : "look" };
  if (what !== "confirm")
    return {
      path: "doctor",
      message: `unknown word ${show(what)}, there is confirm; \`${COMMAND} doctor confirm <code>\``,
    };
  return codes.length === 0
    ? { path: "confirm", message: "no code was given; it is the last line of the mail, such as K3F9QX-7" }
    : { do: "confirm", codes };
}

/** What several accounts cannot be asked at once. */
function ofOneAccount(
  { accountsFrom, outputs }: v.InferOutput<typeof schema>,
  wish: DoctorOptions["wish"] | Problem,
): Problem[] {
  if (accountsFrom === undefined) return [];
  const problem = (message: string): Problem => ({ path: "--accounts-from", message });
  return [
    ...(outputs === undefined
      ? []
      : [problem("asks many accounts, and --outputs are those of one; leave them out, or ask one account")]),
    ...("do" in wish && wish.do !== "look"
      ? [problem("only looks; confirm, --test and --fix are for one account, with --role-arn")]
      : []),
  ];
}

/** The options of the command line, read: every problem at once. */
export function readDoctorOptions(
  given: Record<string, unknown>,
): { options: DoctorOptions } | { problems: Problem[] } {
  const read = readOptions(schema, given);
  const unusable = connectionProblems(given);
  if ("problems" in read) return { problems: [...read.problems, ...unusable] };
  const wish = wishOf(read.options);
  const known = baselineOf(read.options, Number(read.options.maxAge));
  const problems = [
    ...("path" in wish ? [wish] : []),
    ...("problems" in known ? known.problems : []),
    ...everyAccountProblems(read.options),
    ...ofOneAccount(read.options, wish),
    ...unusable,
  ];
  if ("path" in wish || "problems" in known || problems.length > 0) return { problems };
  const { yes, json, roleName } = read.options;
  const everyAccountAs = roleName === undefined ? {} : { everyAccountAs: roleName };
  return { options: { ...known.baseline, wish, connection: connectionIn(given), ...everyAccountAs, yes, json } };
}
