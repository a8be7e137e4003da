import { COMMAND } from "../command";
import { describeProblems, type Problem } from "../../domain/fields/problems";
import { signalRules } from "../../domain/signals/rules";
import { readEvent } from "../signals/event";
import { readSignalOptions, SIGNAL_OPTIONS } from "../signals/options";
import { describeHeard, describeSignals, heardOf, signalsAsJson, toldBy } from "../signals/report";
import type { Verb } from "../verb";

/** `ringfence signals`: prints what rings, or says of one event what rings for it. */
export const signals: Verb = {
  name: "signals",
  summary: "print what early warning rings for, or try an event; needs neither AWS nor Pulumi",
  options: [
    ...SIGNAL_OPTIONS,
    {
      flags: "--event <file>",
      summary: "One event as EventBridge shows it, - for standard input: says what rings for it, and prints the mail.",
    },
    {
      flags: "--json",
      summary:
        "print JSON: { signals: [{ id, title, severity, regions, rule, message }] }; with --event { rings: [{ id, title, severity, mail }] }",
      default: false,
    },
  ],
  example: `${COMMAND} signals --allowed-regions ap-southeast-2 --event event.json`,
  run: ({ json, event: file, ...given }, { out, err }) => {
    const refuse = (problems: readonly Problem[]) => {
      err(`${describeProblems("signals cannot be told", problems)}\n`);
      return 2 as const;
    };
    const print = (value: unknown, text: () => string) => {
      out(json === true ? `${JSON.stringify(value, undefined, 2)}\n` : text());
      return 0 as const;
    };
    const options = readSignalOptions(given);
    if ("problems" in options) return refuse(options.problems);
    const { basis } = options;
    const rules = signalRules(basis);
    if (file === undefined) {
      const told = toldBy(rules);
      return print({ signals: signalsAsJson(told, basis) }, () => describeSignals(told, basis));
    }
    const read = readEvent(file as string);
    if ("unread" in read) {
      err(`the event cannot be read: ${read.unread}; give the path of a file, or - for standard input\n`);
      return 1;
    }
    if ("problems" in read) return refuse(read.problems);
    const rings = heardOf(read.event, rules, basis.regions);
    return print({ rings }, () => describeHeard(read.event, rings, basis.regions));
  },
};
