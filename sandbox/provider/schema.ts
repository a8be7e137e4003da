import generated from "./schema.generated.json";

/**
 * What a value may look like. `json` is text or an object that becomes JSON text (the Pulumi form of a policy
 * document); `any` is a value whose declaration says nothing more.
 */
export type Shape =
  "string" | "number" | "boolean" | "json" | "any" | { list: Shape } | { map: Shape } | { object: string };

export interface Field {
  shape: Shape;
  required?: boolean;
}
export type Fields = Readonly<Record<string, Field>>;

export interface ResourceSchema {
  inputs: Fields;
  /** Output name -> true when the declaration says it always has a value (then AWS fills it in when absent). */
  outputs: Readonly<Record<string, boolean>>;
}

/** Everything the provider knows about names and shapes; see scripts/provider-schema.ts for where it comes from. */
export interface Schema {
  /** Version of `@pulumi/aws` whose declarations were read. */
  version: string;
  provider: Fields;
  resources: Readonly<Record<string, ResourceSchema>>;
  functions: Readonly<Record<string, Fields>>;
  /** Nested object types, by their name in the declarations, such as `budgets.BudgetNotification`. */
  types: Readonly<Record<string, Fields>>;
}

export const SCHEMA: Schema = generated as unknown as Schema;
