import type { CatalogueAction } from "../../domain/documents/actions/catalogue";
import { SUPPLEMENT } from "../../domain/documents/actions/supplement";
import { contextOf } from "../../domain/documents/conditions";
import { type PolicyDocument, policyDocument, type Statement } from "../../domain/documents/document";
import { ALWAYS_ALLOWED, compile, covers, decide } from "../../domain/documents/evaluate";
import type { Place } from "../../domain/documents/reach/places";
import type { Principal } from "../../domain/documents/reach/principals";
import type { Way } from "../../domain/documents/reach/ways";
import type { KeyKind, SampleRequest } from "./confirmation";
import { draw, type Random, randomFrom } from "./random";

/** How many requests are asked about. */
const SIZE = 200;

/** The same sample every time: a difference between two days is one of AWS or of the documents. */
const SEED = 20_261_126;

/** A request is drawn again until it meets its statement, so often at most. */
const ATTEMPTS = 60;

const listed = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

/** A text that a pattern stands for. */
const filled = (pattern: string): string =>
  pattern
    .replace("iam::*:", "iam::123456789012:")
    .replace(/\$\{[^}]*\}/g, "x")
    .replaceAll("*", "x")
    .replaceAll("?", "x");

/** A line of a condition: what decides which values are worth a try. */
interface Line {
  operator: string;
  key: string;
  texts: string[];
}

const linesOf = ({ Condition = {} }: Statement): Line[] =>
  Object.entries(Condition).flatMap(([operator, tests]) =>
    Object.entries(tests).map(([key, texts]) => ({ operator, key, texts: listed(texts) })),
  );

const kindOf = (operator: string): KeyKind => {
  const [kind] = /Numeric|Bool|Date|Null/.exec(operator) ?? ["String"];
  return ({ Numeric: "numeric", Bool: "boolean", Date: "date", Null: "boolean", String: "string" } as const)[
    kind as "String"
  ];
};

/** A value that a line lists, or one that it does not. */
function valueFor({ operator, texts }: Line, random: Random): string {
  if (kindOf(operator) === "boolean") return draw(["true", "false"], random);
  const text = draw(texts, random);
  if (kindOf(operator) === "numeric") return String(Number(text) + draw([-1, 0, 1], random));
  const other = text.startsWith("arn:") ? "arn:aws:iam::123456789012:policy/other" : "other";
  return draw([filled(text), filled(text), other], random);
}

/** Keys that every request has. */
const ALWAYS = ["aws:PrincipalArn", "aws:RequestedRegion"];

interface Draft {
  action: string;
  resource: string;
  keys: SampleRequest["keys"];
}

/** What requests about one statement are drawn from. */
interface Source {
  statement: Statement;
  actions: readonly string[];
  regions: readonly string[];
  callers: readonly string[];
}

/** The word in an ARN that says what the thing is: a call that acts on it has it in its name, mostly. */
const typeIn = (arn: string): string => /^(?:[^:]*:){5}([a-z]+)[:/]/.exec(arn)?.[1] ?? "";

function drawDraft({ statement, actions, regions, callers }: Source, random: Random): Draft {
  const resource = filled(draw(listed(statement.Resource), random));
  const service = resource.split(":")[2];
  const own = resource === "x" ? actions : actions.filter((action) => action.startsWith(`${service}:`));
  const fitting = own.filter((action) => action.toLowerCase().includes(typeIn(resource)));
  const lines = linesOf(statement).filter(({ key }) => !ALWAYS.includes(key) && random() < 0.8);
  const given = lines.map((line) => {
    const kind = kindOf(line.operator);
    return [line.key, { values: [valueFor(line, random)], kind }] as const;
  });
  return {
    action: draw(fitting.length > 0 ? fitting : own.length > 0 ? own : actions, random),
    resource: resource === "x" ? "*" : resource,
    keys: {
      "aws:PrincipalArn": { values: [draw(callers, random)], kind: "string" },
      "aws:RequestedRegion": { values: [draw(regions, random)], kind: "string" },
      ...Object.fromEntries(given),
    },
  };
}

const requestOf = ({ action, resource, keys }: Draft) => ({
  action,
  resource,
  context: contextOf(Object.fromEntries(Object.entries(keys).map(([key, { values }]) => [key, values])), true),
});

/** Whether a statement by itself decides the request. */
const meets = (alone: PolicyDocument, effect: Statement["Effect"], draft: Draft): boolean =>
  effect === "Deny"
    ? decide({ organization: compile([alone]) }, requestOf(draft)).allowed === false
    : decide({ identity: compile([alone]) }, requestOf(draft)).allowed === true;

/** A request that the statement decides, or with `wanted` false one that it leaves alone; the last try when none is found. */
function find(source: Source, wanted: boolean, random: Random): Draft {
  const alone = policyDocument([source.statement]);
  let draft = drawDraft(source, random);
  for (let tries = 1; tries < ATTEMPTS; tries += 1) {
    if (meets(alone, source.statement.Effect, draft) === wanted) break;
    draft = drawDraft(source, random);
  }
  return draft;
}

const exemptIn = (statement: Statement): string[] =>
  linesOf(statement)
    .filter(({ key }) => key === "aws:PrincipalArn")
    .flatMap(({ texts }) => texts.map(filled));

/**
 * Requests that meet every statement of every document: each statement once by a request that it decides, then by one that
 * it leaves alone, and so on until there are enough.
 *
 * @param actions domain/documents/actions/catalogue.ts; left out are those newer than the catalogue, as AWS may not know them, and one that no policy decides about
 */
export function sampleOf(
  ways: readonly Way[],
  principals: readonly Principal[],
  places: readonly Place[],
  actions: readonly CatalogueAction[],
): SampleRequest[] {
  const random = randomFrom(SEED);
  const leftOut = new Set([ALWAYS_ALLOWED, ...SUPPLEMENT.map(({ action }) => action)]);
  const names = actions.map(({ action }) => action).filter((action) => !leftOut.has(action));
  const sources = ways.flatMap((way) =>
    way.documents
      .flatMap(({ document }) => document.Statement)
      .map((statement) => ({
        way,
        statement,
        actions: names.filter((action) => covers(statement, action)),
        regions: places.map(({ region }) => region),
        callers: [...principals.map(({ arn }) => arn), ...exemptIn(statement)],
      })),
  );
  return Array.from({ length: Math.max(SIZE, sources.length) }, (_, index) => {
    const source = sources[index % sources.length]!;
    const draft = find(source, Math.floor(index / sources.length) % 2 === 0, random);
    const { allowed } = decide(source.way.attached, requestOf(draft));
    return allowed === undefined ? [] : [{ mode: source.way.mode, statement: source.statement.Sid, ...draft, allowed }];
  }).flat();
}
