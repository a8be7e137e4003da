import { isRegion } from "../../../domain/regions/regions";
import { show } from "../../engine/message";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { valuesAt, watchedIn } from "../../facts/table";
import { nameOf } from "../../facts/thing";
import type { Property, Resource } from "../../resource";
import type { Verdict } from "../../rule";
import type { Settings } from "../../settings";
import { leaveOf, needsOf, onlyPlaceOf } from "./exceptions";
import { madeThere } from "./named-regions";

/** Where resources may be. */
export type Places = Required<Pick<Settings, "allowedRegions">> & Pick<Settings, "alsoAllowed">;

/** The list of regions, or every one. */
type Allowed = "every" | readonly string[];

/** Regions that the configuration names for a type, in whatever spelling. */
const namedFor = (type: string, { alsoAllowed = {} }: Places): string[] =>
  Object.entries(alsoAllowed).flatMap(([token, regions]) => (nameOf(token) === nameOf(type) ? regions : []));

const launches = ({ props }: Resource, unless: readonly string[] = []): boolean =>
  unless.some((path) => valuesAt(props, path).length > 0);

/** Where a resource may be itself; `worldwide` when it has no region, or the guardrails leave it alone in every one. */
export function allowedFor(resource: Resource, places: Places): "worldwide" | Allowed {
  const { type } = resource;
  const needs = needsOf(type).filter(({ unless }) => !launches(resource, unless));
  const leave = leaveOf(type);
  if (leave === "worldwide") return "worldwide";
  if (needs.some(({ regions }) => regions === "every")) return "every";
  return [
    ...new Set([
      ...places.allowedRegions,
      ...leave,
      ...needs.flatMap(({ regions }) => regions),
      ...namedFor(type, places),
    ]),
  ];
}

/** What to do, with a narrower way than to allow a region. */
const insteadOf = (type: string, region: unknown, otherwise: string): string =>
  typeof region === "string" && isRegion(region)
    ? `${otherwise}; where it cannot be elsewhere, write ringfence.alsoAllowed { "${type}": ["${region}"] }`
    : otherwise;

const expected = (allowed: readonly string[]): string => `one of ${allowed.join(", ")}`;

/**
 * The region that a resource is made in. `@pulumi/aws` v7 puts it into the checked inputs of every regional type; v6,
 * aws-native and types without a `region` know only the region of the provider. A service at one place is there.
 */
export function regionOf({ type, props, provider }: Resource): Property {
  const own = props.get("region");
  const only = onlyPlaceOf(type);
  if (only !== undefined) return { ...own, path: "type", state: "known", value: only };
  if (own.state === "known" || provider === undefined) return own;
  // A provider without a region makes that of its resources unknown: what is missing is missing there.
  const given = provider.props.get("region");
  return own.state === "absent" || given.state === "absent" ? { ...given, path: "provider.region" } : own;
}

/** Where a resource is made. */
export function judgePlace(resource: Resource, places: Places): Verdict {
  const { type, provider } = resource;
  const allowed = allowedFor(resource, places);
  if (allowed === "worldwide") return notApplicable(`${type} has no region`);
  if (allowed === "every") return pass;
  const { path, state, value } = regionOf(resource);
  const byProvider = path === "provider.region";
  if (state === "absent" && byProvider) {
    const fix = provider!.name.startsWith("default")
      ? "say the region of the stack: pulumi config set aws:region"
      : `write a region into the provider ${provider!.name}`;
    return { ...undetermined(path, `the provider ${provider!.name} names none`), fix };
  }
  if (state === "unknown") {
    return byProvider
      ? { ...undetermined(path), fix: `use a plain region in the provider ${provider!.name}` }
      : undetermined(path);
  }
  if (state === "absent") return undetermined("region", "neither the resource nor its provider names one");
  if (allowed.some((name) => name === value)) return pass;
  const otherwise = byProvider
    ? `take a provider in an allowed region in place of ${provider!.name}`
    : "remove the region argument or use an allowed region";
  return { ...fail(path, show(value), expected(allowed)), fix: insteadOf(type, value, otherwise) };
}

/** The region in a value: a code, or an ARN with one. */
const regionIn = (value: string): string | undefined =>
  value.startsWith("arn:") ? value.split(":")[3] || undefined : value;

/** Every region that a property names: itself, or the members of its list. */
function judgeNamed(type: string, property: Property, isDecided: boolean, places: Places): Verdict[] {
  const allowed = [...places.allowedRegions, ...namedFor(type, places)];
  return property.items().flatMap(({ path, state, value }): Verdict[] => {
    if (state === "unknown") return [undetermined(path)];
    if (typeof value !== "string") return [];
    const region = regionIn(value);
    if (region === undefined || allowed.includes(region) || (!isDecided && !isRegion(region))) return [];
    const fix = insteadOf(type, region, "name allowed regions only");
    return [{ ...fail(path, show(value), expected(allowed)), fix }];
  });
}

/** The regions that a resource names as places where something is made: replicas, copies, stacks. */
export const judgeNamedRegions = ({ type, props }: Resource, places: Places): Verdict[] =>
  watchedIn("region", type, props).flatMap(({ path, property }) => {
    const made = madeThere(type, path);
    return made === false ? [] : judgeNamed(type, property, made === true, places);
  });
