import type { Refusal } from "./refusal";
import { operationOf } from "./run";

/**
 * What a failure means that is no refusal of account, region or network: nobody knows what is there. One question must not
 * take the others along, and nobody must take it for empty.
 */
export function unforeseen(error: unknown): Refusal {
  const { name, message } = error as Error;
  const operation = operationOf(error);
  const what =
    operation === undefined ? "its answer could not be read" : `${operation} failed in a way that is no known refusal`;
  return { state: "unreachable", because: `${what}, so that nobody knows what is there: ${name}: ${message}` };
}
