import type { GuardrailDocumentsArgs } from "../../domain/documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { type Place, placesOf } from "../../domain/documents/reach/places";
import { type Principal, principalsOf } from "../../domain/documents/reach/principals";
import { type Way, waysOf } from "../../domain/documents/reach/ways";
import type { Problem } from "../../domain/fields/problems";
import { readGuardrailOptions } from "../guardrails/options";

/** What is proved about: the documents of the modes, whom they bind, and where. */
export interface ToProve {
  ways: Way[];
  principals: Principal[];
  places: Place[];
}

const MODES = [GuardrailMode.Organization, GuardrailMode.Account] as const;

function toProve(args: GuardrailDocumentsArgs, home: string | undefined): ToProve | { problems: Problem[] } {
  const ways = waysOf(args);
  if ("problems" in ways) return ways;
  return { ...ways, principals: principalsOf(args), places: placesOf(args.allowedRegions, home) };
}

/**
 * The settings that were given, in one mode or in every one.
 *
 * @param given option name -> value, as the parser of the command line has them
 */
export function readToProve(given: Readonly<Record<string, unknown>>): ToProve | { problems: Problem[] } {
  const modes = given.mode === undefined ? MODES : [given.mode];
  const ways: Way[] = [];
  let last: ToProve | undefined;
  for (const mode of modes) {
    const options = readGuardrailOptions({ ...given, mode });
    if ("problems" in options) return options;
    const one = toProve(options.args, given.homeRegion as string | undefined);
    if ("problems" in one) return one;
    ways.push(...one.ways);
    last = one;
  }
  return { ...last!, ways };
}
