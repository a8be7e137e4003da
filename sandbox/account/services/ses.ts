import type { Document } from "../wire/codec";
import type { LocalService } from "./operation";

/** What a region may send before anybody asked for more: https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html */
const GetAccount = (): Document => ({
  DedicatedIpAutoWarmupEnabled: true,
  EnforcementStatus: "HEALTHY",
  ProductionAccessEnabled: false,
  SendingEnabled: true,
  SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 },
});

/** The emulator has the service but the account itself, which nobody can take out of its sandbox here. */
export const sesService: LocalService = { served: { GetAccount } };
