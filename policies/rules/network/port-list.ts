import * as v from "valibot";
import { show } from "../../../domain/fields/problems";
import { list } from "../../../domain/fields/shapes";
import { type Answer, HIGHEST_PORT, opensPort, type Traffic } from "./ports";
import type { Forbidden } from "./inbound";

const message = ({ input }: { input: unknown }) =>
  `expected a port between 0 and ${HIGHEST_PORT}, received ${show(input)}`;

const port = v.pipe(v.number(message), v.integer(message), v.minValue(0, message), v.maxValue(HIGHEST_PORT, message));

/** The option of a rule that judges a list of ports; `ports` are those of a configuration that names none. */
export const portsOption = (ports: readonly number[], meaning: string) =>
  v.pipe(
    v.optional(list(port, "a list of ports")),
    v.metadata({ shape: "list of ports" }),
    v.description(`${meaning} Left out: ${ports.join(", ")}.`),
  );

/** Traffic to one of several ports, of TCP or UDP. */
export const toPorts = (ports: readonly number[]): Forbidden => ({
  found: (traffic) => anyOf(ports.map((each) => opensPort(traffic, each))),
  says: (traffic) => named(openPorts(traffic, ports)),
});

/** As many as a line has room for. */
const MOST_NAMED = 4;

function named(ports: readonly number[]): string {
  const more = ports.length - MOST_NAMED;
  return `to port ${ports.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

const openPorts = (traffic: Traffic, ports: readonly number[]): number[] =>
  ports.filter((each) => opensPort(traffic, each) === true);

const anyOf = (answers: readonly Answer[]): Answer =>
  answers.some((answer) => answer === true) || (answers.find((answer) => typeof answer === "object") ?? false);
