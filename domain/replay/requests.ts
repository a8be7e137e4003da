import { contextOf } from "../documents/conditions";
import type { Request } from "../documents/evaluate";
import type { RecordedCaller } from "./caller";
import type { Needed } from "./event-actions";
import type { Needs } from "./judge";
import type { TrailRecord } from "./record";
import { saidOf } from "./record-keys";
import { type OwnNames, resourcesOf } from "./record-resources";

/** A request of a recorded call, and a text that two requests share only when they would be decided alike. */
export interface KeyedRequest {
  key: string;
  request: Request;
}

/** Of a key with several values, AWS judges each by itself: a launch of two types is denied when one of them is. */
const nth = (values: readonly string[], index: number): string => values[Math.min(index, values.length - 1)]!;

function requestsFor(
  record: TrailRecord,
  caller: RecordedCaller,
  action: string,
  { keys, resources: scopes }: Needs,
  own: OwnNames,
): KeyedRequest[] {
  const call = { record, caller, action };
  const said = keys.map((key) => [key, saidOf(key, call)] as const);
  const complete = said.every(([, values]) => values !== undefined);
  const there = said.flatMap(([key, values]) =>
    values === undefined || values.length === 0 ? [] : [[key, values] as const],
  );
  const count = there.reduce((most, [, values]) => Math.max(most, values.length), 1);
  const resources = scopes.length > 0 ? (resourcesOf(call, scopes, own) ?? [undefined]) : ["*"];
  return Array.from({ length: count }, (_, index) =>
    there.map(([key, values]) => [key, nth(values, index)] as const),
  ).flatMap((values) =>
    resources.map((resource) => ({
      key: [action, complete, resource, ...values.flat()].join("\n"),
      request: {
        action,
        ...(resource === undefined ? {} : { resource }),
        context: contextOf(Object.fromEntries(values), complete),
      },
    })),
  );
}

/**
 * The requests that a recorded call was to IAM: one for each action that it needed, each thing that it named and each value
 * of a condition key. It was allowed when all of them were.
 *
 * @param needs what the documents ask of an action
 */
export const requestsOf = (
  record: TrailRecord,
  caller: RecordedCaller,
  { actions }: Needed,
  needs: (action: string) => Needs,
  own: OwnNames,
): KeyedRequest[] => actions.flatMap((action) => requestsFor(record, caller, action, needs(action), own));
