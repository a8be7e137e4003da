import { NAME_PREFIX } from "../documents/own-principals";
import { EVENT_RULE_LIMITS } from "../limits";
import { BILLING_REGION, type RegionClasses } from "../regions/regions";
import { API_CALL } from "./calls";
import { ANY_DRILL, drillOf } from "./drill";
import type { EventPattern, ValueTest } from "./event-patterns";
import { type Message, messageOf } from "./message";
import { Ears, type Signal } from "./signal";
import { signalsOf } from "./table";

/** A rule of EventBridge on the default bus of its region. */
export interface SignalRule {
  /** Stem of its name: `forward`, or the id of its signal; the second rule of a signal ends with `-2`. */
  stem: string;
  region: string;
  description: string;
  /** Whether it gets calls that only read. */
  state: "ENABLED" | "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
  pattern: EventPattern;
  /** Sent on to the default bus of the home region, or told to people. */
  target: { kind: "forward" } | { kind: "notify"; signal: Signal; message: Message };
}

/** What decides which rules there are. */
export interface SignalBasis {
  regions: Pick<RegionClasses, "home" | "allowed" | "idle" | "covered">;
  /** False while no trail logs management events: signals that need one are left out. Default: true. */
  trail?: boolean;
  /** Services that the guardrails close. Default: none. */
  unusedServices?: readonly string[];
  /** Whether there is a canary key to listen for. Default: false. */
  canary?: boolean;
  /** What the names of the baseline's own alarms, topics, rules and budgets begin with. Default: `ringfence-`. */
  namePrefix?: string;
}

/** The regions in which a signal listens; none when there is no such region. */
export function earsOf(
  signal: Signal,
  { regions, unusedServices = [], canary = false }: SignalBasis,
): readonly string[] {
  const { everywhereWhileClosed: service } = signal;
  if (signal.onlyWith === "canary-key" && !canary) return [];
  if (service !== undefined && unusedServices.includes(service)) return regions.covered;
  if (signal.where === Ears.Idle) return regions.idle;
  return signal.where === Ears.Global ? regions.covered.filter((region) => region === BILLING_REGION) : regions.covered;
}

/** A call that only reads reaches a rule in this state only: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html */
const stateOf = (signals: readonly Signal[]): SignalRule["state"] =>
  signals.some(({ reads }) => reads) ? "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" : "ENABLED";

const anyOf = ([first, ...others]: readonly EventPattern[]): EventPattern =>
  others.length > 0 ? { $or: [first!, ...others] } : first!;

/** Regions, or whatever is none of the others: the shorter list. */
const shorter = (ears: readonly string[], elsewhere: readonly string[]): readonly ValueTest[] =>
  ears.length <= elsewhere.length ? ears : [{ "anything-but": elsewhere }];

const fits = (pattern: EventPattern): boolean => JSON.stringify(pattern).length <= EVENT_RULE_LIMITS.pattern;

/** A pattern as two that stand for the same events, none of them for an event of the other: half of its calls, or of its services. */
function halves(pattern: EventPattern): EventPattern[] {
  const { $or: calls, ...detail } = pattern["detail"] as { $or?: EventPattern[]; eventSource?: ValueTest[] };
  const half = (list: readonly unknown[]) => Math.ceil(list.length / 2);
  if (calls !== undefined) {
    const parts = [calls.slice(0, half(calls)), calls.slice(half(calls))];
    return parts.map((part) => ({ ...pattern, detail: { ...detail, ...anyOf(part) } }));
  }
  const services = detail.eventSource!;
  const parts = [services.slice(0, half(services)), services.slice(half(services))];
  return parts.map((eventSource) => ({ ...pattern, detail: { ...detail, eventSource } }));
}

/**
 * The patterns of a signal at home: its events from where it listens, and its drills from anywhere. One is enough, but where
 * AWS takes no pattern that long; then the first has the drills.
 */
function patternsAtHome(signal: Signal, basis: SignalBasis): EventPattern[] {
  const { covered } = basis.regions;
  const ears = earsOf(signal, basis);
  const elsewhere = covered.filter((region) => !ears.includes(region));
  const from: EventPattern = elsewhere.length === 0 ? {} : { region: shorter(ears, elsewhere) };
  const own = signal.patterns.map((pattern) => ({ ...from, ...pattern }));
  const whole = anyOf([drillOf(signal.id), ...own]);
  if (fits(whole)) return [whole];
  const divided = (pattern: EventPattern): EventPattern[] =>
    fits(anyOf([drillOf(signal.id), pattern])) ? [pattern] : halves(pattern).flatMap(divided);
  const [first, ...others] = own.flatMap(divided);
  return [anyOf([drillOf(signal.id), first!]), ...others];
}

const isCall = (pattern: EventPattern): boolean =>
  JSON.stringify(pattern["detail-type"]) === JSON.stringify([API_CALL]);

/**
 * What a region sends home: what is no call as it is, and of calls every one that changes something. So one short rule a
 * region is enough, and the rules at home choose. Few things change in an idle region, and forwarding costs 1 USD for a
 * million events: https://aws.amazon.com/eventbridge/pricing/
 */
function forwarded(signals: readonly Signal[]): EventPattern[] {
  const patterns = signals.flatMap(({ patterns: own, reads = false }) => own.map((pattern) => ({ pattern, reads })));
  const calls = patterns.filter(({ pattern }) => isCall(pattern));
  // Of calls that only read, those that a signal is about; as one pattern they are short enough for a rule.
  const wanted = [
    ...calls.filter(({ reads }) => reads).map(({ pattern }) => pattern["detail"] as EventPattern),
    ...(calls.some(({ reads }) => !reads) ? [{ readOnly: [false] }] : []),
  ];
  return [
    ANY_DRILL,
    ...patterns.filter(({ pattern }) => !isCall(pattern)).map(({ pattern }) => pattern),
    ...(wanted.length > 0 ? [{ "detail-type": [API_CALL], detail: anyOf(wanted) }] : []),
  ];
}

/**
 * Every rule of early warning. In each region but home, one rule sends what may matter to the bus at home; at home each
 * signal has a rule, or more when one would be too long, that tells people, about home's own events and those that were sent there. EventBridge keeps the region
 * and the account of an event that crosses regions, so that an event rings once, wherever it was.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
 */
export function signalRules(basis: SignalBasis): SignalRule[] {
  const { regions, trail = true, namePrefix = NAME_PREFIX } = basis;
  const signals = signalsOf(namePrefix).filter((signal) => trail || !signal.needsTrail);
  const heard = (region: string) => signals.filter((signal) => earsOf(signal, basis).includes(region));
  const forward = regions.covered
    .filter((region) => region !== regions.home)
    .map((region): SignalRule => ({
      stem: "forward",
      region,
      description: "Sends what early warning listens for to the home region",
      state: stateOf(heard(region)),
      pattern: anyOf(forwarded(heard(region))),
      target: { kind: "forward" },
    }));
  const notify = signals
    .filter((signal) => earsOf(signal, basis).length > 0)
    .flatMap((signal) =>
      patternsAtHome(signal, basis).map((pattern, part): SignalRule => ({
        stem: part === 0 ? signal.id : `${signal.id}-${part + 1}`,
        region: regions.home,
        description: signal.title,
        state: stateOf([signal]),
        pattern,
        target: { kind: "notify", signal, message: messageOf(signal) },
      })),
    );
  return [...forward, ...notify];
}
