/** An account of an organization. */
export interface Account {
  /** Twelve digits. */
  id: string;
  /** As somebody chose it: not safe to print or to hand to a shell. Absent: nobody said. */
  name?: string;
  /** As Organizations writes it: `ACTIVE`, `SUSPENDED`. Absent: nobody said, and it is taken for active. */
  state?: string;
  /** True for the management account; false when nobody can tell. */
  isManagement: boolean;
}

/** An account that is not asked, and why. */
export interface LeftOut extends Pick<Account, "id" | "name"> {
  because: string;
}

/** Why nothing can be done in an account; undefined for an active one. */
export const closedBecause = ({ state = "ACTIVE" }: Account): string | undefined =>
  state === "ACTIVE" ? undefined : `is ${state.toLowerCase().replaceAll("_", " ")}`;

export const byId = (one: Account, other: Account): number => (one.id < other.id ? -1 : 1);
