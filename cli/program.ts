import { Command } from "commander";
import { VERSION } from "../domain/version";
import { guardrailsCommand } from "./commands/guardrails";

/** Where a command writes. Default: the streams of the process. */
export interface Output {
  out: (text: string) => void;
  err: (text: string) => void;
}

const STREAMS: Output = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/**
 * The command line. It throws `CommanderError` instead of ending the process: exit code 0 after help, 1 when what was asked
 * for cannot be done, 2 when the words were wrong.
 */
export function createProgram(output: Output = STREAMS): Command {
  const program = new Command("ringfence")
    .description("An AWS account baseline that makes a leaked key a non-event")
    .version(VERSION)
    .configureOutput({ writeOut: output.out, writeErr: output.err })
    .showSuggestionAfterError()
    .exitOverride();
  program.addCommand(guardrailsCommand(output).copyInheritedSettings(program));
  return program;
}
