import type { Statement } from "./document";

export type Condition = NonNullable<Statement["Condition"]>;

/** What a statement says beside its name, effect and actions. */
interface Scope {
  /** ARNs or patterns. Default: `*`. */
  resource?: string | string[];
  /** Default: none. */
  condition?: Condition;
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
 * A statement that denies these actions to everybody but some principals.
 *
 * @param exempt ARNs, `*` for a part of one; none spares nobody
 */
export const denyUnless = (
  exempt: readonly string[] | undefined,
  sid: string,
  actions: readonly string[],
  { resource, condition }: Scope = {},
): Statement => ({ ...deny(sid, actions, resource ? { resource } : {}), ...unlessExempt(exempt, condition) });

/**
 * The condition that a call goes to the endpoint of one of these regions.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion
 */
export const inRegions = (regions: readonly string[]): Condition => ({
  StringEquals: { "aws:RequestedRegion": [...new Set(regions)].sort() },
});

/**
 * The condition of a deny that spares some principals. Of a session AWS gives the ARN of its role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 *
 * @param exempt ARNs, `*` for a part of one; none spares nobody
 * @param condition what must hold besides
 */
export function unlessExempt(exempt: readonly string[] = [], condition: Condition = {}): Pick<Statement, "Condition"> {
  const spared = [...new Set(exempt)].sort();
  const both =
    spared.length > 0
      ? { ...condition, ArnNotLike: { ...condition.ArnNotLike, "aws:PrincipalArn": spared } }
      : condition;
  return Object.keys(both).length > 0 ? { Condition: both } : {};
}
