import { redact } from "../../domain/secrets/redact";

/**
 * What the messages of the pack are made of, and the way back: the protocol of the engine carries a violation as text only,
 * and `ringfence check` needs its parts. Both directions stand here, so that they cannot part.
 */

/** Three lines: what is wrong, what to write instead, where to read on. */
export interface ViolationParts {
  /** What should hold. Never has " (" in it: that is where the path begins. */
  readonly title: string;
  /** What is in brackets behind the title: where, and what is there. Without a path it stands for itself. */
  readonly path?: string;
  readonly found: string;
  readonly fix: string;
  readonly ruleId: string;
}

/** One answer that has to wait until the deployment. */
export interface WaitingParts {
  readonly ruleId: string;
  readonly path: string;
  readonly why?: string;
}

/** An exemption that was used. */
export interface ExemptParts {
  readonly ruleId: string;
  /** The resource as the exemption names it, or its URN. */
  readonly resource: string;
  /** `YYYY-MM-DD`. */
  readonly until: string;
  readonly reason: string;
  /** Whom to ask. Absent where the exemption stands in a tag. */
  readonly owner?: string;
}

/** What the pack leaves alone on purpose. */
export interface ToldParts {
  readonly ruleId: string;
  readonly reason: string;
}

export type MessageParts =
  | ({ readonly kind: "violation" } & ViolationParts)
  | { readonly kind: "waiting"; readonly waiting: readonly WaitingParts[] }
  | ({ readonly kind: "exempt" } & ExemptParts)
  | ({ readonly kind: "told" } & ToldParts)
  /** Words of the pack about itself. */
  | { readonly kind: "other"; readonly text: string };

const WAITING = "undecided until the deployment: ";
const FIX = "fix: ";

/** Where the page of a rule is, from the root of the package. */
export const docsPath = (ruleId: string): string => `docs/rules/${ruleId}.md`;

const inOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A path ends at ": " and an entry of a list at "), ", so that neither holds these; names of members can. */
const closed = (text: string): string => inOneLine(text).replaceAll(": ", ":").replaceAll("), ", "),");

const where = (path: string | undefined, found: string): string => (path === undefined ? found : `${path}: ${found}`);

export const violationText = ({ title, path, found, fix, ruleId }: ViolationParts): string =>
  [
    `${title} (${where(path === undefined ? undefined : closed(path), found)})`,
    `${FIX}${fix}`,
    `${docsPath(ruleId)} (${ruleId})`,
  ]
    .map((line) => inOneLine(redact(line)))
    .join("\n");

export const waitingText = (waiting: readonly WaitingParts[]): string =>
  WAITING +
  waiting
    .map(({ ruleId, path, why }) => `${ruleId} (${closed(path)}${why === undefined ? "" : `: ${closed(why)}`})`)
    .join(", ");

export const exemptText = ({ ruleId, resource, until, reason, owner }: ExemptParts): string =>
  inOneLine(
    redact(
      `exempt: ${ruleId} (${inOneLine(resource)}) until ${until}: ${reason}${owner === undefined ? "" : ` (${owner})`}`,
    ),
  );

export const toldText = ({ ruleId, reason }: ToldParts): string => `${inOneLine(redact(reason))} (${ruleId})`;

const VIOLATION = /^(?<title>.*?) \((?<rest>.*)\)\nfix: (?<fix>.*)\ndocs\/rules\/(?<id>[\w-]+)\.md \(\k<id>\)$/;
const EXEMPT =
  /^exempt: (?<ruleId>[\w-]+) \((?<resource>.*?)\) until (?<until>\d{4}-\d{2}-\d{2}): (?<reason>.*?)(?: \((?<owner>[^()]*)\))?$/;
const ENTRY = /^(?<ruleId>[\w-]+) \((?<rest>.*)\)$/;
const TOLD = /^(?<reason>.*) \((?<ruleId>[\w-]+)\)$/;

/** Only what is there and what should be is told after a path; an error of a rule has a colon, too. */
const EXPECTED = ", expected ";

function splitPath(rest: string): { path?: string; found: string } {
  const [path, ...found] = rest.split(": ");
  return found.length === 0 ? { found: rest } : { path: path!, found: found.join(": ") };
}

function waitingOf(text: string): WaitingParts[] | undefined {
  const entries = text
    .slice(WAITING.length)
    .split("), ")
    .map((entry, index, all) => ENTRY.exec(index === all.length - 1 ? entry : `${entry})`)?.groups);
  if (entries.some((entry) => entry === undefined)) return undefined;
  return entries.map((entry) => {
    const { path, found } = splitPath(entry!["rest"]!);
    return { ruleId: entry!["ruleId"]!, ...(path === undefined ? { path: found } : { path, why: found }) };
  });
}

/**
 * The parts of a message of the pack.
 *
 * @param ofRule true: a rule reports under its own name, false: the pack does
 */
export function partsOf(text: string, ofRule: boolean): MessageParts {
  const violation = VIOLATION.exec(text)?.groups;
  if (violation !== undefined) {
    const [title, rest, fix, ruleId] = [violation["title"]!, violation["rest"]!, violation["fix"]!, violation["id"]!];
    const split = rest.includes(EXPECTED) ? splitPath(rest) : { found: rest };
    return { kind: "violation", title, ...split, fix, ruleId };
  }
  const waiting = text.startsWith(WAITING) ? waitingOf(text) : undefined;
  if (waiting !== undefined) return { kind: "waiting", waiting };
  const exempt = EXEMPT.exec(text)?.groups;
  if (exempt !== undefined) {
    const { ruleId, resource, until, reason, owner } = exempt as unknown as ExemptParts;
    return { kind: "exempt", ruleId, resource, until, reason, ...(owner === undefined ? {} : { owner }) };
  }
  const told = ofRule ? TOLD.exec(text)?.groups : undefined;
  return told === undefined
    ? { kind: "other", text }
    : { kind: "told", ruleId: told["ruleId"]!, reason: told["reason"]! };
}
