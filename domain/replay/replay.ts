import type { GuardrailDocumentsArgs } from "../documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../documents/guardrails/mode";
import { callerOf, type RecordedCaller, type Spared } from "./caller";
import { widest } from "./changes";
import { Counter } from "./counter";
import { type ActionIndex, type Needed, neededBy } from "./event-actions";
import { type Judge, judgeOf, type Needs, needsOf } from "./judge";
import { PrincipalPatterns } from "./principal-patterns";
import { readRecord, type TrailRecord, wasDenied } from "./record";
import { requestsOf } from "./requests";
import { denies } from "./smallest-change";
import { type Seen, Tally } from "./tally";

/** What is replayed, and on whom. */
export interface ReplayArgs {
  settings: GuardrailDocumentsArgs;
  /** Every action of AWS. */
  index: ActionIndex;
  /** ARNs of the roles and users that the guardrails would hang on; `*` may stand for a part. None: everybody. */
  bound: readonly string[];
  /** ARNs of principals whose denied calls ask for no change. */
  except: readonly string[];
  /** The only account whose records count. Default: every account. */
  account?: string;
  /** The account that no service control policy binds. */
  managementAccount?: string;
}

/** What was counted. */
export interface Replayed {
  /** Records that were read, calls or not. */
  records: number;
  /** Calls that were decided. */
  calls: number;
  /** Times of the first and the last record, ISO 8601 in UTC. */
  first?: string;
  last?: string;
  /** Account -> records. */
  accounts: Counter;
  /** Why a record was not decided, where that is as it should be -> records. */
  beside: Counter;
  /** Why a record could not be read -> records. */
  unreadable: Counter;
  /** Calls whose action is not in the catalogue, `eventSource eventName` -> calls. */
  unmapped: Counter;
  /** Calls that were denied when they were made, `principal action region` -> calls. */
  alreadyDenied: Counter;
  tally: Tally;
  /** ARNs of `bound` and `except` that no record is of. */
  unseen: string[];
}

const NOT_BOUND = "calls made by principals that --bound does not name";
const ROOT = "calls made by root, whom no attached policy binds";
const MANAGEMENT = "calls made in the management account, which no service control policy binds";
const OTHER_ACCOUNT = "records of another account than --account";

/** Holds records of CloudTrail against the denies that settings make. Records are counted, not kept. */
export class Replay {
  readonly #args: ReplayArgs;
  readonly #judge: Judge;
  readonly #needs: (action: string) => Needs;
  readonly #needed = new Map<string, Needed>();
  readonly #bound: PrincipalPatterns;
  readonly #except: PrincipalPatterns;
  readonly counted: Omit<Replayed, "unseen"> = {
    records: 0,
    calls: 0,
    accounts: new Counter(),
    beside: new Counter(),
    unreadable: new Counter(),
    unmapped: new Counter(),
    alreadyDenied: new Counter(),
    tally: new Tally(),
  };

  /** @throws Error when the settings make no documents; whoever reads the settings has asked `denies` before */
  constructor(args: ReplayArgs) {
    this.#args = args;
    const [now, most] = [denies(args.settings), denies(widest(args.settings))];
    if ("problems" in now) throw new Error(now.problems[0]!.message);
    this.#judge = judgeOf(now.documents);
    // Where the widest settings do not fit, what the given ones ask is all that can be asked.
    this.#needs = needsOf([...now.documents, ...("problems" in most ? [] : most.documents)]);
    this.#bound = new PrincipalPatterns(args.bound);
    this.#except = new PrincipalPatterns(args.except);
  }

  /** @param value a record, or an envelope with one in it */
  add(value: unknown): void {
    const read = readRecord(value);
    if (read.state === "unreadable") {
      this.counted.unreadable.add(read.why);
      return;
    }
    this.counted.records += 1;
    if (read.state === "beside") this.counted.beside.add(read.what);
    else this.#call(read.record);
  }

  result(): Replayed {
    return { ...this.counted, unseen: [...this.#bound.unmet, ...this.#except.unmet] };
  }

  #call(record: TrailRecord): void {
    const { counted } = this;
    const { eventTime: time, recipientAccountId: owner } = record;
    if (counted.first === undefined || time < counted.first) counted.first = time;
    if (counted.last === undefined || time > counted.last) counted.last = time;
    const caller = callerOf(record.userIdentity, owner);
    if (caller === undefined) {
      counted.unreadable.add("a record that does not say who called");
      return;
    }
    const account = owner ?? (typeof caller === "string" ? undefined : caller.account);
    if (account !== undefined) counted.accounts.add(account);
    const free = this.#free(caller, account);
    if (free !== undefined) counted.beside.add(free);
    else if (typeof caller !== "string") this.#decideCall(record, caller);
  }

  #decideCall(record: TrailRecord, caller: RecordedCaller): void {
    const { counted } = this;
    const { settings } = this.#args;
    const needed = this.#neededBy(record);
    if (!needed.known) counted.unmapped.add(`${record.eventSource} ${record.eventName}`);
    if (wasDenied(record)) {
      counted.alreadyDenied.add(`${caller.principal} ${needed.actions[0]!} ${record.awsRegion}`);
      return;
    }
    counted.calls += 1;
    const own = { namePrefix: settings.namePrefix, exempt: settings.exemptPrincipals ?? [] };
    const seen = requestsOf(record, caller, needed, this.#needs, own).map(({ key, request }) =>
      counted.tally.see(`${caller.principal}\n${key}`, () => this.#decide(request, caller.principal, needed.known)),
    );
    counted.tally.count(seen, record.awsRegion, record.eventTime);
  }

  /** What is decided about a guess is a guess. */
  #decide(request: Seen["request"], principal: string, known: boolean): Omit<Seen, "calls"> {
    const found = this.#judge.verdict(request);
    const verdict =
      known || found.state !== "denied"
        ? found
        : { ...found, state: "perhaps" as const, dependsOn: ["the name of the action"] };
    return { request, verdict, principal, except: this.#except.has(principal) };
  }

  #neededBy({ eventSource, eventName }: TrailRecord): Needed {
    const key = `${eventSource} ${eventName}`;
    let needed = this.#needed.get(key);
    if (needed === undefined) this.#needed.set(key, (needed = neededBy(this.#args.index, eventSource, eventName)));
    return needed;
  }

  /** Why no guardrail binds a caller, in the words of the report; undefined when one does. */
  #free(caller: RecordedCaller | Spared, account: string | undefined): string | undefined {
    const { bound, settings, managementAccount, account: only } = this.#args;
    if (only !== undefined && account !== only) return OTHER_ACCOUNT;
    if (typeof caller === "string") return caller;
    const { principal } = caller;
    // Asked of everybody: whoever occurs in the records is no mistyped name, bound or not.
    this.#except.has(principal);
    if (settings.mode === GuardrailMode.Organization && caller.account === managementAccount) return MANAGEMENT;
    if (bound.length > 0 && !this.#bound.has(principal)) return NOT_BOUND;
    return settings.mode === GuardrailMode.Account && principal.endsWith(":root") ? ROOT : undefined;
  }
}
