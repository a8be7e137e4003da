import { COMMAND } from "../command";
import { type Baseline, burn as burnOf, worstFirst } from "../../domain/burn/burn";
import { freezeDocument } from "../../domain/documents/guardrails/freeze";
import {
  guardrailDocuments,
  type GuardrailDocumentsArgs,
  isDeny,
} from "../../domain/documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { describeProblems, type Problem } from "../../domain/fields/problems";
import { readInputs } from "../burn/inputs";
import { burnJson } from "../burn/json";
import { BURN_OPTIONS, type BurnOptions } from "../burn/options";
import { describeBurn } from "../burn/report";
import { GUARDRAIL_OPTIONS, readGuardrailOptions } from "../guardrails/options";
import { connectionProblems } from "../connection";
import type { Verb } from "../verb";

/** The guardrails that the settings make, and the freeze of the same settings. */
function baselineOf(args: GuardrailDocumentsArgs): Baseline | { problems: Problem[] } {
  const made = guardrailDocuments(args);
  const freeze = freezeDocument(args.mode, args.exemptPrincipals ?? []);
  const problems = [made, freeze].flatMap((result) => ("problems" in result ? result.problems : []));
  if ("problems" in made || "problems" in freeze) return { problems };
  return {
    denies: made.documents.filter(isDeny).map(({ document }) => document),
    freeze: freeze.document,
    bindsRoot: args.mode === GuardrailMode.Organization,
  };
}

/** `ringfence burn`: what a leaked key of each principal can spend, before and after. */
export const burn: Verb = {
  name: "burn",
  summary:
    "say what a leaked key of each user and role can spend an hour: as it is, with the guardrails, with a freeze",
  options: [
    ...GUARDRAIL_OPTIONS,
    ...BURN_OPTIONS,
    {
      flags: "--json",
      summary:
        "print JSON: { principals, quotas, commitments, notes, assumptions, prices }; docs/burn.md has the members",
      default: false,
    },
  ],
  example: `${COMMAND} burn --allowed-regions ap-southeast-2 --mode organization --account`,
  run: async (given, { out, err }) => {
    const refuse = (problems: readonly Problem[]) => {
      err(`${describeProblems("burn cannot be counted", problems)}\n`);
      return 2 as const;
    };
    const settings = readGuardrailOptions(given);
    const baseline = "problems" in settings ? settings : baselineOf(settings.args);
    // The words are judged before anybody is asked; what is wrong in the files is told with them.
    const problems = [...("problems" in baseline ? baseline.problems : []), ...connectionProblems(given)];
    if ("problems" in baseline || problems.length > 0) return refuse(problems);
    const inputs = await readInputs(given as unknown as BurnOptions);
    if ("cannot" in inputs) {
      err(`burn: ${inputs.cannot}\n`);
      return 1;
    }
    if ("problems" in inputs) return refuse(inputs.problems);
    const burns = worstFirst(burnOf(inputs.principals, { ...inputs, baseline }));
    const report = { burns, regions: inputs.regions, quotas: inputs.quotas, notes: inputs.notes };
    out(given["json"] === true ? `${JSON.stringify(burnJson(report), undefined, 2)}\n` : describeBurn(report));
    return 0;
  },
};
