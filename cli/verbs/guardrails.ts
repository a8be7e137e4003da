import { COMMAND } from "../command";
import { guardrailDocuments } from "../../domain/documents/guardrails/guardrail-documents";
import { describeProblems, type Problem } from "../../domain/fields/problems";
import { GUARDRAIL_OPTIONS, readGuardrailOptions } from "../guardrails/options";
import { describeDocuments } from "../guardrails/report";
import { readResourceControl, RESOURCE_CONTROL_OPTIONS } from "../guardrails/resource-control";
import type { Verb } from "../verb";

/** `ringfence guardrails`: prints the policy documents with their sizes, to be reviewed or pasted. */
export const guardrails: Verb = {
  name: "guardrails",
  summary: "print the policy documents of the guardrails with their sizes; needs neither AWS nor Pulumi",
  options: [
    ...GUARDRAIL_OPTIONS,
    ...RESOURCE_CONTROL_OPTIONS,
    {
      flags: "--json",
      summary: "print JSON: { documents: [{ name, kind, guard, attachTo, characters, limit, document }] }",
      default: false,
    },
  ],
  example: `${COMMAND} guardrails --allowed-regions ap-southeast-2 --mode organization --json > guardrails.json`,
  run: ({ json, ...given }, { out, err }) => {
    const refuse = (problems: readonly Problem[]) => {
      err(`${describeProblems("guardrails cannot be made", problems)}\n`);
      return 2 as const;
    };
    const options = readGuardrailOptions(given);
    const resourceControl = readResourceControl(given);
    if ("problems" in options || "problems" in resourceControl)
      return refuse([options, resourceControl].flatMap((read) => ("problems" in read ? read.problems : [])));
    const result = guardrailDocuments(options.args);
    if ("problems" in result) return refuse(result.problems);
    const documents = [...result.documents, ...resourceControl.documents];
    out(json === true ? `${JSON.stringify({ documents }, undefined, 2)}\n` : describeDocuments(documents));
    return 0;
  },
};
