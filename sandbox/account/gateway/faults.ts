import { setTimeout as sleep } from "node:timers/promises";
import type { Call } from "../wire/call";

/** What goes wrong. */
type FaultKind =
  /** The answer comes `ms` later. */
  | { kind: "latency"; ms: number }
  /** The service asks to slow down; clients retry it. */
  | { kind: "throttling" }
  /** The connection is dropped without an answer, as when a region cannot be reached. */
  | { kind: "unreachable" }
  /** The caller may not do that. */
  | { kind: "accessDenied" }
  /** The account looks as if it had not enabled the region. */
  | { kind: "disabledRegion" }
  /** The account has no subscription for the service, as some accounts for hours or days after they were opened. */
  | { kind: "subscriptionRequired" };

/** A fault and the calls that it hits: all that fit every field given. */
export type Fault = FaultKind & {
  service?: string;
  operation?: string;
  region?: string;
  /** How many calls it hits before it is spent; without it, every call. */
  times?: number;
};

/** The ways to be turned away, besides a fault that only delays. */
export type Refusal = Exclude<FaultKind["kind"], "latency">;

export interface Faults {
  /** Adds a fault; the function returned removes it. */
  inject(fault: Fault): () => void;
}

interface Injected {
  fault: Fault;
  left: number;
}

const hits = (fault: Fault, call: Pick<Call, "service" | "operation" | "region">): boolean =>
  (fault.service === undefined || fault.service === call.service) &&
  (fault.operation === undefined || fault.operation === call.operation) &&
  (fault.region === undefined || fault.region === call.region);

/** The set of faults, and `applyFaults`: waits out the delays that hit a call and tells how it is refused, if it is. */
export function createFaults(): { faults: Faults; applyFaults: (call: Call) => Promise<Refusal | undefined> } {
  const injected = new Set<Injected>();
  const spend = (entry: Injected): void => {
    if (--entry.left <= 0) injected.delete(entry);
  };
  return {
    faults: {
      inject: (fault) => {
        const entry = { fault, left: fault.times ?? Infinity };
        injected.add(entry);
        return () => void injected.delete(entry);
      },
    },
    applyFaults: async (call) => {
      const matching = [...injected].filter(({ fault }) => hits(fault, call));
      const refusing = matching.find(({ fault }) => fault.kind !== "latency");
      const delaying = matching.filter(({ fault }) => fault.kind === "latency");
      for (const entry of refusing ? [...delaying, refusing] : delaying) spend(entry);
      const delay = delaying.reduce((sum, { fault }) => sum + (fault.kind === "latency" ? fault.ms : 0), 0);
      if (delay > 0) await sleep(delay);
      const kind = refusing?.fault.kind;
      return kind === "latency" ? undefined : kind;
    },
  };
}
