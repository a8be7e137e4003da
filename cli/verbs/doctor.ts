import { COMMAND } from "../command";
import { describeProblems } from "../../domain/fields/problems";
import type { Connected } from "../connection";
import { DOCTOR_OPTIONS, type DoctorOptions, readDoctorOptions } from "../doctor/options";
import type { DoctorReport } from "../doctor/report";
import type { Output } from "../output";
import type { ExitCode, Verb } from "../verb";

/** What one account says. Reads only. */
async function reportFrom(connected: Connected, options: DoctorOptions): Promise<DoctorReport> {
  const [{ askFacts, askingOf, findPlaces }, { reportOf }] = await Promise.all([
    import("../doctor/ask"),
    import("../doctor/report"),
  ]);
  const asking = askingOf(connected);
  // Of many accounts the folder can hold the settings of one at most.
  const folder = options.everyAccountAs === undefined ? { folder: process.cwd() } : {};
  const places = await findPlaces(asking, { ...options, ...folder });
  return reportOf(await askFacts(asking, places), places.expected);
}

async function overAccounts(caller: Connected, options: DoctorOptions, { out, err }: Output): Promise<ExitCode> {
  const [{ ofEachAccount, refusedIn }, { codeOfAll, describeDoctors }, { printable, safeJson }] = await Promise.all([
    import("../accounts/each"),
    import("../doctor/many"),
    import("../untrusted"),
  ]);
  const { everyAccountAs: roleName, connection } = options;
  const answered = await ofEachAccount(caller, { roleName: roleName!, region: connection.region }, (connected) =>
    reportFrom(connected, options),
  );
  const { answers, leftOut } = answered;
  out(options.json ? `${safeJson({ accounts: answers, leftOut })}\n` : `${describeDoctors(answered)}\n`);
  for (const { account, because } of refusedIn(answers))
    err(`doctor: account ${account} cannot be asked: ${printable(because)}\n`);
  return codeOfAll(answers);
}

async function look(connected: Connected, options: DoctorOptions, output: Output): Promise<ExitCode> {
  const { out } = output;
  if (options.everyAccountAs !== undefined) return overAccounts(connected, options, output);
  const [report, { codeOf }] = await Promise.all([reportFrom(connected, options), import("../doctor/many")]);
  if (options.json) out(`${(await import("../untrusted")).safeJson(report)}\n`);
  else out(`${(await import("../doctor/text")).describeDoctor(report)}\n`);
  return codeOf(report);
}

/** One message on each channel. */
async function test(connected: Connected, options: DoctorOptions, output: Output): Promise<ExitCode> {
  const [{ askFacts, askingOf, findPlaces }, { decideCoverage }, { seenIn }, rehearsals, { sayYes }] =
    await Promise.all([
      import("../doctor/ask"),
      import("../doctor/coverage"),
      import("../doctor/facts"),
      import("../doctor/rehearsal"),
      import("../doctor/say-yes"),
    ]);
  const { CALM_SIGNAL, describeSent, farRegion, onlyHeard, questionOf } = rehearsals;
  const { rehearsalOf, rehearse, ringingRegions, tellUnheard, told } = rehearsals;
  const { safeJson } = await import("../untrusted");
  const asking = askingOf(connected);
  const places = await findPlaces(asking, { ...options, folder: process.cwd() });
  const seen = seenIn(await askFacts(asking, places));
  const { expected } = decideCoverage(seen, places.expected);
  const far = farRegion(ringingRegions(seen, expected), expected);
  const heard = onlyHeard(
    rehearsalOf(seen, expected, {
      regions: far === undefined ? [] : [far],
      signals: [CALM_SIGNAL],
      billing: true,
    }),
  );
  const { rehearsal, unheard } = heard;
  const account = connected.accountId;
  if (!tellUnheard(heard, "doctor", output)) {
    if (options.json) output.out(`${safeJson({ account, sent: [], unheard })}\n`);
    return 2;
  }
  await sayYes(questionOf(rehearsal), options.yes);
  const { sentAt, sent } = await rehearse(connected, { seen, expected, rehearsal });
  if (options.json) output.out(`${safeJson({ account, sentAt, sent: told(sent), unheard })}\n`);
  else describeSent(sent, output);
  if (sent.some(({ because }) => because !== undefined)) return 1;
  return unheard.length > 0 ? 2 : 0;
}

async function fix(connected: Connected, options: DoctorOptions, { out }: Output): Promise<ExitCode> {
  const [{ askingOf }, { switchedOffKey, switchOn }, { sayYes }] = await Promise.all([
    import("../doctor/ask"),
    import("../doctor/fix"),
    import("../doctor/say-yes"),
  ]);
  const key = await switchedOffKey(askingOf(connected).run);
  if (key === undefined) {
    out("Billing alerts are on; there is nothing that doctor can mend.\n");
    return 0;
  }
  await sayYes(
    `Billing alerts of account ${connected.accountId} are off. Switch them on? AWS cannot switch them off again.`,
    options.yes,
  );
  await switchOn(connected, key);
  out("Billing alerts are on. The first data comes within a day.\n");
  return 0;
}

async function confirm(
  connected: Connected,
  options: DoctorOptions,
  codes: readonly string[],
  output: Output,
): Promise<ExitCode> {
  const [{ askingOf, findPlaces }, { confirmCodes }] = await Promise.all([
    import("../doctor/ask"),
    import("../doctor/confirm"),
  ]);
  const asking = askingOf(connected);
  const { expected } = await findPlaces(asking, options);
  return confirmCodes(connected, { run: asking.run, expected, codes, json: options.json }, output);
}

/** `ringfence doctor`: is everything armed, and did the alarm reach a person? Without an option it only reads. */
export const doctor: Verb = {
  name: "doctor",
  summary:
    "say whether everything is armed, and when an alarm last reached a person; `doctor confirm <code>` says that one did",
  words: "[confirm] [codes...]",
  options: DOCTOR_OPTIONS,
  example: `${COMMAND} doctor --outputs outputs.json --allowed-regions ap-southeast-2 --role-arn <auditor>`,
  run: async (given, output) => {
    const read = readDoctorOptions(given);
    if ("problems" in read) {
      output.err(`${describeProblems("doctor cannot begin", read.problems)}\n`);
      return 2;
    }
    const { options } = read;
    const [{ connect, NoConnection }, { WrongAccount }, { Refused }, { NoAccounts }] = await Promise.all([
      import("../connection"),
      import("../doctor/ask"),
      import("../doctor/refused"),
      import("../accounts/organization"),
    ]);
    try {
      const connected = await connect(options.connection);
      const { wish } = options;
      if (wish.do === "confirm") return await confirm(connected, options, wish.codes, output);
      return await { look, test, fix }[wish.do](connected, options, output);
    } catch (error) {
      if (![NoConnection, NoAccounts, WrongAccount, Refused].some((kind) => error instanceof kind)) throw error;
      output.err(`doctor: ${(error as Error).message}\n`);
      return 1;
    }
  },
};
