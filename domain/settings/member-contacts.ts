import { identityOf } from "../adoption/adoption";
import type { Problem } from "../fields/problems";
import type { Facts } from "./account-facts";
import { listed, unknownBy } from "./answers";
import { CONTACT_KINDS, type ContactKind } from "./contacts";
import type { Draft, MemberContacts } from "./plan";

/** Type token of an alternate contact. */
export const ALTERNATE_CONTACT = "aws:account/alternativeContact:AlternativeContact";

/** Name of a member's contact in the program. */
export const contactName = (namePrefix: string, accountId: string, kind: ContactKind): string =>
  `${namePrefix}member-contacts-${accountId}-${kind}`;

type Basis = Pick<Draft, "namePrefix" | "settings" | "on" | "options">;
type Known = Pick<Facts, "caller" | "members" | "memberContacts" | "stack" | "organization">;

const CONTROL = "member-contacts";

/** As a list of the configuration: an id of digits alone would be a number. */
const quoted = (ids: readonly string[]): string => `[${ids.map((id) => JSON.stringify(id)).join(", ")}]`;

/** Who is meant: those that are named, else all that there are. */
function meant({ options }: Basis, { members, caller }: Known): readonly string[] {
  const all = members && "found" in members ? members.found : [];
  return (options[CONTROL].accounts ?? all).filter((accountId) => accountId !== caller?.accountId);
}

/** What this run sets: what is absent or was set before, and what the owner lets it replace. */
export function plannedMemberContacts(basis: Basis, facts: Known): MemberContacts {
  if (!basis.on[CONTROL]) return { accounts: [], leave: {} };
  const accounts = meant(basis, facts);
  const { replaceIn = [] } = basis.options[CONTROL];
  const isHeld = (accountId: string, kind: ContactKind) =>
    facts.stack?.identities.has(identityOf(ALTERNATE_CONTACT, contactName(basis.namePrefix, accountId, kind))) === true;
  const left = accounts
    .filter((accountId) => !replaceIn.includes(accountId))
    .map((accountId): [string, ContactKind[]] => {
      const answer = facts.memberContacts?.[accountId];
      const others = answer && "found" in answer ? answer.found : [];
      return [accountId, CONTACT_KINDS.filter((kind) => others.includes(kind) && !isHeld(accountId, kind))];
    })
    .filter(([, kinds]) => kinds.length > 0);
  return { accounts: [...accounts], leave: Object.fromEntries(left) };
}

/** What would fail halfway, or replace what nobody has seen. */
export function memberContactProblems(basis: Basis, facts: Known): Problem[] {
  if (!basis.on[CONTROL]) return [];
  const { accounts, replaceIn = [] } = basis.options[CONTROL];
  const { caller, members, memberContacts = {} } = facts;
  const path = `controls.${CONTROL}`;
  const named = [
    ...(accounts ?? []).map((id, index) => ({ id, at: `${path}.accounts[${index}]` })),
    ...replaceIn.map((id, index) => ({ id, at: `${path}.replaceIn[${index}]` })),
  ];
  const wrong = named.flatMap(({ id, at }): Problem[] => {
    if (id === caller?.accountId)
      return [
        { path: at, message: `is ${id}, the management account, whose contacts the control contacts sets; remove it` },
      ];
    if (members === undefined || "unknown" in members || members.found.includes(id)) return [];
    return [{ path: at, message: `is ${id}, which is no active member of the organization; correct it, or remove it` }];
  });
  const nobody =
    accounts === undefined && (members === undefined || "unknown" in members)
      ? [
          {
            path,
            message: `nobody knows which members there are: ${members?.unknown ?? "the account was not asked"}; allow organizations:ListAccounts to who runs this program, or name them in accounts`,
          },
        ]
      : [];
  // Without trusted access nobody can look, and that is said once: organization-service-checks.ts.
  const trusted = facts.organization?.trustedServices.includes("account.amazonaws.com") ?? true;
  const unseen = Object.entries(memberContacts).filter(([id]) => !replaceIn.includes(id));
  const doubts = [...unknownBy(trusted ? unseen : [])].map(([reason, ids]) => ({
    path,
    message: `nobody knows the contacts of ${listed(ids)}, which would be replaced: ${reason}; allow account:GetAlternateContact to who runs this program, or accept that with ${quoted(ids)} in ${path}.replaceIn`,
  }));
  return [...wrong, ...nobody, ...doubts];
}

/** Which contacts stay as somebody set them. */
export function memberContactWarnings(basis: Basis, facts: Known): string[] {
  const left = Object.entries(plannedMemberContacts(basis, facts).leave);
  if (left.length === 0) return [];
  const words = left.map(([accountId, kinds]) => `${accountId} (${kinds.join(", ")})`);
  return [
    `members have contacts of their own, which stay: ${listed(words)}; AWS writes about these accounts to them; replace them with ${quoted(left.map(([accountId]) => accountId))} in controls.${CONTROL}.replaceIn`,
  ];
}
