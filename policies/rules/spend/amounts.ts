import { undetermined } from "../../engine/verdict";
import { valuesAt, type Watched, watchedIn } from "../../facts/table";
import type { Property, Resource } from "../../resource";
import type { Undetermined } from "../../rule";
import { type Size, sizeOf } from "./sizes";

/** A number that says how much is started, or why nobody can say it yet. */
export interface Amount {
  readonly size: Exclude<Size, { unit: "none" }>;
  readonly property: Property;
  /** Absent while it is not known. */
  readonly number?: number;
  /** False where it may not count at all: what it scales is not known yet. */
  readonly isCertain: boolean;
}

/** A number, or a text of it; CPU of a task can be given in vCPUs. Absent where it is neither. */
function numberIn(value: unknown, unit: Size["unit"]): number | undefined {
  const text = String(value).trim();
  if (text === "") return undefined;
  const [, vcpus] = /^([\d.]+)\s*vcpu$/i.exec(text) ?? [];
  const number = vcpus === undefined ? Number(text) : Number(vcpus) * (unit === "CPU units" ? 1024 : 1);
  return Number.isFinite(number) ? number : undefined;
}

/** Whether something counts by the member beside it, or by that of the whole resource: undefined while it is not known. */
function counts({ props }: Resource, path: string, { where }: Amount["size"]): boolean | undefined {
  if (where === undefined) return true;
  const beside = path.split(".").slice(0, -1).concat(where.member).join(".");
  const members = [...valuesAt(props, beside), ...valuesAt(props, where.member)];
  if (members.some(({ value }) => typeof value === "string" && where.is.test(value))) return true;
  return members.some(({ state }) => state === "unknown") ? undefined : false;
}

function amountOf(resource: Resource, { path, property }: Watched): Amount[] {
  const size = sizeOf(resource.type, path);
  if (size === undefined || size.unit === "none") return [];
  const isCounted = counts(resource, path, size);
  if (isCounted === false) return [];
  const values = property.state === "unknown" ? [property] : property.items();
  return values.flatMap((each): Amount[] => {
    const number = each.state === "known" ? numberIn(each.value, size.unit) : undefined;
    const known = number === undefined ? {} : { number };
    return each.state === "absent" ? [] : [{ size, property: each, isCertain: isCounted === true, ...known }];
  });
}

/** Every amount that a resource names. */
export const amountsOf = (resource: Resource): Amount[] =>
  watchedIn("size", resource.type, resource.props).flatMap((watched) => amountOf(resource, watched));

/** What to answer about an amount that is not known, or that may not count. */
export const waiting = ({ property }: Amount): Undetermined =>
  undetermined(property.path, property.state === "known" ? "not a plain number" : undefined);
