import { DRILL_SOURCE } from "../documents/drill";
import type { EventPattern } from "./event-patterns";
import { messageOf } from "./message";
import type { Signal } from "./signal";

/** Any drill. */
export const ANY_DRILL: EventPattern = { source: [DRILL_SOURCE] };

/** A drill of one signal. */
export const drillOf = (id: string): EventPattern => ({ source: [DRILL_SOURCE], detail: { signal: [id] } });

/**
 * Stands in the mail of a drill before the title, and wherever that of an alarm has a value. Several words, so that no command
 * of the mail runs when somebody pastes it: the AWS CLI refuses what stands unquoted behind a value.
 */
export const DRILL_WORDS = "THIS IS A TEST";

/** `into` with a value behind some keys; a number is a place in a list. */
function withValue(into: unknown, [key, ...rest]: readonly (string | number)[], value: string): unknown {
  if (key === undefined) return value;
  if (typeof key === "number") {
    const list = Array.isArray(into) ? [...(into as unknown[])] : [];
    list[key] = withValue(list[key], rest, value);
    return list;
  }
  const found = (into ?? {}) as Record<string, unknown>;
  return { ...found, [key]: withValue(found[key], rest, value) };
}

/**
 * What the event of a drill carries: EventBridge writes nothing where a path leads nowhere, and a mail full of holes looks like
 * an alarm that is broken.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-issues
 *
 * @param code as the last line of the mail names it
 */
export function drillDetail(signal: Signal, code: string): Record<string, unknown> {
  const paths = Object.values(messageOf(signal).inputPaths).flatMap((path) => path.split("$.detail.")[1] ?? []);
  const words = paths.reduce<unknown>((detail, path) => {
    const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
    return withValue(
      detail,
      keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
      DRILL_WORDS,
    );
  }, {});
  return { ...(words as Record<string, unknown>), signal: signal.id, drill: `${DRILL_WORDS}. `, code };
}
