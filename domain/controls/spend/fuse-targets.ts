import type { AccessDocument } from "../../documents/access/access-documents";
import { GuardrailMode } from "../../documents/guardrails/mode";
import { patternOf } from "../../documents/pattern";

/** What decides whom the fuse freezes. */
interface FuseBasis {
  settings: {
    guardrails: {
      mode: GuardrailMode;
      targets: readonly string[];
      groups: readonly string[];
      roles: readonly string[];
      exemptPrincipals: readonly string[];
    };
  };
  documents: { access: readonly Pick<AccessDocument, "name" | "holder">[] };
}

/** Whom the fuse freezes. */
export interface FuseTargets {
  /** Kinds of access whose groups the baseline makes. */
  ownGroups: string[];
  /** Names of other groups. */
  groups: string[];
  /** Names of roles. */
  roles: string[];
  /** Ids of roots, units and accounts; the others are empty then. */
  targets: string[];
}

/** Lists of the settings have no order, and those of an action should not change with it. */
const inOrder = (names: readonly string[]): string[] => [...names].sort();

/** Whether an ARN, which may hold wildcards, names the role. Its path is not known, so the name decides. */
const names = (arn: string, role: string): boolean => {
  const [, path] = arn.split(":role/");
  return path !== undefined && patternOf(path.slice(path.lastIndexOf("/") + 1)).test(role);
};

/**
 * Whom the fuse freezes: in mode organization what the guardrails are attached to, else the baseline's own groups and the
 * groups and roles that the guardrails name, with or without a guard. Roles of the baseline have no place in it, and a role
 * that is exempt goes on working.
 */
export function fuseTargets({ settings: { guardrails }, documents }: FuseBasis): FuseTargets {
  const { mode, targets, groups, roles, exemptPrincipals } = guardrails;
  if (mode === GuardrailMode.Organization) return { ownGroups: [], groups: [], roles: [], targets: inOrder(targets) };
  return {
    ownGroups: documents.access.filter(({ holder }) => holder === "group").map(({ name }) => name),
    groups: inOrder(groups),
    roles: inOrder(roles.filter((role) => !exemptPrincipals.some((arn) => names(arn, role)))),
    targets: [],
  };
}

/** True when there is nobody to freeze. */
export const freezesNobody = (targets: FuseTargets): boolean =>
  Object.values(targets as unknown as Record<string, string[]>).every((list) => list.length === 0);
