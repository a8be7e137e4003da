import { isZero, type Props, type Value } from "../../values";

/** SNS keeps properties as named texts: input name -> attribute name and the type behind the text. */
export type AttributeTable = Readonly<Record<string, { attribute: string; type?: "number" | "boolean" }>>;

/** The attributes that a set of inputs asks for. */
export function toAttributes(table: AttributeTable, inputs: object): Record<string, string> {
  const props = inputs as Props;
  const given = Object.entries(table).filter(([name]) => !isZero(props[name]));
  return Object.fromEntries(given.map(([name, { attribute }]) => [attribute, text(props[name])]));
}

/** The inputs that a set of attributes stands for; attributes without a value stay out. */
export function fromAttributes(table: AttributeTable, attributes: Record<string, string>): Props {
  const found = Object.entries(table).filter(([, { attribute }]) => (attributes[attribute] ?? "") !== "");
  return Object.fromEntries(found.map(([name, { attribute, type }]) => [name, parse(attributes[attribute]!, type)]));
}

/** Attributes to set for the inputs that changed; one that went away becomes the empty text. */
export function changedAttributes(
  table: AttributeTable,
  inputs: object,
  changed: ReadonlySet<string>,
): [string, string][] {
  const props = inputs as Props;
  return Object.entries(table)
    .filter(([name]) => changed.has(name))
    .map(([name, { attribute }]) => [attribute, text(props[name])]);
}

/** SNS properties are scalars; `true` and `5` are sent as text. */
function text(value: Value | undefined): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function parse(text: string, type: "number" | "boolean" | undefined): Value {
  if (type === "number") return Number(text);
  return type === "boolean" ? text === "true" : text;
}
