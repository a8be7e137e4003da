import { Command, CommanderError } from "commander";
import * as v from "valibot";
import { readOptions as readValues } from "../../cli/read-options";
import { words } from "../../cli/guardrails/options";
import { BUILDS } from "../../components/baseline/table";
import { Profile } from "../../domain/controls/control";
import { type ControlId, CONTROLS } from "../../domain/controls/table";
import { type Problem, show } from "../../domain/fields/problems";
import { region } from "../../domain/fields/regions";
import { text } from "../../domain/fields/values";
import { BILLING_REGION } from "../../domain/regions/regions";

/** A run on a throw-away account, as it was asked for. */
export interface AcceptanceOptions {
  /** 12 digits. */
  account: string;
  /** Home region of the baseline; it also covers us-east-1. */
  region: string;
  /** Who gets every mail of the run. */
  email: string;
  phone: string;
  profile: Profile;
  /** Controls that stay off. */
  without: ControlId[];
  /** USD. */
  ceiling: number;
  /** Minutes after the last step to ask CloudTrail for the calls. Absent: nobody asks. */
  callsWait?: number;
  /** Absent: `.acceptance/<account>` of the checkout. */
  folder?: string;
  /** Somebody has said yes already. */
  yes: boolean;
  /** Only take away what a run left that came to no end. */
  cleanupOnly: boolean;
}

/** What the command ends with when the words are wrong, beside the problems: the text that commander printed. */
export type ReadOptions = { options: AcceptanceOptions } | { problems: Problem[] } | { said: string; code: number };

/** USD. A month of the profile minimal in two regions is estimated at 0.61, and the run takes no hour. */
const CEILING = "5";
/** Numbers that Australia keeps free for films: https://www.acma.gov.au/phone-numbers-use-tv-shows-films-and-creative-works */
const NOBODYS_PHONE = "+61 2 5550 0199";
/** CloudTrail shows a call within 15 minutes as a rule: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html */
const LONGEST_WAIT = 60;

const KNOWN: readonly string[] = CONTROLS.map(({ id }) => id);
const PROFILES = Object.values(Profile) as [Profile, ...Profile[]];

/** What is demanded is told once, in the words of who types it. */
const demanded = (what: string, fits: (value: string) => boolean) =>
  v.pipe(
    v.optional(v.string(), ""),
    v.check(fits, ({ input }) => `is ${show(input)}; give ${what}`),
  );

const schema = v.object({
  account: demanded("the 12 digits of a throw-away account", (value) => /^\d{12}$/.test(value)),
  region: v.pipe(
    region,
    v.check(
      (value) => value !== BILLING_REGION,
      `is ${BILLING_REGION}, which the baseline covers anyway; the expectation is of a home beside it, such as ap-southeast-2`,
    ),
  ),
  email: v.optional(text("a mail address", (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))),
  phone: text("a phone number with + and country code", (value) => /^\+[\d ]{8,20}$/.test(value)),
  profileOfBaseline: v.picklist(PROFILES, ({ input }) => `is ${show(input)}; allowed are ${PROFILES.join(", ")}`),
  without: v.array(text(`the id of a control (docs/controls.md)`, (value) => KNOWN.includes(value))),
  ceiling: text("an amount above 0, in USD", (value) => /^\d{1,4}(\.\d{1,2})?$/.test(value) && Number(value) > 0),
  calls: v.optional(
    text(`whole minutes up to ${LONGEST_WAIT}`, (value) => /^\d{1,2}$/.test(value) && Number(value) <= LONGEST_WAIT),
  ),
  folder: v.optional(v.string()),
  yes: v.boolean(),
  cleanupOnly: v.boolean(),
});

/** One component makes several guardrails: what it makes then is not told apart by its name. */
const halves = (without: readonly string[]): Problem[] =>
  BUILDS.filter(({ controls }) => {
    const left = controls.filter((id) => without.includes(id)).length;
    return left > 0 && left < controls.length;
  }).map(({ controls }) => ({
    path: "--without",
    message: `leaves out only some of ${controls.join(", ")}, which one component makes; leave out all of them, or none`,
  }));

/** The words of the command line, read: every problem at once. */
export function readOptions(typed: readonly string[]): ReadOptions {
  let said = "";
  const command = new Command("npm run acceptance --")
    .description("Puts the baseline on a throw-away account, tries it, takes it away again, and writes a report.")
    .option("--account <id>", "12 digits of the account; the credentials must be of it")
    .option("--region <region>", "home region", "ap-southeast-2")
    .option("--email <address>", "who gets the mails of the run; needed unless --cleanup-only")
    .option("--phone <number>", "phone of the contacts, which the run takes away again", NOBODYS_PHONE)
    .option("--profile-of-baseline <profile>", PROFILES.join(", "), Profile.Minimal)
    .option("--without <controls>", "controls that stay off, separated by commas", words, [])
    .option("--ceiling <usd>", "refuse when a month of it, and what is not estimated, could cost more", CEILING)
    .option("--calls <minutes>", "ask CloudTrail for the calls that many minutes after the last step, 15 at best")
    .option("--folder <folder>", "where state, passphrase, log and report are kept; default .acceptance/<account>")
    .option("--cleanup-only", "take away what a run left that came to no end", false)
    .option("--yes", "do it without a question", false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => (said += text), writeErr: (text) => (said += text) });
  try {
    command.parse(typed, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { said, code: error.exitCode === 0 ? 0 : 2 };
  }
  const given = command.opts<Record<string, unknown>>();
  const read = readValues(schema, given);
  const missing: Problem[] =
    given["email"] === undefined && given["cleanupOnly"] !== true
      ? [{ path: "--email", message: "is missing; give an address that you read" }]
      : [];
  const half = Array.isArray(given["without"]) ? halves(given["without"] as string[]) : [];
  if ("problems" in read) return { problems: [...read.problems, ...missing, ...half] };
  if (missing.length + half.length > 0) return { problems: [...missing, ...half] };
  const { profileOfBaseline, calls, ceiling, email = "", folder, without, ...rest } = read.options;
  return {
    options: {
      ...rest,
      email,
      profile: profileOfBaseline,
      without: without as ControlId[],
      ceiling: Number(ceiling),
      ...(calls === undefined ? {} : { callsWait: Number(calls) }),
      ...(folder === undefined ? {} : { folder }),
    },
  };
}
