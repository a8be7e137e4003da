import pLimit from "p-limit";
import { identityOf } from "../../domain/adoption/adoption";
import type { StackFacts } from "../../domain/adoption/stack-facts";
import { CONTACT_KINDS, type ContactKind } from "../../domain/settings/contacts";
import { ALTERNATE_CONTACT, contactName } from "../../domain/settings/member-contacts";
import type { MemberFacts } from "../../domain/settings/member-facts";
import type { Draft } from "../../domain/settings/plan";
import type { Run } from "../probes/run";
import { answerOf } from "./each-region";

type MemberDraft = Pick<Draft, "namePrefix" | "settings" | "on" | "options">;

/** Each is asked for three contacts in turn, and AWS answers about ten such questions a second. */
const MEMBERS_AT_ONCE = 2;

/** The same when nobody can be asked at all. */
export const unknownMembers = ({ on }: Pick<MemberDraft, "on">, because: string): MemberFacts =>
  on["member-contacts"] ? { members: { unknown: because } } : {};

/** True when two texts are one; what is not known yet, or is a secret, is none. */
const same = (own: unknown, found: string | undefined): boolean => own === found;

/**
 * The active members of the organization and, of those whose contacts the stack does not hold, which kinds of contacts they
 * have that are not the ones of the settings.
 *
 * @param accountId who asks: the management account is no member
 */
export async function readMembers(
  run: Run,
  { namePrefix, settings, on, options }: MemberDraft,
  accountId: string,
  { identities }: Pick<StackFacts, "identities">,
): Promise<MemberFacts> {
  if (!on["member-contacts"]) return {};
  const [{ accounts: accountsProbe }, { contactsOf }] = await Promise.all([
    import("../probes/organizations"),
    import("../probes/account"),
  ]);
  const [cell] = await run(accountsProbe, []);
  const members = answerOf(cell!, (items) =>
    items.filter(({ state }) => state === undefined || state === "ACTIVE").map(({ id }) => id),
  );
  const { accounts = "found" in members ? members.found : [] } = options["member-contacts"];
  const isHeld = (member: string): boolean =>
    CONTACT_KINDS.every((kind) => identities.has(identityOf(ALTERNATE_CONTACT, contactName(namePrefix, member, kind))));
  const limit = pLimit(MEMBERS_AT_ONCE);
  const differs = async (member: string) => {
    const [answer] = await run(contactsOf(member), []);
    return answerOf(answer!, (items): ContactKind[] =>
      CONTACT_KINDS.filter((kind) => {
        const found = items.find(({ id }) => id === kind);
        const own = settings.contacts[kind];
        return (
          found !== undefined &&
          !(["name", "title", "email", "phone"] as const).every((part) => same(own[part], found[part]))
        );
      }),
    );
  };
  const asked = accounts.filter((member) => member !== accountId && !isHeld(member));
  const contacts = await Promise.all(
    asked.map(async (member) => [member, await limit(() => differs(member))] as const),
  );
  return { members, memberContacts: Object.fromEntries(contacts) };
}
