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

/** Everything the provider knows about names and shapes; each part is read when it is first asked for, and kept. */
export interface Schema {
  /** Version of `@pulumi/aws` whose declarations are read. */
  readonly version: string;
  provider(): Fields;
  /** Throws for a token that the package does not declare. */
  resource(token: string): ResourceSchema;
  /** Whether the package declares the data source. */
  hasFunction(token: string): boolean;
  /** The arguments of a data source; none when the package declares none. */
  functionArgs(token: string): Fields;
  /** What a data source answers; nested parts are of any shape. */
  functionResult(token: string): Fields;
  /** A nested object type, by its name in the declarations, such as `budgets.BudgetNotification`. */
  type(name: string): Fields;
}
