import { Command, CommanderError } from "commander";
import { guardrailDocuments } from "../../domain/guardrails";
import { ALLOWED_INSTANCE_TYPES } from "../../domain/instance-types";
import { UNUSED_BY_DEFAULT } from "../../domain/paid-services";
import { describeProblems, type Problem } from "../../domain/problems";
import { readGuardrailOptions } from "../guardrail-options";
import { describeDocuments } from "../guardrail-report";
import type { Output } from "../program";

const words = (text: string): string[] =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
const append = (value: string, before: string[]): string[] => [...before, value];

/**
 * `ringfence guardrails`: prints the policy documents with their sizes, to be reviewed or pasted. It asks neither AWS nor
 * Pulumi. Exit code 2 when an option is wrong.
 */
export const guardrailsCommand = ({ out, err }: Output): Command =>
  new Command("guardrails")
    .description("print the policy documents of the guardrails with their sizes; needs neither AWS nor Pulumi")
    .option("--allowed-regions <regions>", "regions where workloads may run, separated by commas", words)
    .option("--mode <mode>", "organization: service control policies; account: managed policies and a boundary")
    .option("--home-region <region>", "where alerts gather; one of the allowed regions")
    .option("--exempt <arn>", "ARN of a role or user that is never bound; may be given more than once", append, [])
    .option("--allowed-instance-types <types>", "types that may be started, as patterns (t3.*)", words, [
      ...ALLOWED_INSTANCE_TYPES,
    ])
    .option("--unused-services <services>", "paid services that are denied whole", words, [...UNUSED_BY_DEFAULT])
    .option("--json", "print JSON: { documents: [{ name, kind, attachTo, characters, limit, document }] }", false)
    .addHelpText(
      "after",
      "\nExample:\n  ringfence guardrails --allowed-regions ap-southeast-2 --mode organization --json > guardrails.json",
    )
    .action((given: Record<string, unknown>) => {
      const refuse = (problems: readonly Problem[]): never => {
        const message = describeProblems("guardrails cannot be made", problems);
        err(`${message}\n`);
        throw new CommanderError(2, "ringfence.badInput", message);
      };
      const options = readGuardrailOptions(given);
      if ("problems" in options) return refuse(options.problems);
      const result = guardrailDocuments(options.args);
      if ("problems" in result) return refuse(result.problems);
      out(
        given.json === true
          ? `${JSON.stringify({ documents: result.documents }, undefined, 2)}\n`
          : describeDocuments(result.documents),
      );
    });
