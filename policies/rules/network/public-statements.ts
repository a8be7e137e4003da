import { some } from "../../../domain/documents/truth";
import { show } from "../../engine/message";
import { fail, undetermined } from "../../engine/verdict";
import type { PolicyStatement, Text } from "../../facts/policy-document";
import type { Verdict } from "../../rule";
import { conditionsClose, denialsClose } from "./closing-conditions";

const CLOSED =
  "accounts or roles by name, or a condition such as aws:PrincipalOrgID, aws:SourceAccount or aws:SourceArn";

/** Who a statement is about, when that is everybody; undefined when it is somebody, and a text without words when not known. */
function everybodyIn({ principals, notPrincipals }: PolicyStatement): Text | undefined {
  // Everybody but those.
  if (notPrincipals.length > 0) return { path: notPrincipals[0]!.path, text: "everybody but some" };
  const isPeople = principals.filter(({ kind }) => kind === undefined || kind === "AWS");
  return isPeople.find(({ text }) => text === "*") ?? isPeople.find(({ text }) => text === undefined);
}

/** What the statements of a document let everybody do. */
export const judgeStatements = (statements: readonly PolicyStatement[]): Verdict[] =>
  statements.flatMap((each) => judgeStatement(each, statements));

function judgeStatement(statement: PolicyStatement, all: readonly PolicyStatement[]): Verdict[] {
  const { effect, actions } = statement;
  const everybody = everybodyIn(statement);
  const isDenial = effect.text !== undefined && effect.text.toLowerCase() !== "allow";
  const closes = some([conditionsClose(statement), denialsClose(statement, all)]);
  if (everybody === undefined || isDenial || closes === true) return [];
  const unknown = [everybody, effect].find(({ text }) => text === undefined);
  if (unknown !== undefined) return [undetermined(unknown.path)];
  if (closes === undefined) return [undetermined(statement.path, "a condition is not known before the deployment")];
  const may = actions
    .map(({ text }) => text ?? "an unknown action")
    .slice(0, 3)
    .join(", ");
  return [fail(everybody.path, `${show(everybody.text)} may ${may || "do all but a few things"}`, CLOSED)];
}
