import { actionNames, PREFIXES } from "../../domain/documents/actions/operation-names";
import probeCalls from "../../domain/generated/probe-calls.json";

/** What the rows take, as the catalogue of IAM names it. */
const KNOWN: ReadonlySet<string> = new Set(probeCalls.map(({ action }) => action));

/**
 * The actions of IAM that a call of a probe takes.
 *
 * @param service of the row
 */
export const rightsFor = (service: string, operation: string): string[] =>
  actionNames(service, operation).map((names) => {
    const actions = names.map((name) => `${PREFIXES[service] ?? service}:${name}`);
    return actions.find((action) => KNOWN.has(action)) ?? actions[0]!;
  });
