import type { EventPattern } from "./event-patterns";

/**
 * The source of a drill's events. PutEvents refuses sources that begin with `aws.`, so that no drill can look like AWS; each
 * rule takes this source too, and a drill walks the way of an alarm.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
 */
export const DRILL_SOURCE = "ringfence.drill";

/** Any drill. */
export const ANY_DRILL: EventPattern = { source: [DRILL_SOURCE] };

/** A drill of one signal. */
export const drillOf = (id: string): EventPattern => ({ source: [DRILL_SOURCE], detail: { signal: [id] } });
