import { COMMAND } from "../command";
import { describeProblems } from "../../domain/fields/problems";
import { CONNECTION_OPTIONS, connectionProblems } from "../connection";
import { GUARDRAIL_OPTIONS } from "../guardrails/options";
import { readToProve } from "../prove/settings";
import type { Verb, VerbOption } from "../verb";

const everyMode = (option: VerbOption): VerbOption =>
  option.flags.startsWith("--mode ")
    ? { ...option, summary: `${option.summary} Default: both, and in mode account both ways to attach.` }
    : option;

/** `ringfence prove`: decides about every action of AWS, in every kind of region and every mode. */
export const prove: Verb = {
  name: "prove",
  summary: "decide about every action of AWS: can anybody who is bound start compute outside the allowed regions?",
  options: [
    ...GUARDRAIL_OPTIONS.map(everyMode),
    {
      flags: "--confirm",
      summary:
        "also hold a sample of requests against AWS's own simulator (iam:SimulateCustomPolicy, which only reads); needs credentials",
      default: false,
    },
    ...CONNECTION_OPTIONS,
    {
      flags: "--json",
      summary:
        "print JSON: { launchersReachable: [{ action, mode, principal, regionClass }], reachable: [{ service, mode, principal, regionClass, actions, writes, reason }], launchersAtHome, decisions }",
      default: false,
    },
  ],
  example: `${COMMAND} prove --allowed-regions ap-southeast-2`,
  run: async ({ json, confirm, ...given }, { out, err }) => {
    const settings = readToProve(given);
    const problems = [...("problems" in settings ? settings.problems : []), ...connectionProblems(given)];
    if ("problems" in settings || problems.length > 0) {
      err(`${describeProblems("nothing can be proved", problems)}\n`);
      return 2;
    }
    const { proved } = await import("../prove/proved");
    return proved(settings, { connection: given, json: json === true, confirm: confirm === true }, { out, err });
  },
};
