import aws from "../../../domain/generated/types/aws.json";
import { SCHEMA } from "../schema/schema";
import type { AnyResourceType } from "./resource";

// Most types of @pulumi/aws have no row here. A program with them is previewed by what the package declares: names and shapes
// of inputs are checked, outputs are unknown, and the policy pack judges it. Nothing pretends that AWS has them.

const DECLARED: ReadonlySet<string> = new Set(aws.types);

/** What to do with a type that is not made here. */
export const ADVICE =
  "preview it here and apply it on an AWS account, leave it out here, or give it a row (CONTRIBUTING.md, A control, 4)";

/**
 * The type of a token that no row serves but the package declares; undefined when it does not.
 *
 * Its work fails, all of it: an account that does not have the thing cannot read, change or remove it.
 */
export function previewedOnly(token: string): AnyResourceType | undefined {
  if (!DECLARED.has(token)) return undefined;
  const refuse = (doing: string) => () =>
    Promise.reject(new Error(`the sandbox previews ${token} and does not ${doing} it; ${ADVICE}`));
  return {
    token: token as AnyResourceType["token"],
    title: token.slice(token.lastIndexOf(":") + 1),
    replaceOn: [],
    cases: {},
    create: refuse("make"),
    read: refuse("read"),
    update: refuse("change"),
    delete: refuse("remove"),
  };
}

/** Every type that the package declares. */
export const declaredTokens = (): readonly string[] => aws.types;

/** Said once a run and type, when it is previewed. */
export const previewedWarning = (token: string): string =>
  `the sandbox previews ${token} by what @pulumi/aws ${SCHEMA.version} declares and does not make it: names and shapes are ` +
  `checked, defaults and automatic names are not filled in, and pulumi up is refused here as long as the program has it`;
