import { NAME_PREFIX } from "../documents/own-principals";
import { ACCOUNT } from "./account";
import { compute } from "./compute";
import { CREDENTIALS } from "./credentials";
import { FINDINGS } from "./findings";
import { HEALTH_EVENTS } from "./health";
import { ROOT_USE } from "./root";
import type { Signal } from "./signal";
import { watch } from "./watch";

/**
 * Every signal, in the order of the page.
 *
 * @param prefix what the names of the baseline's own alarms, topics, rules and budgets begin with
 */
export const signalsOf = (prefix: string): readonly Signal[] => [
  ...compute(prefix),
  ...FINDINGS,
  ...HEALTH_EVENTS,
  ...CREDENTIALS,
  ...ROOT_USE,
  ...watch(prefix),
  ...ACCOUNT,
];

/** Those of a baseline that has its usual name. */
export const SIGNALS = signalsOf(NAME_PREFIX);
