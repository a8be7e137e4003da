import { resourceLike } from "../../domain/documents/comparisons";
import { namesActions } from "../../domain/documents/evaluate";
import { every, not, some, type Truth } from "../../domain/documents/truth";
import type { ConditionLine, PolicyDocument, PolicyStatement, Text } from "./policy-document";

/** An action that somebody may be allowed to call, and on what. */
export interface Wanted {
  /** `iam:PassRole`. */
  readonly action: string;
  /** What the last part of the ARN of what it acts on begins with: `role/`. Left out, nothing less than everything counts. */
  readonly on?: string;
}

const isWildcard = (text: string): boolean => /^\*+$/.test(text);

/** Whether a statement has an effect; its spelling is the business of AWS. */
export const hasEffect = ({ effect }: PolicyStatement, wanted: "Allow" | "Deny"): Truth =>
  effect.text === undefined ? undefined : effect.text.toLowerCase() === wanted.toLowerCase();

const known = (texts: readonly Text[]): string[] => texts.flatMap(({ text }) => text ?? []);
const isPartlyUnknown = (texts: readonly Text[]): boolean => texts.some(({ text }) => text === undefined);

const names = new WeakMap<readonly Text[], (action: string) => boolean>();

/** Whether a list names an action; a text that is not known may name any. */
function listNames(texts: readonly Text[], action: string): Truth {
  const isNamed = names.get(texts) ?? namesActions(known(texts));
  names.set(texts, isNamed);
  return isNamed(action) || (isPartlyUnknown(texts) ? undefined : false);
}

/** Whether a statement is about an action, whatever its resources and conditions. */
export function covers({ actions, notActions }: PolicyStatement, action: string): Truth {
  if (actions.length > 0) return listNames(actions, action);
  return notActions.length > 0 ? not(listNames(notActions, action)) : false;
}

/** The text that makes a statement cover an action, for a message. */
export const namedBy = ({ path, actions, notActions }: PolicyStatement, action: string): Text =>
  actions.find(({ text }) => text !== undefined && namesActions([text])(action)) ??
  [...actions, ...notActions].find(({ text }) => text === undefined) ??
  notActions[0] ?? { path, text: undefined };

/** A name that no pattern means in particular. */
const NOBODY = "zz9/plural-z-alpha";

/** ARN parts where a pattern says nothing of its own. */
const ANYWHERE = ["arn", "aws", "", "us-east-1", "111122223333"];

/**
 * Whether a pattern means every resource of a kind, in one account or in all: `*`, `arn:aws:iam::*:role/*`. It does when
 * it means one whose name nobody would think of.
 */
export function isBroad(pattern: string, { action, on }: Wanted): boolean {
  if (isWildcard(pattern)) return true;
  const own = pattern.split(":");
  const head = ANYWHERE.map((anywhere, index) => {
    if (index === 2) return action.split(":")[0]!.toLowerCase();
    return own[index] === undefined || /[*?]/.test(own[index]) ? anywhere : own[index];
  });
  return resourceLike([...head, `${on ?? `${NOBODY}/`}${NOBODY}`].join(":"), pattern) !== false;
}

/** Whether a statement is about every resource of a kind. One that leaves some out is about all the others. */
export function isOnAll({ resources, notResources }: PolicyStatement, wanted: Wanted): Truth {
  if (resources.length === 0) return notResources.length > 0;
  if (known(resources).some((text) => isBroad(text, wanted))) return true;
  return isPartlyUnknown(resources) ? undefined : false;
}

/**
 * Keys that every request has, so that a pattern for anything says nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const ALWAYS_THERE = [
  "aws:principalarn",
  "aws:principalaccount",
  "aws:principaltype",
  "aws:userid",
  "aws:requestedregion",
];

const LIKE = /^(For\w+:)?(StringLike|Arn(Like|Equals))(IfExists)?$/;
const EVERY_ADDRESS = ["0.0.0.0/0", "::/0"];

/** Whether a line of a condition leaves something out. `*`, and every address, leave out nothing. */
export function narrows({ operator, key, values }: ConditionLine): Truth {
  if (operator === undefined || key === undefined) return undefined;
  const isAddress = operator.startsWith("IpAddress");
  const isLike = LIKE.test(operator) && (/^ForAllValues|IfExists$/.test(operator) || ALWAYS_THERE.includes(key));
  if (!isLike && !isAddress) return true;
  const isAnything = isAddress ? (text: string) => EVERY_ADDRESS.includes(text) : isWildcard;
  if (known(values).some(isAnything)) return false;
  return isPartlyUnknown(values) ? undefined : true;
}

/** Whether nothing narrows a statement. */
export const isUnconditional = ({ conditions }: PolicyStatement): Truth =>
  every(conditions.map((line) => not(narrows(line))));

/** `*` for the action on everything: what rules about single actions leave to the rule about all. */
export const isEverything = (statement: PolicyStatement): Truth =>
  every([
    some(statement.actions.map(({ text }) => (text === undefined ? undefined : /^\*+(:\*+)?$/.test(text)))),
    isOnAll(statement, { action: "*" }),
  ]);

/**
 * Keys of denies that leave whoever has the rights with all of them: the thief of a session has its second factor, too, and
 * calls where calls are let through.
 */
const LEAVES_RIGHTS = [
  "aws:requestedregion",
  "aws:multifactorauthpresent",
  "aws:multifactorauthage",
  "aws:securetransport",
];

/** Whether the condition of a deny leaves the rights as they are. */
const isAbout = ({ key }: ConditionLine): Truth => (key === undefined ? undefined : !LEAVES_RIGHTS.includes(key));

/**
 * Whether a deny of the document takes an action away. One with a condition counts: what it spares is what somebody thought
 * about. One for some resources does not: the others are left.
 */
export const isDenied = ({ statements }: PolicyDocument, wanted: Wanted): Truth =>
  some(statements.map((statement) => every(takesAway(statement, wanted))));

function* takesAway(statement: PolicyStatement, wanted: Wanted): Generator<Truth> {
  yield hasEffect(statement, "Deny");
  yield statement.conditions.length === 0 || some(statement.conditions.map(isAbout));
  yield isOnAll(statement, wanted);
  yield covers(statement, wanted.action);
}

/** A statement that allows something, and whether it surely does. */
export interface Granted {
  readonly statement: PolicyStatement;
  readonly surely: boolean;
}

/** One after the other, the rare ones first: a document has hundreds of actions, and `every` stops at the first that is false. */
function* partsOf(statement: PolicyStatement, wanted: Wanted): Generator<Truth> {
  yield hasEffect(statement, "Allow");
  yield isOnAll(statement, wanted);
  yield isUnconditional(statement);
  yield covers(statement, wanted.action);
  yield not(isEverything(statement));
}

/**
 * The statement of a document that allows an action on everything of its kind without a condition, unless the document
 * denies it again. What is not known counts for and against: such a grant is not sure.
 */
export function grantedBy(document: PolicyDocument, wanted: Wanted): Granted | undefined {
  let perhaps: PolicyStatement | undefined;
  let surely: PolicyStatement | undefined;
  for (const statement of document.statements) {
    const truth = every(partsOf(statement, wanted));
    if (truth === true) surely ??= statement;
    if (truth === undefined) perhaps ??= statement;
  }
  const statement = surely ?? perhaps;
  const denied = statement === undefined ? true : isDenied(document, wanted);
  if (statement === undefined || denied === true) return undefined;
  return { statement, surely: statement === surely && denied === false && document.unread.length === 0 };
}
