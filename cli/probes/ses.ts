import { GetAccountCommand, ListEmailIdentitiesCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { once, paged, probe } from "./probe";

/** Whether the region may send to everybody, which costs a support case: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html */
export const productionAccess = probe({
  id: "mail-production-access",
  service: "ses",
  kind: "access to mail everybody",
  scope: "regional",
  sweep: "rest",
  client: SESv2Client,
  calls: { get: once(GetAccountCommand) },
  read: async ({ get }) => {
    const { ProductionAccessEnabled, EnforcementStatus, SendQuota } = await get({});
    if (!ProductionAccessEnabled) return [];
    return [{ id: "production-access", state: EnforcementStatus, units: SendQuota?.Max24HourSend, usdPerHour: 0 }];
  },
});

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListEmailIdentities.html */
export const identities = probe({
  id: "mail-identities",
  service: "ses",
  kind: "identity that mails",
  scope: "regional",
  sweep: "rest",
  client: SESv2Client,
  calls: { list: paged(ListEmailIdentitiesCommand, "NextToken") },
  read: async ({ list }) =>
    (await list({ PageSize: 1000 }))
      .flatMap(({ EmailIdentities = [] }) => EmailIdentities)
      .map(({ IdentityName, IdentityType, VerificationStatus }) => ({
        id: IdentityName!,
        state: VerificationStatus,
        size: IdentityType,
        usdPerHour: 0,
      })),
});

export const PROBES = [productionAccess, identities];
