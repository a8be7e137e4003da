import { type Facts, type Gap } from "./facts";
import { PHASES, type Phase } from "./phases";
import type { Request } from "./request";
import {
  type Act,
  type Found,
  type Json,
  lookOf,
  type LookContext,
  operationOf,
  type Row,
  type Target,
  wordOf,
} from "./row";
import { createSpare, principalOf, type Spare, type Spared, sparedPrincipal } from "./spare";

/** One call about one thing. */
export interface Step {
  /** Unique in the plan, and the same whenever the thing is found again. */
  id: string;
  row: string;
  /** Which act of the row. */
  act: number;
  region: string;
  /** IAM action: `ec2:TerminateInstances`. */
  call: string;
  /** ARN of the policy that is attached, where the call attaches one. */
  policy?: string;
  target: string;
  kind: string;
  /** True where `contain restore` takes it back. */
  reversible: boolean;
  /** True where it changes nothing that would have to be taken back: it keeps evidence. */
  keeps?: true;
  /** IAM action that takes it back. */
  undo?: string;
  arn?: string;
  startedAt?: string;
  usdPerHour?: number;
  /** What it was like, for the call and for taking it back. */
  was: Readonly<Record<string, Json>>;
}

export interface PlannedPhase extends Pick<Phase, "id" | "title" | "because"> {
  steps: Step[];
}

/** Something that is left as it is. */
export interface Mention {
  region: string;
  kind: string;
  target: string;
  because: string;
  startedAt?: string;
  usdPerHour?: number;
}

/** Who may be behind it, by what was started. Nobody is frozen for that: name them with --suspect. */
export interface Proposal {
  arn: string;
  because: string;
}

export interface Plan {
  version: 1;
  account: string;
  t0: string;
  /** ISO 8601. */
  madeAt: string;
  request: Request;
  regions: readonly string[];
  phases: PlannedPhase[];
  /** What stays, and people must decide about. */
  listed: Mention[];
  /** What is spared, and why. */
  spared: Mention[];
  proposed: Proposal[];
  notes: string[];
  gaps: readonly Gap[];
}

/** Machines of one image whose evidence is kept. */
const SAMPLES = 3;

const isoOf = (date: Date | undefined) => (date ? { startedAt: date.toISOString() } : {});
const usdOf = ({ usdPerHour }: Found) => (usdPerHour === undefined ? {} : { usdPerHour });

const targetOf = ({ id, arn, was = {} }: Found): Target => ({ id, was, ...(arn === undefined ? {} : { arn }) });

interface Candidate {
  found: Found;
  region: string;
}

/** A few of each image: the others do the same. */
function samples(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Map<string, number>();
  return candidates.filter(({ found }) => {
    const image = wordOf(found.was?.["image"]);
    taken.set(image, (taken.get(image) ?? 0) + 1);
    return taken.get(image)! <= SAMPLES;
  });
}

/** Whether the freeze of launches is for this user or role. */
function isFrozen(found: Found, request: Request): boolean {
  const { kind } = principalOf(found.arn!);
  if (request.freeze === "none" || request.suspects.includes(found.arn!)) return false;
  const isNew = found.startedAt !== undefined && found.startedAt >= new Date(request.t0);
  return request.freeze === "all" || kind === "user" || isNew;
}

/** Reasons that hold for people and roles, whose age says nothing. */
const AGELESS: readonly Spared[] = ["older", "undated"];

