import { every, some, type Truth } from "../../domain/documents/truth";
import { sparesKnownCallers } from "./known-callers";
import type { PolicyDocument, Principal } from "./policy-document";
import { covers, hasEffect } from "./policy-grants";

/** Whether a principal is anybody. */
export const isAnyone = ({ kind, text }: Principal): Truth => {
  if (kind !== undefined && kind !== "AWS") return false;
  return text === undefined ? undefined : text === "*";
};

/** Whether the document denies an action to everybody but known callers. */
export const deniesOthers = ({ statements }: PolicyDocument, action: string): Truth =>
  some(
    statements.map((statement) =>
      every([
        hasEffect(statement, "Deny"),
        covers(statement, action),
        some(statement.principals.map(isAnyone)),
        sparesKnownCallers(statement),
      ]),
    ),
  );
