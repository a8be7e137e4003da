import { COMMAND } from "../command";
import { stringify } from "yaml";
import { CONTROLS } from "../../domain/controls/table";
import { GUARDS } from "../../domain/documents/guardrails/guards";
import { existingYaml } from "../../domain/fields/problems";
import type { Draft } from "../../domain/settings/plan";
import { colours } from "../colours";
import { columns } from "../columns";
import { printable } from "../untrusted";
import { type AdoptResult, descriptionOf } from "./result";

/** So many users are listed; all of them are in `--json`. */
const LISTED = 20;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);
const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${printable(line)}`);

/** The setting `existing` with what each name means, and a mark where a line is new. */
function existingPart({ existing, lines, takenOver }: AdoptResult): string[] {
  if (lines.length === 0 && takenOver.length > 0)
    return [
      "Of what a region or the account can have once, nobody else made anything: `existing` can stay empty. What a baseline left is below.",
    ];
  if (lines.length === 0)
    return ["Nothing exists of what a region or the account can have once: `existing` can stay empty."];
  const fresh = lines.filter(({ named }) => !named).length;
  if (fresh === 0)
    return [`The settings name all ${lines.length} that exist of what a region or the account can have once.`];
  return [
    `${counted(fresh, "thing")} to name, of ${lines.length} that a region or the account can have once. Paste below config, in place of a ringfence:existing that the file has:`,
    "",
    ...indented(["ringfence:existing:", ...existingYaml(existing, descriptionOf).map((line) => `  ${line}`)]),
  ];
}

/** Who is in the groups, and what happens to them. */
function groupsPart({ groups, guardrails, cautions }: AdoptResult, { on }: Pick<Draft, "on">): string[] {
  if (guardrails === null) return [];
  const guards = CONTROLS.filter(({ id }) => GUARDS.some((guard) => guard === id && on[guard]));
  return [
    "",
    "To bind them by the groups that they are in, put this in place of the ringfence:guardrails that the file has, or below config:",
    "",
    ...indented(stringify({ "ringfence:guardrails": guardrails }, { lineWidth: 0 }).trimEnd().split("\n")),
    "",
    ...groups.map(
      ({ name, members, holders }) =>
        `  ${printable(name)}: ${counted(members.length, "member")}, ${holders.length} of them with such a key`,
    ),
    "  Whoever is in them gets:",
    ...guards.map(({ id, title }) => `    ${id}: ${title}`),
    `  \`${COMMAND} replay --lookup 90d\` says before what that would have denied them.`,
    ...cautions.map((caution) => `  ${colours.yellow("Beware:")} ${printable(caution)}`),
  ];
}

/** Guardrails outlive the baseline that attached them. */
function stillDenied({ keys: { denied } }: AdoptResult): string[] {
  if (denied.length === 0) return [];
  const names = denied.slice(0, LISTED).map((arn) => printable(nameOf(arn)));
  const more = denied.length > names.length ? ` and ${denied.length - names.length} more` : "";
  return [
    `Guardrails that a baseline left still deny ${counted(denied.length, "user")}, whatever the settings say: ${names.join(", ")}${more}.`,
  ];
}

function keysPart(result: AdoptResult, draft: Draft): string[] {
  const { unbound, inNoGroup, notAsked } = result.keys;
  // The groups of the settings are held against the users, and not what is attached in the account.
  const notYet =
    result.atWork.length > 0
      ? []
      : [
          `${result.takenOver.length > 0 ? "The baseline that left this is no longer at work" : "No baseline is at work here"}: they bind from \`pulumi up\` on. What is bound now says \`${COMMAND} doctor\`.`,
          ...stillDenied(result),
        ];
  const doubt =
    notAsked > 0 ? [`${counted(notAsked, "further user")} that nothing binds could not be asked for keys.`] : [];
  if (unbound.length === 0) return ["", "As the settings bind, no access key is left free.", ...notYet, ...doubt];
  const rows = unbound
    .slice(0, LISTED)
    .map(({ arn, groups }) => [
      `  ${printable(nameOf(arn))}`,
      groups.length > 0 ? `in ${groups.map(printable).join(", ")}` : "in no group",
    ]);
  const more = unbound.length - rows.length;
  return [
    "",
    colours.red(
      `As the settings bind, ${counted(unbound.length, "user")} with an access key ${unbound.length === 1 ? "is" : "are"} bound by nothing:`,
    ),
    columns(rows),
    ...(more > 0 ? [`  and ${more} more; --json has all of them`] : []),
    ...(result.atWork.length > 0 ? [] : stillDenied(result)),
    ...doubt,
    ...groupsPart(result, draft),
    ...(inNoGroup.length > 0
      ? [
          "",
          `${inNoGroup.length} of them ${inNoGroup.length === 1 ? "is" : "are"} in no group: make one, put them into it and name it in guardrails.groups, or give their work to a role and delete the keys.`,
        ]
      : []),
  ];
}

/** What an account has already, and what to paste for it, for people. */
export function describeAdoption(result: AdoptResult, draft: Draft): string {
  const { account, regions, takenOver, atWork, atWorkHolds, switchedOff, decisions, gaps } = result;
  return [
    colours.bold(`Account ${account}, ${counted(regions.length, "region")}`),
    "",
    ...existingPart(result),
    ...takenOver.map((words) => `\n${printable(words)}`),
    ...(atWork.length > 0
      ? [
          "",
          `A baseline is at work here, with ${atWork.map(printable).join(", ")}${
            atWorkHolds === "" ? "" : `, and of it the account has ${printable(atWorkHolds)}`
          }: what it made belongs to its stack, and needs no line.`,
        ]
      : []),
    ...(switchedOff.length > 0
      ? ["", `Switched off, so that nobody asked what exists for it: ${switchedOff.join(", ")}.`]
      : []),
    ...keysPart(result, draft),
    ...(decisions.length > 0
      ? [
          "",
          "The preview will ask for a decision:",
          ...decisions.map(({ path, message }) => `  ${printable(path)}: ${printable(message)}`),
        ]
      : []),
    ...(gaps.length > 0 ? ["", colours.yellow("Not known:"), ...gaps.map((gap) => `  ${printable(gap)}`)] : []),
    "",
  ].join("\n");
}
