import { Secret, type ResourceRemediation, type ResourceValidationArgs } from "@pulumi/policy";
import { asset } from "@pulumi/pulumi";
import type { RuleConfig } from "./config";
import { judgeResource } from "./judge";
import { isUnknown, member, members } from "./reader";
import { resourceOf } from "./subject";
import type { Resource } from "../resource";
import type { AnyResourceRule, Change } from "../rule";

type Properties = Record<string, unknown>;

/** The SDK wraps properties in proxies; these members lead below them, where secrets and unknown values are (proxy.js). */
const IS_PROXY = "__isSpecialProxy";
const TARGET = "__getSpecialProxyTarget";

/** Members that a bridged provider keeps for itself: the names of what it filled in. `Analyze` leaves them out. */
const DEFAULTS = "__defaults";

export interface RemedyOptions {
  /** Also writes what makes the provider put a new thing in the place of one that exists, without its data. Default: false. */
  readonly replacing?: boolean;
  /** Whether somebody answers for the violation, so that the resource stays as it is. Default: never. */
  readonly isExempt?: (resource: Resource) => boolean;
}

/** A rule's remedy as the SDK calls it; `config` is asked at each call. It never throws: what it cannot mend, the rule refuses. */
export const remediation =
  (rule: AnyResourceRule, config: () => RuleConfig, options: RemedyOptions = {}): ResourceRemediation =>
  async (args) => {
    try {
      return await remediated(rule, config(), args, options);
    } catch {
      return undefined;
    }
  };

/**
 * The properties of a resource with the changes of a rule that refuses it; undefined where nothing changes. Whatever is not
 * changed is the very thing that was there: secrets, values that are not known yet, assets and the provider's own members.
 */
export async function remediated(
  rule: AnyResourceRule,
  config: RuleConfig,
  args: ResourceValidationArgs,
  { replacing = false, isExempt = () => false }: RemedyOptions = {},
): Promise<Properties | undefined> {
  const props = behindProxies(args.props);
  if (rule.remediate === undefined || holdsArchive(props)) return undefined;
  const resource = await resourceOf({ ...args, props: revealed(props) as Properties });
  if (judgeResource(rule, resource, config).fails.length === 0 || isExempt(resource)) return undefined;
  const changes = rule.remediate(resource).filter(({ replaces = false }) => replacing || !replaces);
  const changed = changes.reduce<unknown>((made, { path, value }) => written(made, path, value), props);
  return changed === props ? undefined : (changed as Properties);
}

function behindProxies(value: unknown): unknown {
  let at = value as Properties;
  while (at[IS_PROXY] === true) at = at[TARGET] as Properties;
  return at;
}

const isContainer = (value: unknown): value is object =>
  typeof value === "object" &&
  value !== null &&
  !(value instanceof Secret) &&
  !asset.Asset.isInstance(value) &&
  !asset.Archive.isInstance(value);

/** The SDK 1.21 sends an archive of several files back as the list of their names, which the engine refuses. */
function holdsArchive(root: unknown): boolean {
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const next = pending.pop();
    if (next instanceof asset.AssetArchive) return true;
    if (next instanceof Secret) pending.push(next.value);
    else if (isContainer(next)) pending.push(...members(next).map(([, below]) => below));
  }
  return false;
}

/** The properties as rules see them when they judge: what is in secrets, without the provider's own members. */
function revealed(value: unknown): unknown {
  if (value instanceof Secret) return revealed(value.value);
  if (!isContainer(value)) return value;
  const all = members(value).filter(([key]) => key !== DEFAULTS);
  return Array.isArray(value)
    ? all.map(([, below]) => revealed(below))
    : Object.fromEntries(all.map(([key, below]) => [key, revealed(below)]));
}

/** The value with another one at a path, and copies along the path only; itself where the path ends in something unknown. */
function written(at: unknown, [key, ...rest]: Change["path"], value: unknown): unknown {
  if (at instanceof Secret) {
    const below = written(at.value, key === undefined ? [] : [key, ...rest], value);
    return below === at.value ? at : new Secret(below);
  }
  if (isUnknown(at)) return at;
  if (key === undefined) return value;
  const container = at ?? (typeof key === "number" ? [] : {});
  // Names of the language itself would not become members of their own.
  if (!isContainer(container) || key === "__proto__") return at;
  const before = member(container, key);
  const after = written(before, rest, value);
  if (after === before) return at;
  if (Array.isArray(container)) return Object.assign([...(container as unknown[])], { [key]: after });
  const defaults = member(container, DEFAULTS);
  return {
    ...container,
    [key]: after,
    // What somebody wrote is no default any more: the provider would take it for its own in the next run.
    ...(Array.isArray(defaults) && rest.length === 0 ? { [DEFAULTS]: defaults.filter((name) => name !== key) } : {}),
  };
}
