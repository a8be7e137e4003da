import type { PolicyDocument, Statement } from "../documents/document";

/** A statement as people write it: one or several of everything, numbers and booleans too. */
interface Written {
  Sid?: string;
  Effect?: string;
  Action?: unknown;
  NotAction?: unknown;
  Resource?: unknown;
  NotResource?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

const texts = (value: unknown): string[] => [value].flat().map(String);

const conditionOf = (condition: Written["Condition"] = {}): Statement["Condition"] =>
  Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, texts(values)])),
    ]),
  );

function statementOf({ Sid = "", Effect, Action, NotAction, Resource, Condition }: Written): Statement {
  return {
    Sid,
    Effect: Effect === "Deny" ? "Deny" : "Allow",
    ...(NotAction === undefined ? { Action: texts(Action ?? []) } : { NotAction: texts(NotAction) }),
    ...(Resource === undefined ? {} : { Resource: texts(Resource) }),
    ...(Condition ? { Condition: conditionOf(Condition) } : {}),
  };
}

/** A policy of an account, and what of it counts as the worst because it cannot be decided. */
export interface ReadPolicy {
  document: PolicyDocument;
  unread: string[];
}

/**
 * A policy of an account as the evaluator takes one. A deny of everything but some resources (`NotResource`) is left out, and
 * said: which resource a thief chooses is not known. An allow of that form counts for every resource.
 *
 * @param value the document: an object, JSON, or JSON as IAM's API encodes it
 * @returns undefined when it is none
 */
export function readPolicy(name: string, value: unknown): ReadPolicy | undefined {
  const parsed = parse(value);
  if (typeof parsed !== "object" || parsed === null || !("Statement" in parsed)) return undefined;
  const statements = [parsed.Statement]
    .flat()
    .filter((each): each is Written => typeof each === "object" && each !== null);
  const left = statements.filter(({ Effect, NotResource }) => Effect === "Deny" && NotResource !== undefined);
  return {
    document: { Version: "2012-10-17", Statement: statements.filter((each) => !left.includes(each)).map(statementOf) },
    unread: left.map(
      ({ Sid }) => `a deny of ${name} with NotResource${Sid === undefined ? "" : ` (${Sid})`} is left out`,
    ),
  };
}

function parse(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value.trimStart().startsWith("{") ? value : decodeURIComponent(value)) as unknown;
  } catch {
    return undefined;
  }
}
