import { SUPPLEMENT } from "./supplement";

/** What an action does, as the Service Authorization Reference classifies it. */
export type AccessLevel = "List" | "Read" | "Write" | "Tagging" | "Permissions management";

/**
 * Every action of AWS, packed: service prefix -> access level -> names with a space between. There are 22,000 of them, and
 * the command line carries the list with it.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export type PackedActions = Readonly<Record<string, Partial<Record<AccessLevel, string>>>>;

/** An action of AWS. */
export interface CatalogueAction {
  /** `service:Action`. */
  action: string;
  service: string;
  /** False for what only looks. */
  writes: boolean;
}

const writes = (level: AccessLevel | "List" | "Read" | "Write"): boolean => level !== "List" && level !== "Read";

/** Every action of a catalogue and every newer one, ordered by name. */
export const actionsIn = (packed: PackedActions): CatalogueAction[] => {
  const known = Object.entries(packed).flatMap(([service, levels]) =>
    Object.entries(levels).flatMap(([level, names]) =>
      names.split(" ").map((name) => ({ action: `${service}:${name}`, service, writes: writes(level as AccessLevel) })),
    ),
  );
  const newer = SUPPLEMENT.map(({ action, accessLevel }) => ({
    action,
    service: action.split(":")[0]!,
    writes: writes(accessLevel),
  }));
  const all = new Map([...known, ...newer].map((each) => [each.action, each]));
  return [...all.values()].sort((a, b) => (a.action < b.action ? -1 : 1));
};
