/** A service that costs money and that many accounts never use. */
export interface PaidService {
  /** The name in `unusedServices`. */
  id: string;
  /** What whoever uses it needs, as a policy writes it. */
  actions: readonly string[];
  /** True when only its launchers are denied, the rows of launches.ts that name it in `closedBy`. Default: all of `actions`. */
  newOnly?: true;
  /**
   * True when the boundary leaves it to the denies that are attached: the boundary is one policy, and has room for what runs
   * code or answers with models.
   */
  attachedOnly?: true;
  /** True when few accounts have it: who opens it gives its rights to those who need them, for the policy of developers has none. */
  rare?: true;
  /** True when it is denied unless the owner says otherwise. */
  deniedByDefault: boolean;
  /** Why somebody with a stolen key wants it, or why it is left open. */
  reason: string;
  source: string;
}

/** The list of every service's condition keys: what has no key for its size is open or closed. */
export const NO_SIZE_KEY =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";
