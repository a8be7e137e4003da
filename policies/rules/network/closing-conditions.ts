import { some, type Truth } from "../../../domain/documents/truth";
import { limitsCallers, sparesKnownCallers } from "../../facts/known-callers";
import type { PolicyStatement, Text } from "../../facts/policy-document";

/** Whether a condition leaves nobody but known callers: all lines have to hold, so one that closes is enough. */
export const conditionsClose = ({ conditions }: PolicyStatement): Truth =>
  some(conditions.map((line) => limitsCallers(line)));

/** Whether what a statement allows is in a list of patterns: the same text, or a `*` behind its beginning. */
const isCovered = (allowed: readonly (string | undefined)[], denied: readonly (string | undefined)[]): boolean =>
  allowed.length > 0 && allowed.every((text) => text !== undefined && denied.some((pattern) => covers(pattern, text)));

const covers = (pattern: string | undefined, text: string): boolean =>
  pattern === text || (pattern !== undefined && /^[^*?]*\*$/.test(pattern) && text.startsWith(pattern.slice(0, -1)));

const textsOf = (all: readonly Text[]) => all.map(({ text }) => text);
/** AWS does not tell the cases of actions apart. */
const actionsOf = (all: readonly Text[]) => all.map(({ text }) => text?.toLowerCase());

/** A policy of a repository names no resource: it is about its own. */
const isCoveredAt = (allowed: readonly Text[], denied: readonly Text[]): boolean =>
  allowed.length + denied.length === 0 || isCovered(textsOf(allowed), textsOf(denied));

/** Whether denials beside a statement leave nobody but known callers. */
export const denialsClose = (allowing: PolicyStatement, all: readonly PolicyStatement[]): Truth =>
  some(
    all
      .filter(
        ({ effect, principals, actions, resources }) =>
          effect.text === "Deny" &&
          principals.some(({ kind, text }) => kind === "AWS" && text === "*") &&
          isCovered(actionsOf(allowing.actions), actionsOf(actions)) &&
          isCoveredAt(allowing.resources, resources),
      )
      .map(sparesKnownCallers),
  );
