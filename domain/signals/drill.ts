import { DRILL_SOURCE } from "../documents/drill";
import type { EventPattern } from "./event-patterns";

/** Any drill. */
export const ANY_DRILL: EventPattern = { source: [DRILL_SOURCE] };

/** A drill of one signal. */
export const drillOf = (id: string): EventPattern => ({ source: [DRILL_SOURCE], detail: { signal: [id] } });
