import { COMMAND } from "../command";
import { NAME_PREFIX } from "../../domain/documents/own-principals";
import * as v from "valibot";
import type { GuardrailDocumentsArgs } from "../../domain/documents/guardrails/guardrail-documents";
import { exceptionProblems } from "../../domain/documents/guardrails/exceptions";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { type Problem, show } from "../../domain/fields/problems";
import { list } from "../../domain/fields/shapes";
import { allowedInstanceTypes, allowedLaunchers, toolRegions, unusedServices } from "../../domain/documents/fields";
import { principalArn } from "../../domain/fields/principals";
import { allowedRegions, region } from "../../domain/fields/regions";
import { choice } from "../../domain/fields/values";
import { SETTINGS } from "../../domain/settings/schema";
import type { VerbOption } from "../verb";

/** Name of an option as it is typed: `allowedRegions` -> `--allowed-regions`. */
export const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Mode none makes no documents, so there would be nothing to print. */
const MODES = [GuardrailMode.Organization, GuardrailMode.Account] as const;

const told = (path: string) => {
  const [name, inner] = path.split(".");
  const setting = SETTINGS.find((field) => field.name === name)!;
  const field = inner === undefined ? setting : setting.fields.find((each) => each.name === inner)!;
  return { description: field.description, value: field.value };
};

/** Option -> the setting that it means. The mode is demanded: who wants documents to paste knows where to. */
export const SETTING_OF = {
  allowedRegions: told("allowedRegions"),
  mode: { ...told("guardrails.mode"), value: undefined },
  homeRegion: told("homeRegion"),
  exempt: told("guardrails.exemptPrincipals"),
  allowedInstanceTypes: told("guardrails.allowedInstanceTypes"),
  unusedServices: told("guardrails.unusedServices"),
  allowedLauncher: told("guardrails.allowedLaunchers"),
  toolRegion: told("guardrails.toolRegions"),
};

/** What is separated by commas. */
export const words = (text: string): string[] =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
const append = (text: string, before: unknown): string[] => [...(before as string[]), text];

/** `karpenter=<arn>,<arn>` as an entry of a list of maps. */
const entry =
  (key: string) =>
  (text: string, before: unknown): object[] => {
    const at = text.indexOf("=");
    const [name, roles] = at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
    return [...(before as object[]), { [key]: name.trim(), roles: words(roles) }];
  };

const LIST = { parse: words, how: " Separated by commas." };

/** An option that means what a setting means: it is told in the setting's words, and has its default. */
const settingOption = (
  name: keyof typeof SETTING_OF,
  takes: string,
  { parse, how = "" }: { parse?: VerbOption["parse"]; how?: string } = {},
): VerbOption => {
  const { description, value } = SETTING_OF[name];
  return { flags: `${flagOf(name)} <${takes}>`, summary: `${description}${how}`, parse, default: value };
};

/** The settings of the guardrails as options: those of every verb that works on the documents. */
export const GUARDRAIL_OPTIONS: readonly VerbOption[] = [
  settingOption("allowedRegions", "regions", LIST),
  settingOption("mode", "mode", { how: " Here: organization or account." }),
  settingOption("homeRegion", "region"),
  settingOption("exempt", "arn", { parse: append, how: " May be given more than once." }),
  settingOption("allowedInstanceTypes", "types", LIST),
  settingOption("unusedServices", "services", LIST),
  settingOption("allowedLauncher", "launcher=arns", {
    parse: entry("launcher"),
    how: " As karpenter=<arn>,<arn>; may be given more than once.",
  }),
  settingOption("toolRegion", "region=arns", {
    parse: entry("region"),
    how: " As us-east-1=<arn>,<arn>; may be given more than once.",
  }),
];

/** Options that say nothing about each other; the messages are those of the settings. */
const schema = v.object(
  {
    allowedRegions,
    mode: choice(MODES),
    homeRegion: v.optional(region),
    exempt: list(principalArn, "ARNs"),
    allowedInstanceTypes,
    unusedServices,
    allowedLauncher: allowedLaunchers,
    toolRegion: toolRegions,
  },
  `missing; \`${COMMAND} guardrails --help\` says what it takes`,
);

/** Where a problem of an exception is, as its option is typed: `toolRegions[0].region` -> `--tool-region (value 1)`. */
function typed(path: string): string {
  const [, name, index] = /^(\w+)s\[(\d+)\]/.exec(path)!;
  return `${flagOf(name!)} (value ${Number(index) + 1})`;
}

/**
 * The options of the command line as the arguments of the documents.
 *
 * @param given option name -> value, as the parser of the command line has them
 * @returns the arguments, or every problem at once; the path of a problem is the option as it is typed
 */
export function readGuardrailOptions(
  given: Record<string, unknown>,
): { args: GuardrailDocumentsArgs } | { problems: Problem[] } {
  const parsed = v.safeParse(schema, given);
  if (!parsed.success) {
    return {
      problems: parsed.issues.map((issue) => {
        const [name, index] = (issue.path ?? []).map(({ key }) => key as string | number);
        const value = index === undefined ? "" : ` (value ${Number(index) + 1})`;
        return { path: `${flagOf(String(name))}${value}`, message: issue.message };
      }),
    };
  }
  const { exempt, homeRegion, allowedLauncher, toolRegion, ...rest } = parsed.output;
  const args = { ...rest, allowedLaunchers: allowedLauncher, toolRegions: toolRegion, exemptPrincipals: exempt };
  const problems = [
    ...(homeRegion === undefined || args.allowedRegions.includes(homeRegion)
      ? []
      : [
          {
            path: "--home-region",
            message: `${show(homeRegion)} is not one of --allowed-regions (${args.allowedRegions.join(", ")}); add it there, or choose one of them`,
          },
        ]),
    ...exceptionProblems(args).map(({ path, message }) => ({ path: typed(path), message })),
  ];
  return problems.length > 0 ? { problems } : { args: { ...args, namePrefix: NAME_PREFIX } };
}
