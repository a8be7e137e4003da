import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ServiceQuotasClient,
} from "@aws-sdk/client-service-quotas";
import { type QuotaId, QUOTAS } from "../../domain/burn/quotas";
import { optional, probe } from "./probe";

/** Name of the error for a quota that has no value of its own, or that the region does not have. */
const ABSENT = "NoSuchResourceException";

/**
 * What the account may start in a region, of the quotas that `burn` counts with. One that was never raised has no value of its
 * own in some services, and then AWS's default; one that the region does not have is left out.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html
 */
export const launchQuotas = probe({
  id: "launch-quotas",
  service: "servicequotas",
  kind: "quota of what can be started",
  scope: "regional",
  client: ServiceQuotasClient,
  calls: {
    applied: optional(GetServiceQuotaCommand, ABSENT),
    byDefault: optional(GetAWSDefaultServiceQuotaCommand, ABSENT),
  },
  read: async ({ applied, byDefault }) => {
    const found: { id: QuotaId; value: number }[] = [];
    // One after the other: Service Quotas takes few calls a second in each region.
    for (const { id, service: ServiceCode, code: QuotaCode } of QUOTAS) {
      const asked = { ServiceCode, QuotaCode };
      const value = ((await applied(asked)) ?? (await byDefault(asked)))?.Quota?.Value;
      if (value !== undefined) found.push({ id, value });
    }
    return found;
  },
});

export const PROBES = [launchQuotas];
