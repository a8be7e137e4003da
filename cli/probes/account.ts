import {
  AccountClient,
  type AlternateContactType,
  GetAlternateContactCommand,
  ListRegionsCommand,
} from "@aws-sdk/client-account";
import { optional, paged, probe } from "./probe";

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

export const PROBES = [contacts, regions];
