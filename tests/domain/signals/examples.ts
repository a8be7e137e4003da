import type { Example } from "./envelopes";
import { GUARDDUTY_EVENTS, HEALTH_EVENTS, OTHER_EVENTS } from "./service-events";
import { COMPUTE_CALLS, CREDENTIAL_CALLS } from "./recorded-calls";
import { ACCOUNT_CALLS, ROOT_EVENTS, WATCH_CALLS } from "./recorded-changes";

/** Positive and negative events of every signal. Forms are those of the pages that the signals name; names are our own. */
export const EXAMPLES: readonly Example[] = [
  ...OTHER_EVENTS,
  ...GUARDDUTY_EVENTS,
  ...HEALTH_EVENTS,
  ...COMPUTE_CALLS,
  ...CREDENTIAL_CALLS,
  ...ROOT_EVENTS,
  ...WATCH_CALLS,
  ...ACCOUNT_CALLS,
];
