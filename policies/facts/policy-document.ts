import { COMPARISONS, NEGATED } from "../../domain/documents/comparisons";
import { read } from "../engine/reader";
import { undetermined } from "../engine/verdict";
import type { Property } from "../resource";
import type { Undetermined } from "../rule";
import { rememberedFew } from "./remembered";

/** A text of a document and where it is; undefined when it is not known before the deployment. */
export interface Text {
  readonly path: string;
  readonly text: string | undefined;
}

/** One of those whom a statement is about. `*` alone is `AWS`, as the pages of AWS say. */
export interface Principal extends Text {
  /** Undefined when not even that is known. */
  readonly kind: "AWS" | "Service" | "Federated" | "CanonicalUser" | undefined;
}

/** One line of a condition: a key is compared with what is listed. */
export interface ConditionLine {
  readonly path: string;
  /** As AWS spells it, `ForAnyValue:StringLike`; undefined when the condition is not known. */
  readonly operator: string | undefined;
  /** In small letters, since AWS does not tell cases apart; undefined when not known. */
  readonly key: string | undefined;
  readonly values: readonly Text[];
}

/**
 * One statement of an IAM policy document in three values. A single value and a list of one are the same; an element that
 * is not there is an empty list, one that is not known is a list of one unknown text.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface PolicyStatement {
  /** `policy.Statement[0]`. */
  readonly path: string;
  /** `Allow` or `Deny`. */
  readonly effect: Text;
  readonly actions: readonly Text[];
  readonly notActions: readonly Text[];
  readonly resources: readonly Text[];
  readonly notResources: readonly Text[];
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly conditions: readonly ConditionLine[];
}

/** A document of one property of one resource. */
export interface PolicyDocument {
  readonly path: string;
  readonly statements: readonly PolicyStatement[];
  /** Parts that are not known before the deployment or cannot be read; they may hold any statement. */
  readonly unread: readonly Undetermined[];
}

/** How many documents are kept: every rule asks for those of one resource before the next resource comes. */
const KEPT = 16;

/** Longer than any document that AWS takes: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LONGEST = 200_000;

/**
 * The statements of a document: JSON, an object as `aws-native` and templates have it, or nothing. A text with a value in
 * it that is not known is not known as a whole; in an object only that value is.
 */
export function policyDocument(property: Property): PolicyDocument {
  const { path, state, value } = property;
  if (state === "unknown") return { path, statements: [], unread: [undetermined(path)] };
  if (typeof value === "string") return fromText(`${path}\n${value}`);
  return fromObject(property);
}

const fromText = rememberedFew(KEPT, (pathAndText): PolicyDocument => {
  const end = pathAndText.indexOf("\n");
  const [path, text] = [pathAndText.slice(0, end), pathAndText.slice(end + 1)];
  if (text.trim() === "") return { path, statements: [], unread: [] };
  const parsed = text.length > LONGEST ? undefined : parse(text);
  return parsed === undefined
    ? { path, statements: [], unread: [undetermined(path, "no JSON of a policy document")] }
    : fromObject(read(parsed, path));
});

/** An object in JSON; undefined when the text is something else. */
function parse(text: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const isObject = ({ state, value }: Property): boolean =>
  state === "known" && typeof value === "object" && !Array.isArray(value);

function fromObject(property: Property): PolicyDocument {
  const { path } = property;
  const documents = property.items();
  const found = documents.flatMap((document) => {
    const statements = elements(document, "Statement");
    // The policy of an event bus is one statement in CloudFormation.
    return statements.length === 0 && elements(document, "Effect").length > 0 ? [document] : statements;
  });
  const unread = [...documents, ...found].filter((each) => !isObject(each));
  return {
    path,
    statements: found.filter(isObject).map(statement),
    unread: unread.map((each) =>
      each.state === "unknown" ? undetermined(each.path) : undetermined(each.path, "no statement of a policy"),
    ),
  };
}

/** The members of that name, whatever its case: templates are read with small first letters. */
const membersOf = (property: Property, name: string): Property[] =>
  property
    .keys()
    .filter((key) => key.toLowerCase() === name.toLowerCase())
    .map((key) => property.get(key));

/** What an element lists. */
const elements = (property: Property, name: string): Property[] =>
  membersOf(property, name).flatMap((each) => each.items());

/** A number and a boolean are texts to IAM; whatever else stands where a text should is as good as not known. */
function textOf({ path, state, value }: Property): Text {
  const isText = state === "known" && ["string", "number", "boolean"].includes(typeof value);
  return { path, text: isText ? String(value) : undefined };
}

const texts = (property: Property, name: string): Text[] => elements(property, name).map(textOf);

const statement = (property: Property): PolicyStatement => ({
  path: property.path,
  effect: texts(property, "Effect")[0] ?? { path: property.path, text: undefined },
  actions: texts(property, "Action"),
  notActions: texts(property, "NotAction"),
  resources: texts(property, "Resource"),
  notResources: texts(property, "NotResource"),
  principals: principals(property, "Principal"),
  notPrincipals: principals(property, "NotPrincipal"),
  conditions: conditions(property),
});

const PRINCIPAL_KINDS = ["AWS", "Service", "Federated", "CanonicalUser"] as const;

function principals(property: Property, name: string): Principal[] {
  return elements(property, name).flatMap((each): Principal[] => {
    if (!isObject(each)) return [{ ...textOf(each), kind: each.state === "unknown" ? undefined : "AWS" }];
    return each.keys().flatMap((key) => {
      const kind = PRINCIPAL_KINDS.find((known) => known.toLowerCase() === key.toLowerCase());
      return each
        .get(key)
        .items()
        .map((one) => ({ ...textOf(one), kind }));
    });
  });
}

const OPERATORS = new Map(
  [...Object.keys(COMPARISONS), ...Object.keys(NEGATED), "Null"].map((name) => [name.toLowerCase(), name]),
);

/** An operator as AWS spells it; one that does not exist stays as it is. */
function operatorOf(written: string): string {
  const [, set = "", name = "", ifExists] = /^(forallvalues:|foranyvalue:)?(\w+?)(ifexists)?$/i.exec(written) ?? [];
  const known = OPERATORS.get(name.toLowerCase());
  if (known === undefined) return written;
  const prefix = { "forallvalues:": "ForAllValues:", "foranyvalue:": "ForAnyValue:" }[set.toLowerCase()] ?? "";
  return `${prefix}${known}${ifExists === undefined ? "" : "IfExists"}`;
}

function conditions(property: Property): ConditionLine[] {
  const unknown = ({ path }: Property): ConditionLine => ({ path, operator: undefined, key: undefined, values: [] });
  return elements(property, "Condition").flatMap((condition) => {
    if (!isObject(condition)) return [unknown(condition)];
    return condition.keys().flatMap((written) => {
      const lines = condition.get(written).items();
      return lines.flatMap((line) => {
        if (!isObject(line)) return [unknown(line)];
        return line.keys().map((key) => ({
          path: line.get(key).path,
          operator: operatorOf(written),
          key: key.toLowerCase(),
          values: line.get(key).items().map(textOf),
        }));
      });
    });
  });
}
