import type { Request } from "../documents/evaluate";
import type { Verdict } from "./judge";

/** Calls that would have been denied, or may have been: those that have all of this in common. */
export interface Row extends Verdict {
  /** ARN of role, user or root. */
  principal: string;
  action: string;
  region: string;
  /** Number of calls. */
  count: number;
  /** ISO 8601 in UTC. */
  first: string;
  last: string;
  /** True when the principal is one that the user leaves out, such as the intruder. */
  except: boolean;
}

/** A request that was seen, with what was decided about it. */
export interface Seen {
  request: Request;
  verdict: Verdict;
  principal: string;
  except: boolean;
  /** Calls of which it was a part. */
  calls: number;
}

/** Distinct requests that are remembered: a year of a busy account has some thousands. */
const REMEMBERED = 50_000;

const WORST = ["denied", "perhaps", "allowed"] as const;

/** Counts what was decided, in bounded memory: by what calls have in common, not call by call. */
export class Tally {
  readonly #rows = new Map<string, Row>();
  readonly #seen = new Map<string, Seen>();
  /** Denied requests of which only the row is known, because there were too many. */
  forgotten = 0;

  constructor(private readonly remembered = REMEMBERED) {}

  /** What is known of a request, or what `decide` says of it now. */
  see(key: string, decide: () => Omit<Seen, "calls">): Seen {
    const known = this.#seen.get(key);
    if (known) {
      known.calls += 1;
      return known;
    }
    const seen = { ...decide(), calls: 1 };
    if (this.#seen.size < this.remembered) this.#seen.set(key, seen);
    else if (seen.verdict.state === "denied") this.forgotten += 1;
    return seen;
  }

  /** Counts a call by the worst that was decided about its requests. */
  count(requests: readonly Seen[], region: string, time: string): Verdict["state"] {
    const state = WORST.find((each) => requests.some(({ verdict }) => verdict.state === each)) ?? "allowed";
    const worst = requests.find(({ verdict }) => verdict.state === state);
    if (state === "allowed" || worst === undefined) return "allowed";
    const { request, verdict, principal, except } = worst;
    const { statement, document, dependsOn = [] } = verdict;
    const key = [principal, request.action, region, state, statement, document, ...dependsOn].join("\n");
    const row = this.#rows.get(key);
    if (row === undefined) {
      this.#rows.set(key, {
        ...verdict,
        ...{ principal, action: request.action, region, count: 1, first: time, last: time, except },
      });
    } else {
      row.count += 1;
      if (time < row.first) row.first = time;
      if (time > row.last) row.last = time;
    }
    return state;
  }

  /** Most calls first; rows with as many by principal, action and region. */
  rows(): Row[] {
    const text = ({ principal, action, region }: Row): string => `${principal} ${action} ${region}`;
    return [...this.#rows.values()].sort((a, b) => b.count - a.count || (text(a) < text(b) ? -1 : 1));
  }

  seen(): Seen[] {
    return [...this.#seen.values()];
  }
}
