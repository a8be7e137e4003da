import { packedActions } from "../../../../cli/catalogue/packed-actions";
import { actionsIn, type CatalogueAction } from "../../../../domain/documents/actions/catalogue";
import type { DocumentArgs } from "../../../../domain/documents/document-args";
import { GuardrailMode } from "../../../../domain/documents/guardrails/mode";
import { placesOf } from "../../../../domain/documents/reach/places";
import { principalsOf } from "../../../../domain/documents/reach/principals";
import { type ReachReport, reachReport } from "../../../../domain/documents/reach/report";
import { type Way, waysOf } from "../../../../domain/documents/reach/ways";
import { ARGS } from "../../../support/document-args";

/** Every action of AWS that the project knows. */
export const catalogue = async (): Promise<CatalogueAction[]> => actionsIn(await packedActions());

type Given = Partial<DocumentArgs> & { exemptPrincipals?: string[] };

/** Every way to bind somebody, in every mode. */
export const everyWay = (given: Given = {}): Way[] =>
  [GuardrailMode.Organization, GuardrailMode.Account].flatMap((mode) => {
    const made = waysOf({ ...ARGS, ...given, mode });
    if ("problems" in made) throw new Error(made.problems.map(({ message }) => message).join("\n"));
    return made.ways;
  });

export const reportFor = async (given: Given = {}): Promise<ReachReport> => {
  const args = { ...ARGS, ...given };
  return reachReport(everyWay(given), principalsOf(args), placesOf(args.allowedRegions), await catalogue());
};
