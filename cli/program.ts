import { Command, CommanderError, Option } from "commander";
import { VERSION } from "../domain/version";
import { type Output, STREAMS } from "./output";
import { VERBS } from "./verbs/table";
import { defaultInWords, exampleLines, helpWidth, NARROWEST } from "./help-text";
import type { ExitCode, Verb, VerbOption } from "./verb";

function optionOf({ flags, summary, parse, default: value }: VerbOption): Option {
  const option = new Option(flags, summary).default(value, defaultInWords(value));
  return parse ? option.argParser(parse) : option;
}

function commandOf(verb: Verb, end: (given: Record<string, unknown>) => Promise<void>): Command {
  const command = new Command(verb.name)
    .description(verb.summary)
    .addHelpText("after", `\nExample:\n${exampleLines(verb.example)}`)
    // Commander gives the words first, then the options and the command.
    .action((...typed: unknown[]) => {
      const words = typed.slice(0, -2).filter((word) => word !== undefined);
      return end({ ...(typed.at(-2) as Record<string, unknown>), ...(verb.words === undefined ? {} : { words }) });
    });
  if (verb.words !== undefined) command.arguments(verb.words);
  for (const option of verb.options) command.addOption(optionOf(option));
  return command;
}

/**
 * `ringfence <words>`, from the words to the exit code: 0 after help, 2 when the words were wrong unless the verb has
 * another code for that, else what the verb says.
 *
 * @param words without the program's own name
 */
export async function ringfence(words: readonly string[], output: Output = STREAMS): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command("ringfence")
    .description("An AWS account baseline that makes a leaked key a non-event")
    .version(VERSION)
    .configureOutput({
      writeOut: output.out,
      writeErr: output.err,
      getOutHelpWidth: () => helpWidth(process.stdout.columns),
      getErrHelpWidth: () => helpWidth(process.stderr.columns),
    })
    .configureHelp({ minWidthToWrap: NARROWEST })
    .showSuggestionAfterError()
    .exitOverride();
  for (const verb of VERBS) {
    const command = commandOf(verb, async (given) => {
      code = await verb.run(given, output);
    });
    program.addCommand(command.copyInheritedSettings(program));
  }
  try {
    await program.parseAsync(words, { from: "user" });
    return code;
  } catch (error) {
    // Commander has printed what is wrong, or the help that was asked for.
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.excessArguments") {
      output.err("A list is one word, with commas and no spaces: --allowed-regions eu-west-1,us-east-1\n");
    }
    return error.exitCode === 0 ? 0 : (VERBS.find(({ name }) => name === words[0])?.wrongWords ?? 2);
  }
}
