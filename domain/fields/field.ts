import * as v from "valibot";

/** What people read about a setting or an option of a control; the rest is its schema. */
export interface FieldFacts {
  /** The shape in words. */
  shape: string;
  /** What it decides. */
  description: string;
  /** What happens without it, in words. Needed where the schema has no default and the field is not required. */
  absent?: string;
  /** YAML as it stands in `Pulumi.<stack>.yaml`, below its key. */
  example: string;
  /** True when the value may be a secret of the stack configuration. Default: false. */
  secret?: boolean;
}

/** How a value is written in the stack configuration, where Pulumi keeps every value as text. */
type FieldKind = "text" | "number" | "boolean" | "list" | "map";

/** A setting or an option, as everything that describes it reads it. */
export interface Field extends FieldFacts {
  name: string;
  kind: FieldKind;
  required: boolean;
  /** What is used when it is absent, in words. */
  default: string;
  /** What the schema fills in when it is absent; undefined when it fills in nothing. */
  value: unknown;
  /** The fields below it, when it is a map with known keys. */
  fields: Field[];
}

/** A schema together with what people read about it. */
export const field = <T extends v.GenericSchema>(schema: T, facts: FieldFacts) =>
  v.pipe(schema, v.description(facts.description), v.metadata({ ...facts }));

/** The parts of a valibot schema that say how it is put together: https://valibot.dev/guides/schemas/ */
interface Structure {
  type: string;
  wrapped?: v.GenericSchema;
  default?: unknown;
  getter?: (input: unknown) => v.GenericSchema;
  entries?: Record<string, v.GenericSchema>;
}

const structureOf = (schema: v.GenericSchema): Structure => schema;

/** The schema that a value must have when it is there. */
function innermost(schema: v.GenericSchema): Structure {
  const { type, wrapped, getter } = structureOf(schema);
  if (type === "optional" && wrapped) return innermost(wrapped);
  if (type === "lazy" && getter) return innermost(getter(undefined));
  return structureOf(schema);
}

const KINDS: Readonly<Record<string, FieldKind>> = {
  array: "list",
  boolean: "boolean",
  loose_object: "map",
  number: "number",
  record: "map",
};

/** A default as people write it in YAML. */
const written = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function fieldOf(name: string, schema: v.GenericSchema): Field {
  const structure = structureOf(schema);
  const facts = v.getMetadata(schema) as unknown as FieldFacts;
  const { type, entries = {} } = innermost(schema);
  const required = structure.type !== "optional";
  return {
    ...facts,
    name,
    kind: KINDS[type] ?? "text",
    required,
    value: structure.default,
    default: required ? "none" : (facts.absent ?? written(structure.default)),
    fields: fieldsOf(entries),
  };
}

/**
 * The fields among the entries of a map, in their order. An entry that is no field (a part of a person's address, say) is
 * left out: the shape of the map tells of it.
 */
export const fieldsOf = (entries: Readonly<Record<string, v.GenericSchema>>): Field[] =>
  Object.entries(entries)
    .filter(([, schema]) => "shape" in v.getMetadata(schema))
    .map(([name, schema]) => fieldOf(name, schema));

/** The fields below a schema that is a map. */
export const fieldsBelow = (schema: v.GenericSchema): Field[] => fieldsOf(innermost(schema).entries ?? {});
