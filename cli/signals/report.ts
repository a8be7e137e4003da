import type { RegionClasses } from "../../domain/regions/regions";
import { matches } from "../../domain/signals/match";
import { type Message, render } from "../../domain/signals/message";
import { earsOf, type SignalBasis, type SignalRule } from "../../domain/signals/rules";
import type { Signal } from "../../domain/signals/signal";
import type { GivenEvent } from "./event";

/** A rule that tells people. */
export interface Told {
  rule: SignalRule;
  signal: Signal;
  message: Message;
}

/** Of all rules, those that tell people. */
export const toldBy = (rules: readonly SignalRule[]): Told[] =>
  rules.flatMap((rule) => (rule.target.kind === "notify" ? [{ rule, ...rule.target }] : []));

/** What other programs may rely on. */
export const signalsAsJson = (told: readonly Told[], basis: SignalBasis) =>
  told.map(({ rule: { pattern }, signal, message: { inputPaths, template } }) => ({
    id: signal.id,
    title: signal.title,
    severity: signal.severity,
    regions: earsOf(signal, basis),
    rule: { pattern },
    message: { inputPaths, template },
  }));

const indent = (text: string): string => text.replace(/^/gm, "    ");

const placesOf = (signal: Signal, basis: SignalBasis): string => {
  const ears = earsOf(signal, basis);
  const { idle, covered } = basis.regions;
  if (ears.length === covered.length) return "every covered region";
  return ears.length === idle.length ? "every idle region" : ears.join(", ");
};

const describeOne = ({ rule, signal, message }: Told, basis: SignalBasis): string =>
  [
    `${signal.id}: ${signal.title} (${signal.severity})`,
    `  listens in  ${placesOf(signal, basis)}`,
    `  needs       ${signal.needsTrail ? "a trail that logs management events there" : "no trail"}`,
    ...(signal.notes === undefined ? [] : [`  note        ${signal.notes}`]),
    "  mail",
    indent(message.template),
    "  pattern",
    indent(JSON.stringify(rule.pattern)),
  ].join("\n");

/** Every signal in words: where it listens, what it needs, its mail and its pattern. */
export const describeSignals = (told: readonly Told[], basis: SignalBasis): string => {
  const { home, allowed, idle } = basis.regions;
  const regions = [
    `${told.length} rules tell people in ${home}; one rule in every other covered region sends it what may matter.`,
    `allowed regions (${allowed.length}): ${allowed.join(", ")}`,
    `idle regions (${idle.length}): ${idle.join(", ")}`,
  ];
  return `${[regions.join("\n"), ...told.map((each) => describeOne(each, basis))].join("\n\n")}\n`;
};

/** What becomes of an event: those who are told, with their mail; none when the region sends it nowhere. */
export function heardOf(event: GivenEvent, rules: readonly SignalRule[], { home }: Pick<RegionClasses, "home">) {
  const forward = rules.filter(({ target, region }) => target.kind === "forward" && region === event.region);
  const arrives = event.region === home || forward.some(({ pattern }) => matches(pattern, event));
  if (!arrives) return [];
  return toldBy(rules)
    .filter(({ rule }) => matches(rule.pattern, event))
    .map(({ signal: { id, title, severity }, message }) => ({ id, title, severity, mail: render(message, event) }));
}

/** The same in words. */
export const describeHeard = (
  event: GivenEvent,
  heard: ReturnType<typeof heardOf>,
  { covered }: Pick<RegionClasses, "covered">,
): string => {
  if (!covered.includes(event.region)) {
    return `nothing rings: ${event.region} is not covered; covered are ${covered.join(", ")}\n`;
  }
  if (heard.length === 0) return "nothing rings\n";
  return `${heard.map(({ id, severity, mail }) => `${id} rings (${severity})\n${indent(mail)}`).join("\n\n")}\n`;
};
