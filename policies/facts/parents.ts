import type { Resource } from "../resource";

/**
 * Whether a resource is declared right below a component of a type. What is declared decides, and no name of a user or of
 * a path that somebody could choose by accident. https://www.pulumi.com/docs/iac/concepts/resources/names/#urns
 */
export const isChildOf = ({ parent }: Pick<Resource, "parent">, component: string): boolean =>
  parent?.split("::")[2]?.split("$").at(-1) === component;
