import { describeProblems } from "../../domain/fields/problems";
import type { Connected } from "../connection";
import { DRILL_OPTIONS, type DrillOptions, readDrillOptions } from "../drill/options";
import type { Attempt } from "../drill/thief";
import type { Output } from "../output";
import type { ExitCode, Verb } from "../verb";

const load = async () => {
  const [ask, facts, rehearsal, yes, refused, delivery, checks] = await Promise.all([
    import("../doctor/ask"),
    import("../doctor/facts"),
    import("../doctor/rehearsal"),
    import("../doctor/say-yes"),
    import("../doctor/refused"),
    import("../drill/delivery"),
    import("../doctor/checks/delivery"),
  ]);
  return { ...ask, ...facts, ...rehearsal, ...yes, ...refused, ...delivery, ...checks };
};

/** Somebody who can do nothing tries to launch. A call that would go through ends the drill: that is what it is there to find. */
async function tryFirst(
  connected: Connected,
  { thiefProfile, json }: DrillOptions,
  regions: readonly string[],
  { out, err }: Output,
): Promise<{ attempts: Attempt[]; code?: ExitCode }> {
  if (thiefProfile === undefined) return { attempts: [] };
  const { attemptsOf, describeAttempts } = await import("../drill/attempts");
  const attempts = await attemptsOf(connected, thiefProfile, regions);
  if (!json) out(describeAttempts(attempts));
  const allowed = attempts.filter(({ result }) => result === "allowed");
  if (allowed.length > 0) {
    err(
      `drill: nothing was sent: who should be able to do nothing may launch in ${[...new Set(allowed.map(({ region }) => region))].join(", ")}; no guardrail binds the principal of --thief-profile\n`,
    );
    return { attempts, code: 2 };
  }
  if (attempts.some(({ result }) => result === "unknown")) {
    err("drill: nothing was sent: AWS did not say whether it would refuse every launch, see above\n");
    return { attempts, code: 1 };
  }
  return { attempts };
}

async function run(connected: Connected, options: DrillOptions, output: Output): Promise<ExitCode> {
  const tools = await load();
  const { Refused, rehearsalOf, rehearse, sayYes, questionOf } = tools;
  const { json, waitSeconds, billing } = options;
  const asking = tools.askingOf(connected);
  const places = await tools.findPlaces(asking, options);
  const { expected } = places;
  const heard = tools.signalsHeard(expected);
  const seen = tools.seenIn(await tools.askFacts(asking, places));
  const regions = options.regions ?? tools.ringingRegions(seen, expected);
  const foreign = regions.filter((region) => !expected.covered.includes(region));
  if (foreign.length > 0) {
    throw new Refused(
      `--regions: ${foreign.join(", ")} is not covered (${expected.covered.join(", ")}); nothing rings there`,
    );
  }
  const deaf = (options.signals ?? []).filter((signal) => !heard.includes(signal));
  if (deaf.length > 0)
    throw new Refused(`--signals: ${deaf.join(", ")} has no rule in this baseline (${heard.join(", ")})`);
  const first = await tryFirst(connected, options, regions, output);
  if (first.code !== undefined) {
    if (json)
      output.out(`${(await import("../untrusted")).safeJson({ account: connected.accountId, ...first, sent: [] })}\n`);
    return first.code;
  }
  const rehearsal = rehearsalOf(seen, expected, { regions, signals: options.signals ?? heard, billing });
  await sayYes(questionOf(rehearsal), options.yes);
  const { sentAt, sent } = await rehearse(connected, { seen, expected, rehearsal });
  if (!json) tools.describeSent(sent, output);

  const topicArn = expected.home === undefined ? undefined : tools.ownTopics(seen, expected).get(expected.home);
  const over = new AbortController();
  const place = topicArn === undefined ? undefined : { topicArn, region: expected.home!, sentAt };
  const fresh = tools.askingOf(connected, (waitSeconds + 60) * 1_000);
  const delivered =
    place === undefined || waitSeconds === 0
      ? Promise.resolve(undefined)
      : tools.awaitDelivery(fresh.run, place, { seconds: waitSeconds, signal: over.signal });
  if (!json && waitSeconds > 0 && process.stdin.isTTY) {
    const { askCodes } = await import("../drill/codes");
    await askCodes(connected, { run: fresh.run, expected }, output);
    over.abort();
  }
  const firstWithinSeconds = await delivered;
  if (json) {
    const { safeJson } = await import("../untrusted");
    const told = sent.map(({ code: _code, ...rest }) => rest);
    output.out(
      `${safeJson({ account: connected.accountId, attempts: first.attempts, sentAt, sent: told, firstWithinSeconds })}\n`,
    );
  } else if (firstWithinSeconds !== undefined) {
    output.out(`SNS handed the first message over within ${firstWithinSeconds} s (CloudWatch counts by the minute).\n`);
  } else if (waitSeconds > 0) {
    output.out("CloudWatch has not told of a delivery yet; the codes in the mails are the proof.\n");
  }
  return sent.length > 0 && sent.every(({ because }) => because === undefined) ? 0 : 1;
}

/** `ringfence drill`: rings every alarm harmlessly and measures the seconds to a person. */
export const drill: Verb = {
  name: "drill",
  summary: "ring every alarm harmlessly from every region, and measure how long it takes to a person",
  options: DRILL_OPTIONS,
  example: "ringfence drill --outputs outputs.json --role-arn <auditor> --mfa-serial <device>",
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
