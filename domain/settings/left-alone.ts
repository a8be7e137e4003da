import type { DeclarableId } from "./declared-facts";

/** What is left alone, because the organization decides it. */
export interface LeftAlone {
  /** Control id -> regions where nothing of it is made. */
  unmade: Partial<Record<DeclarableId, string[]>>;
  /** Type and name of each resource of it that the stack holds: it stays there, and no call is made for it. */
  held: string[];
}

/** The regions in which a control makes its setting, or keeps what it made. */
export const madeIn = (
  { leftAlone: { unmade } }: { leftAlone: LeftAlone },
  id: DeclarableId,
  regions: readonly string[],
): string[] => regions.filter((region) => !unmade[id]?.includes(region));
