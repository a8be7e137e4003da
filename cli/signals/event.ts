import { readFileSync } from "node:fs";
import * as v from "valibot";
import { type Problem, problemsOf } from "../../domain/fields/problems";

/** The fields that EventBridge puts around every event: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
const WANTED =
  "missing, or of another kind; an event has source, detail-type, account, region and time, which are texts, and detail, in which a record of CloudTrail stands";

const text = v.string(WANTED);
const schema = v.looseObject(
  { source: text, "detail-type": text, account: text, region: text, time: text, detail: v.looseObject({}, WANTED) },
  WANTED,
);

/** An event as EventBridge has it. */
export type GivenEvent = v.InferOutput<typeof schema>;

/**
 * Reads one event.
 *
 * @param file its path; `-` is standard input
 * @returns the event, or what is wrong with it; `unread` when there is nothing to read
 */
export function readEvent(file: string): { event: GivenEvent } | { problems: Problem[] } | { unread: string } {
  let content: string;
  try {
    content = readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    return { unread: (error as Error).message };
  }
  let event: unknown;
  try {
    event = JSON.parse(content);
  } catch (error) {
    return { problems: [{ path: "--event", message: `is no JSON: ${(error as Error).message}` }] };
  }
  const parsed = v.safeParse(schema, event);
  if (parsed.success) return { event: parsed.output };
  return {
    problems: problemsOf(parsed.issues).map(({ path, message }) => ({
      path: path === "" ? "--event" : `--event, ${path}`,
      message,
    })),
  };
}
