import type { Signal } from "./signal";

/**
 * What a subscriber is sent: an input transformer of EventBridge.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export interface Message {
  /** Name -> path into the event, `$.detail.eventName`. */
  inputPaths: Readonly<Record<string, string>>;
  /** Lines, each in quotes, with `<name>` where a value belongs. */
  template: string;
}

/** What every event has; `drill` and the code are a drill's, and nothing of AWS fills them. */
const COMMON_PATHS = {
  account: "$.account",
  region: "$.region",
  time: "$.time",
  drill: "$.detail.drill",
  code: "$.detail.code",
};

const PLACE = /<([a-z]+)>/g;

/**
 * The message of a signal: what happened and where, its facts, and what to run. EventBridge demands quotes around each line
 * of a text, and they stay in the mail. It does not escape values: none of the paths leads to a text that somebody may have
 * written quotes into, such as a user agent or the text of an error.
 *
 * A drill says so before the title; where a path leads nowhere, EventBridge writes nothing. The severity stays first, so that
 * whoever sorts mails by how they begin sorts a drill as an alarm.
 */
export function messageOf({ title, severity, facts, paths, next }: Signal): Message {
  const lines = [
    `${severity.toUpperCase()}: <drill>${title}. Account <account>, region <region>.`,
    ...facts,
    `Run now, ${next.why}: ${next.run}`,
    ...(next.otherwise === undefined ? [] : [next.otherwise]),
    "Code of the drill (none: this is real): <code>",
  ];
  const used = new Set(lines.flatMap((line) => [...line.matchAll(PLACE)].map(([, name]) => name)));
  const known = Object.entries({ ...COMMON_PATHS, ...paths });
  return {
    inputPaths: Object.fromEntries(known.filter(([name]) => used.has(name))),
    template: lines.map((line) => JSON.stringify(line)).join("\n"),
  };
}

/** The value at a path such as `$.detail.affectedEntities[0].entityValue`; undefined when there is none. */
const valueAt = (path: string, event: unknown): unknown =>
  [...path.matchAll(/\.([\w-]+)|\[(\d+)\]/g)].reduce<unknown>(
    (value, [, name, index]) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[(name ?? index)!] : undefined,
    event,
  );

const written = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/**
 * The text that a subscriber gets for an event. A path that is not in the event gives no text.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-issues
 */
export const render = ({ inputPaths, template }: Message, event: unknown): string =>
  template.replace(PLACE, (place, name: string) => {
    const path = inputPaths[name];
    const value = path === undefined ? place : valueAt(path, event);
    return value === undefined || value === null ? "" : written(value);
  });
