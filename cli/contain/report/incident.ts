import { planIn, type KeptFile, type Line, type Outcome, type Result, resultsIn } from "../journal";
import { PHASES } from "../phases";
import type { Mention, Plan, Step } from "../plan";
import { plural, usd } from "../words";

/** One call about one thing, as it went. */
interface Done extends Pick<Step, "region" | "call" | "policy" | "kind" | "target" | "reversible" | "keeps"> {
  at: string;
  result: Result["result"] | "unknown";
  because?: string;
}

/** Something that ran, and what it cost until it ended. */
interface Ran extends Pick<Step, "region" | "kind" | "target"> {
  from: string;
  until: string;
  /** Absent: no price is known. */
  usd?: number;
}

/** The incident, from the plan and the journal alone. */
export interface Incident {
  account: string;
  t0: string;
  began: string;
  ended: string;
  clean: boolean;
  stopped?: string;
  suspects: readonly string[];
  remaining: readonly Mention[];
  gaps: Outcome["gaps"];
  timeline: { at: string; what: string }[];
  ran: Ran[];
  /** USD of what has a price, by the list prices of us-east-1. */
  usd: number;
  unpriced: number;
  done: Done[];
  listed: readonly Mention[];
  spared: readonly Mention[];
  evidence: KeptFile[];
  supportCase: string;
}

const HOUR = 3_600_000;

/** Machines that this incident is about; what a row does to one thing by several calls is told once. */
function ranOf(plan: Plan, done: readonly Done[], ended: string): Ran[] {
  const steps = plan.phases.filter(({ id }) => id === "compute").flatMap((phase) => phase.steps);
  const things = new Map(steps.map((step) => [`${step.region} ${step.target}`, step]));
  const ends = new Map(
    done
      .filter(({ result }) => result === "done" || result === "already")
      .map(({ region, target, at }) => [`${region} ${target}`, at]),
  );
  return [...things.entries()].flatMap(([key, { region, kind, target, startedAt, usdPerHour }]) => {
    if (startedAt === undefined) return [];
    const until = ends.get(key) ?? ended;
    const hours = Math.max(0, new Date(until).getTime() - new Date(startedAt).getTime()) / HOUR;
    const cost = usdPerHour === undefined ? {} : { usd: usdPerHour * hours };
    return [{ region, kind, target, from: startedAt, until, ...cost }];
  });
}

function doneOf(lines: readonly Line[]): Done[] {
  const outcomes = new Map(lines.flatMap((line) => (line.type === "outcome" ? [[line.intent, line] as const] : [])));
  return lines.flatMap((line) => {
    if (line.type !== "intent") return [];
    return line.steps.map(({ id, region, call, policy, kind, target, reversible, keeps }): Done => {
      const result = outcomes.get(line.n)?.results.find(({ step }) => step === id);
      return {
        at: line.at,
        region,
        call,
        ...(policy === undefined ? {} : { policy }),
        kind,
        target,
        reversible,
        ...(keeps ? { keeps } : {}),
        result: result?.result ?? "unknown",
        ...(result?.because === undefined ? {} : { because: result.because }),
      };
    });
  });
}

/** What was only stopped, so that it can be started again: it is the account's until somebody deletes it. */
function stoppedOf(lines: readonly Line[]): Mention[] {
  const starters: readonly string[] = PHASES.filter(({ id }) => id === "controllers" || id === "compute").flatMap(
    ({ rows }): readonly string[] => rows,
  );
  const results = resultsIn({ lines });
  const steps = lines.flatMap((line) => (line.type === "intent" ? line.steps : []));
  const stopped = steps.filter(
    ({ id, row, reversible }) => reversible && starters.includes(row) && results.get(id)?.result === "done",
  );
  const things = new Map(stopped.map((step) => [`${step.row} ${step.region} ${step.target}`, step]));
  return [...things.values()].map(({ region, kind, target, startedAt }) => ({
    region,
    kind,
    target,
    because: "stopped, and still there: whoever may can start it again",
    ...(startedAt === undefined ? {} : { startedAt }),
  }));
}

