import { stackActions } from "../actions/stacks";
import { GLOBAL_EVENT_REGIONS } from "../../regions/regions";
import type { Statement } from "../document";
import { denyUnless, inRegions } from "../statements";

/** A region of worldwide services in which tools may work on stacks. */
export interface ToolRegion {
  /** Region code: us-east-1 or us-west-2. */
  region: string;
  /** ARNs of the roles of the tools; `*` may stand for a part of a name. */
  roles: readonly string[];
}

/** Calls that make such a role, or change who may use it and what it may do. Passing it is what a tool does with it. */
const ROLE_CHANGES = [
  "iam:AttachRolePolicy",
  "iam:CreateRole",
  "iam:DeleteRolePermissionsBoundary",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:UpdateAssumeRolePolicy",
];

/** The regions of worldwide services, as the names of statements have them. */
const PLACE: Readonly<Record<string, string>> = { "us-east-1": "InVirginia", "us-west-2": "InOregon" };

const rolesOf = (toolRegions: readonly ToolRegion[]): string[] =>
  [...new Set(toolRegions.flatMap(({ roles }) => roles))].sort();

/** Whoever could make one of the roles would have its rights. */
export const denyToolRoleChanges = (toolRegions: readonly ToolRegion[], exempt?: readonly string[]): Statement[] =>
  toolRegions.length === 0
    ? []
    : [denyUnless(exempt, "DenyToolRoleChanges", ROLE_CHANGES, { resource: rolesOf(toolRegions) })];

/**
 * Denies work on stacks in the regions of worldwide services, which the first statement of the region deny leaves out where
 * a tool may do it: to everybody but the named roles in a region of theirs, to everybody in the other.
 */
export function denyStacks(
  { allowedRegions, toolRegions }: { allowedRegions: readonly string[]; toolRegions: readonly ToolRegion[] },
  exempt: readonly string[] = [],
): Statement[] {
  if (toolRegions.length === 0) return [];
  const closed = GLOBAL_EVENT_REGIONS.filter((region) => !allowedRegions.includes(region));
  return closed.map((region) =>
    denyUnless(
      [...exempt, ...rolesOf(toolRegions.filter((tool) => tool.region === region))],
      `DenyStacks${PLACE[region]}`,
      stackActions(),
      { condition: inRegions([region]) },
    ),
  );
}
