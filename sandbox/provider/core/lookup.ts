import { nearest } from "../../../domain/fields/nearest";
import { SCHEMA } from "../schema/schema";
import { declaredTokens, previewedOnly } from "./previewed";
import type { AnyResourceType } from "./resource";

/**
 * A type that is made here, or else one that is previewed only.
 *
 * @throws Error for a token that the package does not declare
 */
export function typeOf(made: ReadonlyMap<string, AnyResourceType>, token: string): AnyResourceType {
  const type = made.get(token) ?? previewedOnly(token);
  if (type) return type;
  throw new Error(
    `unrecognized resource type: ${token}; @pulumi/aws ${SCHEMA.version} has none of this name${guess(token, declaredTokens())}`,
  );
}

/** What the engine is told of a data source that the sandbox cannot answer. */
export function unanswered(token: string, served: readonly string[]): string {
  if (SCHEMA.hasFunction(token))
    return (
      `the sandbox does not answer the data source ${token}, and makes no answer up; give the value by the configuration ` +
      `of the stack, or preview with the real provider. It answers ${served.join(", ")}`
    );
  return `unrecognized data function (Invoke): ${token}; @pulumi/aws ${SCHEMA.version} has none of this name${guess(token, served)}`;
}

function guess(token: string, tokens: readonly string[]): string {
  const meant = nearest(token, tokens);
  return meant === undefined ? "" : `, did you mean "${meant}"?`;
}
