import { COMMAND } from "../command";
import { describeProblems } from "../../domain/fields/problems";
import type { Connected } from "../connection";
import type { Expected } from "../doctor/expected";
import type { Seen } from "../doctor/facts";
import type { Rehearsal } from "../doctor/rehearsal";
import { DRILL_OPTIONS, type DrillOptions, readDrillOptions } from "../drill/options";
import type { Attempt } from "../drill/thief";
import type { Output } from "../output";
import type { ExitCode, Verb } from "../verb";

interface Planned {
  seen: Seen;
  expected: Expected;
  rehearsal: Rehearsal;
}

/** Looks at the account and decides what is sent from where. */
async function plan(connected: Connected, options: DrillOptions): Promise<Planned> {
  const [asks, { decideCoverage }, { seenIn }, { rehearsalOf, ringingRegions, signalsHeard }, { Refused }] =
    await Promise.all([
      import("../doctor/ask"),
      import("../doctor/coverage"),
      import("../doctor/facts"),
      import("../doctor/rehearsal"),
      import("../doctor/refused"),
    ]);
  const { askFacts, askingOf, findPlaces } = asks;
  const asking = askingOf(connected);
  const places = await findPlaces(asking, { ...options, folder: process.cwd() });
  const seen = seenIn(await askFacts(asking, places));
  const { expected } = decideCoverage(seen, places.expected);
  const heard = signalsHeard(expected);
  const outside = (options.regions ?? []).filter((region) => !expected.covered.includes(region));
  if (outside.length > 0) {
    throw new Refused(
      `--regions: ${outside.join(", ")}: the baseline covers ${expected.covered.join(", ")}; name some`,
    );
  }
  const deaf = (options.signals ?? []).filter((signal) => !heard.includes(signal));
  if (deaf.length > 0) {
    throw new Refused(`--signals: ${deaf.join(", ")}: rules are there for ${heard.join(", ") || "none"}; name some`);
  }
  const regions = options.regions ?? ringingRegions(seen, expected);
  const signals = options.signals ?? heard;
  return { seen, expected, rehearsal: rehearsalOf(seen, expected, { regions, signals, billing: options.billing }) };
}

/** Somebody who can do nothing tries to launch. A call that would go through ends the drill: that is what it is there to find. */
async function tryFirst(
  connected: Connected,
  { thiefProfile, json }: DrillOptions,
  regions: readonly string[],
  { out, err }: Output,
): Promise<{ attempts: Attempt[]; code: ExitCode }> {
  if (thiefProfile === undefined) return { attempts: [], code: 0 };
  const { attemptsOf, describeAttempts } = await import("../drill/attempts");
  const attempts = await attemptsOf(connected, thiefProfile, regions);
  if (!json) out(describeAttempts(attempts));
  const allowed = attempts.filter(({ result }) => result === "allowed");
  if (allowed.length > 0) {
    const where = [...new Set(allowed.map(({ region }) => region))].join(", ");
    err(
      `drill: nothing was sent: who should be able to do nothing may launch in ${where}; no guardrail binds the principal of --thief-profile\n`,
    );
    return { attempts, code: 2 };
  }
  if (attempts.some(({ result }) => result === "unknown")) {
    err("drill: nothing was sent: AWS did not say whether it would refuse every launch, see above\n");
    return { attempts, code: 1 };
  }
  return { attempts, code: 0 };
}

const firstMessage = (seconds: number | undefined): string =>
  seconds === undefined
    ? "CloudWatch has not told of a delivery yet; the codes in the mails are the proof.\n"
    : `SNS handed the first message over within ${seconds} s (CloudWatch counts by the minute).\n`;

async function run(connected: Connected, options: DrillOptions, output: Output): Promise<ExitCode> {
  const [{ describeSent, onlyHeard, questionOf, rehearse, tellUnheard, told }, { sayYes }, { measure }, { safeJson }] =
    await Promise.all([
      import("../doctor/rehearsal"),
      import("../doctor/say-yes"),
      import("../drill/measure"),
      import("../untrusted"),
    ]);
  const { json, waitSeconds } = options;
  const planned = await plan(connected, options);
  const account = connected.accountId;
  const { attempts, code } = await tryFirst(connected, options, planned.rehearsal.regions, output);
  if (code !== 0) {
    if (json) output.out(`${safeJson({ account, attempts, sent: [] })}\n`);
    return code;
  }
  const heard = options.unconfirmed ? { rehearsal: planned.rehearsal, unheard: [] } : onlyHeard(planned.rehearsal);
  const { rehearsal, unheard } = heard;
  if (!tellUnheard(heard, "drill", output)) {
    if (json) output.out(`${safeJson({ account, attempts, sent: [], unheard })}\n`);
    return 2;
  }
  await sayYes(questionOf(rehearsal), options.yes);
  const { sentAt, sent } = await rehearse(connected, { ...planned, rehearsal });
  if (!json) describeSent(sent, output);
  const asks = !json && process.stdin.isTTY;
  const firstWithinSeconds = await measure(connected, { ...planned, sentAt, waitSeconds, asks }, output);
  if (json) output.out(`${safeJson({ account, attempts, sentAt, sent: told(sent), unheard, firstWithinSeconds })}\n`);
  else if (waitSeconds > 0) output.out(firstMessage(firstWithinSeconds));
  if (sent.some(({ because }) => because !== undefined)) return 1;
  return unheard.length > 0 ? 2 : 0;
}

/** `ringfence drill`: rings every alarm harmlessly and measures the seconds to a person. */
export const drill: Verb = {
  name: "drill",
  summary: "ring every alarm harmlessly from every region, and measure how long it takes to a person",
  options: DRILL_OPTIONS,
  example: `${COMMAND} drill --outputs outputs.json --role-arn <auditor> --mfa-serial <device>`,
  run: async (given, output) => {
    const read = readDrillOptions(given);
    if ("problems" in read) {
      output.err(`${describeProblems("drill cannot begin", read.problems)}\n`);
      return 2;
    }
    const [{ connect, NoConnection }, { WrongAccount }, { Refused }] = await Promise.all([
      import("../connection"),
      import("../doctor/ask"),
      import("../doctor/refused"),
    ]);
    try {
      return await run(await connect(read.options.connection), read.options, output);
    } catch (error) {
      if (![NoConnection, WrongAccount, Refused].some((kind) => error instanceof kind)) throw error;
      output.err(`drill: ${(error as Error).message}\n`);
      return 1;
    }
  },
};
