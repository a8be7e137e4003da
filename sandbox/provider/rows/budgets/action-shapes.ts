import { isProps, type Props, type Value } from "../../core/values";

const mapKeys = (name: (key: string) => string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((each) => mapKeys(name, each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined && !(Array.isArray(inner) && inner.length === 0))
      .map(([key, inner]) => [name(key), mapKeys(name, inner)]),
  );
};

/** A nested property with the names of the API, which differ from Pulumi's in the first letter; empty lists are left out. */
export const toMembers = (value: Value | undefined): unknown =>
  value === undefined ? undefined : mapKeys((key) => key[0]!.toUpperCase() + key.slice(1), value);

/** The same the other way round. */
export function fromMembers(value: object): Props {
  const props = mapKeys((key) => key[0]!.toLowerCase() + key.slice(1), value) as Value;
  return isProps(props) ? props : {};
}
