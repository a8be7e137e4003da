import type { Property } from "../../resource";

/** The traffic that a rule of a firewall speaks of. */
export interface Traffic {
  readonly protocol: Property;
  /** First and last port. */
  readonly from: Property;
  readonly to: Property;
}

/** `true`, `false`, or the property that has to be known first. */
export type Answer = boolean | Property;

export const HIGHEST_PORT = 65_535;

/** Protocols by name and by number: https://www.iana.org/assignments/protocol-numbers/protocol-numbers.xhtml */
const WITH_PORTS: readonly string[] = ["tcp", "6", "udp", "17"];
const ALL: readonly string[] = ["-1", "all", "any"];

/** Which ports a rule can let through: first and last, or none. */
type Ports = { first: number; last: number } | undefined;

/**
 * The ports that a rule certainly opens and the ones that it perhaps opens, with what has to be known to tell. Without ports,
 * or with -1, a rule is about each of them; with all protocols, what it says of ports does not count.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
function portsOf({ protocol, from, to }: Traffic): { surely: Ports; perhaps: Ports; unknown?: Property } {
  const name = protocol.state === "absent" ? "-1" : String(protocol.value).toLowerCase();
  const all = { first: 0, last: HIGHEST_PORT };
  if (protocol.state !== "unknown") {
    if (ALL.includes(name)) return { surely: all, perhaps: all };
    if (!WITH_PORTS.includes(name)) return { surely: undefined, perhaps: undefined };
  }
  const first = numberOf(from, 0);
  const last = numberOf(to, HIGHEST_PORT);
  const unknown = [protocol, from, to].find(
    (each) => each.state === "unknown" || (each !== protocol && Number.isNaN(Number(each.value ?? 0))),
  );
  if (protocol.state === "unknown") return { surely: undefined, perhaps: all, unknown };
  const surely = first === undefined || last === undefined ? undefined : { first, last };
  return { surely, perhaps: { first: first ?? 0, last: last ?? HIGHEST_PORT }, unknown };
}

/** A port, `otherwise` when none is said; undefined when it is not known. */
function numberOf({ state, value }: Property, otherwise: number): number | undefined {
  if (state === "absent") return otherwise;
  const port = state === "unknown" ? NaN : Number(value);
  if (Number.isNaN(port)) return undefined;
  return port === -1 ? otherwise : port;
}

const holds = (ports: Ports, port: number): boolean => ports !== undefined && ports.first <= port && port <= ports.last;

/** Whether a rule lets a port through, of TCP or UDP. */
export function opensPort(traffic: Traffic, port: number): Answer {
  const { surely, perhaps, unknown } = portsOf(traffic);
  if (holds(surely, port)) return true;
  return holds(perhaps, port) ? (unknown ?? false) : false;
}

const width = (ports: Ports): number => (ports === undefined ? 0 : ports.last - ports.first + 1);

/** Whether a rule lets more ports through than a number. */
export function opensMoreThan(traffic: Traffic, most: number): Answer {
  const { surely, perhaps, unknown } = portsOf(traffic);
  if (width(surely) > most) return true;
  return width(perhaps) > most ? (unknown ?? false) : false;
}
