import {
  AccountClient,
  type AlternateContactType,
  GetAccountInformationCommand,
  GetAlternateContactCommand,
  GetContactInformationCommand,
  ListRegionsCommand,
} from "@aws-sdk/client-account";
import { once, optional, paged, probe } from "./probe";

const CONTACT_TYPES: readonly AlternateContactType[] = ["SECURITY", "BILLING", "OPERATIONS"];

/** https://docs.aws.amazon.com/accounts/latest/reference/API_GetAlternateContact.html */
export const contacts = probe({
  id: "alternate-contacts",
  service: "account",
  kind: "alternate contact",
  scope: "global",
  client: AccountClient,
  calls: { get: optional(GetAlternateContactCommand, "ResourceNotFoundException") },
  read: async ({ get }) => {
    const found = CONTACT_TYPES.map(async (AlternateContactType) => {
      const answer = await get({ AlternateContactType });
      return answer ? [{ id: AlternateContactType.toLowerCase(), email: answer.AlternateContact?.EmailAddress }] : [];
    });
    return (await Promise.all(found)).flat();
  },
});

/** The alternate contacts of a member, asked by the account that manages its organization; an item is one kind. */
export const contactsOf = (AccountId: string) =>
  probe({
    id: "member-contacts",
    service: "account",
    kind: "alternate contact of a member",
    scope: "global",
    client: AccountClient,
    calls: { get: optional(GetAlternateContactCommand, "ResourceNotFoundException") },
    read: async ({ get }) => {
      const found = [];
      // One after the other: AWS answers few of these questions at once.
      for (const AlternateContactType of CONTACT_TYPES) {
        const contact = (await get({ AccountId, AlternateContactType }))?.AlternateContact;
        if (contact === undefined) continue;
        const { Name: name, Title: title, EmailAddress: email, PhoneNumber: phone } = contact;
        found.push({ id: AlternateContactType.toLowerCase(), name, title, email, phone });
      }
      return found;
    },
  });

/** Enabled or not: https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html */
export const regions = probe({
  id: "regions",
  service: "account",
  kind: "region",
  scope: "global",
  client: AccountClient,
  calls: { list: paged(ListRegionsCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ MaxResults: 50 }))
      .flatMap(({ Regions = [] }) => Regions)
      .map(({ RegionName, RegionOptStatus }) => ({
        id: RegionName!,
        enabled: RegionOptStatus === "ENABLED" || RegionOptStatus === "ENABLED_BY_DEFAULT",
      })),
});

/**
 * The state of the account, and whether the phone number of its owner is verified; what AWS does not tell is absent.
 * https://docs.aws.amazon.com/accounts/latest/reference/API_GetAccountInformation.html and
 * https://docs.aws.amazon.com/accounts/latest/reference/API_GetContactInformation.html
 */
export const accountState = probe({
  id: "account-state",
  service: "account",
  kind: "state of the account",
  scope: "global",
  client: AccountClient,
  calls: {
    account: once(GetAccountInformationCommand),
    owner: optional(GetContactInformationCommand, "ResourceNotFoundException"),
  },
  read: async ({ account, owner }) => {
    const [{ AccountState }, contact] = await Promise.all([account({}), owner({})]);
    return [{ id: "account", state: AccountState, phone: contact?.VerificationStatus }];
  },
});

export const PROBES = [contacts, regions, accountState];
