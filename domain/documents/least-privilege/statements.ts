import type { Statement } from "../document";

/** What a statement says beside its name, effect and actions. */
interface Scope {
  /** ARNs or patterns. Default: `*`. */
  resource?: string | string[];
  /** Default: none. */
  condition?: NonNullable<Statement["Condition"]>;
}

const statement = (
  Effect: Statement["Effect"],
  Sid: string,
  actions: readonly string[],
  { resource = "*", condition }: Scope = {},
): Statement => ({
  Sid,
  Effect,
  Action: [...new Set(actions)].sort(),
  Resource: resource,
  ...(condition ? { Condition: condition } : {}),
});

/** A statement that allows these actions; they are put in order, so that the order of a list changes no document. */
export const allow = (sid: string, actions: readonly string[], scope?: Scope): Statement =>
  statement("Allow", sid, actions, scope);

/** A statement that denies these actions. */
export const deny = (sid: string, actions: readonly string[], scope?: Scope): Statement =>
  statement("Deny", sid, actions, scope);

/**
 * The condition that a call goes to the endpoint of one of these regions.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion
 */
export const inRegions = (regions: readonly string[]): NonNullable<Statement["Condition"]> => ({
  StringEquals: { "aws:RequestedRegion": [...new Set(regions)].sort() },
});