function timelineOf(plan: Plan, lines: readonly Line[], ran: readonly Ran[]): Incident["timeline"] {
  const [first] = [...ran].sort((a, b) => (a.from < b.from ? -1 : 1));
  const titles = new Map(plan.phases.map(({ id, title }) => [id, title]));
  return [
    ...(first
      ? [
          {
            at: first.from,
            what: `the first of what was ended began: ${first.kind} ${first.target} in ${first.region}`,
          },
        ]
      : []),
    { at: plan.t0, what: "beginning of the incident, as it was given" },
    { at: plan.madeAt, what: "the account was read, and the plan made" },
    ...lines.flatMap((line) => {
      if (line.type === "phase") {
        const again = line.round > 0 ? `, after look ${line.round}` : "";
        return [{ at: line.at, what: `${titles.get(line.phase) ?? line.phase}${again}` }];
      }
      if (line.type === "scan") {
        const unseen = line.gaps.length > 0 ? `, ${plural(line.gaps.length, "gap")}` : "";
        return [{ at: line.at, what: `look ${line.round}: ${plural(line.remaining.length, "thing")} left${unseen}` }];
      }
      if (line.type === "resume") return [{ at: line.at, what: "resumed" }];
      return line.type === "end" ? [{ at: line.at, what: line.outcome.clean ? "clean" : "ended, not clean" }] : [];
    }),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** What a case at AWS needs to say, from what is known. */
function caseOf(
  { account, t0, suspects }: Plan["request"],
  { ran, usd: cost, unpriced }: Pick<Incident, "ran" | "usd" | "unpriced">,
  lines: { listed: readonly Mention[]; clean: boolean; ended: string; regions: number },
): string {
  const purchases = lines.listed.filter(({ kind }) => /reserv|Savings Plan/.test(kind));
  return [
    `Subject: Unauthorized use of account ${account}, request for billing adjustment`,
    "",
    `Credentials of this account were misused from about ${t0}.`,
    `Affected identities: ${suspects.join(", ") || "not known yet"}.`,
    `${plural(ran.length, "compute resource")} in ${plural(lines.regions, "region")} that we did not start ${ran.length === 1 ? "was" : "were"} found; by list prices they cost about USD ${usd(cost)}${unpriced > 0 ? `, ${unpriced} more without a known price` : ""}.`,
    `We ended them at ${lines.ended}${suspects.length > 0 ? ", blocked the identities" : ""}, and looked again in every enabled region: ${lines.clean ? "nothing is left" : "the attached report says what is left"}.`,
    ...(purchases.length > 0
      ? [
          `Purchases that we ask you to cancel: ${purchases.map(({ kind, target, region }) => `${kind} ${target} (${region})`).join(", ")}.`,
        ]
      : []),
    "Please review the charges of this period for an adjustment. The list of resources with regions, ids and times is attached.",
  ].join("\n");
}

/** The incident that a journal tells of. */
export function incidentOf(lines: readonly Line[]): Incident {
  const plan = planIn({ lines });
  const end = lines.findLast((line) => line.type === "end");
  const outcome: Outcome = end?.outcome ?? {
    clean: false,
    remaining: [],
    gaps: plan.gaps,
    stopped: "it was interrupted",
  };
  const ended = end?.at ?? lines.at(-1)!.at;
  const done = doneOf(lines);
  const ran = ranOf(plan, done, ended);
  const cost = {
    ran,
    usd: ran.reduce((sum, { usd: one = 0 }) => sum + one, 0),
    unpriced: ran.filter((one) => one.usd === undefined).length,
  };
  const regions = new Set(ran.map(({ region }) => region)).size;
  return {
    account: plan.account,
    t0: plan.t0,
    began: lines[0]!.at,
    ended,
    clean: outcome.clean,
    ...(outcome.stopped === undefined ? {} : { stopped: outcome.stopped }),
    suspects: plan.request.suspects,
    remaining: outcome.remaining,
    gaps: outcome.gaps,
    timeline: timelineOf(plan, lines, ran),
    ...cost,
    done,
    listed: [...plan.listed, ...stoppedOf(lines)],
    spared: plan.spared,
    evidence: lines.flatMap((line) => (line.type === "outcome" ? (line.kept ?? []) : [])),
    supportCase: caseOf(plan.request, cost, { listed: plan.listed, clean: outcome.clean, ended, regions }),
  };
}
