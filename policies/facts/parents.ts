import type { Resource } from "../resource";

type Declared = Pick<Resource, "parent">;

/**
 * The types of the components above a resource, the nearest last. What is declared decides, and no name of a user or of a
 * path that somebody could choose by accident. https://www.pulumi.com/docs/iac/concepts/resources/names/#urns
 */
const typesAbove = ({ parent }: Declared): string[] => parent?.split("::")[2]?.split("$") ?? [];

/** Whether a resource is declared right below a component of a type. */
export const isChildOf = (resource: Declared, component: string): boolean => typesAbove(resource).at(-1) === component;

/** True for what a component of Ringfence declares; no property of the resource can be unknown that would hide it. */
export const isMadeByComponent = (resource: Declared): boolean =>
  typesAbove(resource).some((type) => type.startsWith("ringfence:index:"));