/** The candidates of a row that are acted on; `tell` hears of the others that are active. */
function chosen(
  { choose = "since", acts }: Row,
  candidates: readonly Candidate[],
  {
    request,
    spare,
    service,
    tell,
  }: { request: Request; spare: Spare; service: string; tell: (of: Candidate, because: string) => void },
): Candidate[] {
  if (choose === "suspects") {
    return candidates.filter(
      ({ found }) =>
        // A look at credentials finds those of suspects only.
        found.arn === undefined || (request.suspects.includes(found.arn) && !sparedPrincipal(found.arn, request)),
    );
  }
  if (choose === "principals") {
    return candidates.filter(({ found, region }) => {
      const reason = spare(found, service, region);
      return isFrozen(found, request) && (reason === undefined || AGELESS.includes(reason.because));
    });
  }
  const kept = candidates.filter((candidate) => {
    const reason = spare(candidate.found, service, candidate.region);
    if (reason === undefined) return true;
    // What would not be touched anyway is not told of as spared.
    if (choose === "since" && acts.length > 0) {
      tell(candidate, reason.by === undefined ? reason.because : `${reason.because}: ${reason.by}`);
    }
    return false;
  });
  return choose === "samples" ? samples(kept) : kept;
}

const stepOf = (row: Row, kind: string, service: string, index: number, { found, region }: Candidate): Step => {
  const act: Act = row.acts[index]!;
  const call = `${service}:${operationOf(act)}`;
  return {
    id: `${row.id}/${index}/${region}/${found.id}`,
    row: row.id,
    act: index,
    region,
    call,
    ...(act.policy ? { policy: act.policy(targetOf(found)) } : {}),
    target: found.id,
    kind,
    reversible: act.undo !== undefined,
    ...(act.keep ? { keeps: true } : {}),
    ...(act.undo ? { undo: `${service}:${operationOf(act.undo)}` } : {}),
    ...(found.arn === undefined ? {} : { arn: found.arn }),
    ...isoOf(found.startedAt),
    ...usdOf(found),
    was: found.was ?? {},
  };
};

/** What a request leads to, from the facts of the account: no call, no clock, the same facts give the same plan. */
export function makePlan(
  request: Request,
  facts: Facts,
  rows: ReadonlyMap<string, Row>,
  { proposed = [], notes = [] }: { proposed?: Proposal[]; notes?: string[] } = {},
): Plan {
  const context: LookContext = { since: new Date(request.t0), users: [] };
  const looksByRow = new Map([...rows.values()].map((row) => [row.id, lookOf(row, context)]));
  const services = new Map([...looksByRow.values()].map(({ id, service }) => [id, service]));
  const spare = createSpare(request, facts, services);
  const listed: Mention[] = [];
  const spared: Mention[] = [];

  const mention = (kind: string, because: string, { found, region }: Candidate): Mention => ({
    region,
    kind,
    target: found.id,
    because,
    ...isoOf(found.startedAt),
    ...usdOf(found),
  });

  const stepsOf = (id: string): Step[] => {
    const row = rows.get(id);
    if (!row) return [];
    const { id: look, kind, service } = looksByRow.get(id)!;
    const candidates = [...(facts.found.get(look) ?? [])].flatMap(([region, list]) =>
      list.map((found) => ({ found, region })),
    );
    const tell = (of: Candidate, because: string) => spared.push(mention(kind, because, of));
    const all = chosen(row, candidates, { request, spare, service, tell });
    if (row.acts.length === 0) {
      listed.push(...all.map((of) => mention(kind, `made since ${request.t0}`, of)));
      return [];
    }
    return row.acts.flatMap((act, index) =>
      all.flatMap((of) => ((act.when?.(targetOf(of.found)) ?? true) ? [stepOf(row, kind, service, index, of)] : [])),
    );
  };

  const phases = PHASES.map(({ id, title, because, rows: ids }) => ({
    id,
    title,
    because,
    steps: ids.flatMap(stepsOf),
  }));
  return {
    version: 1,
    account: request.account,
    t0: request.t0,
    madeAt: facts.takenAt.toISOString(),
    request,
    regions: facts.regions,
    phases,
    listed,
    spared,
    proposed,
    notes,
    gaps: facts.gaps,
  };
}

export const stepsIn = ({ phases }: Pick<Plan, "phases">): Step[] => phases.flatMap(({ steps }) => steps);
