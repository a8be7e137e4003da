import type { ContactKind } from "./contacts";
import type { Answer } from "./defaults-facts";

/** What the organization says of its members; what is absent was not asked. */
export interface MemberFacts {
  /** Account ids of the active ones, without the management account. */
  members?: Answer<readonly string[]>;
  /** Account id of a member -> kinds of contacts that it has and that are others than those of the settings. */
  memberContacts?: Readonly<Record<string, Answer<readonly ContactKind[]>>>;
}
