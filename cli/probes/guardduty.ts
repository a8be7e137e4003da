import {
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GuardDutyClient,
  ListDetectorsCommand,
} from "@aws-sdk/client-guardduty";
import { isTagged } from "../../domain/adoption/adoption";
import { once, paged, probe } from "./probe";

/**
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html
 *
 * An account that no other one administers gets an answer without content:
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetAdministratorAccount.html
 */
export const detectors = probe({
  id: "guardduty-detectors",
  service: "guardduty",
  kind: "detector",
  scope: "regional",
  client: GuardDutyClient,
  calls: {
    list: paged(ListDetectorsCommand, "NextToken"),
    get: once(GetDetectorCommand),
    administrator: once(GetAdministratorAccountCommand),
  },
  read: async ({ list, get, administrator }) => {
    const ids = (await list({})).flatMap(({ DetectorIds = [] }) => DetectorIds);
    return Promise.all(
      ids.map(async (id) => {
        const [{ Status, FindingPublishingFrequency, Tags }, { Administrator }] = await Promise.all([
          get({ DetectorId: id }),
          administrator({ DetectorId: id }),
        ]);
        return {
          id,
          enabled: Status === "ENABLED",
          publishes: FindingPublishingFrequency,
          administrator: Administrator?.AccountId,
          // The baseline made it, or adopted it.
          own: isTagged(Tags),
        };
      }),
    );
  },
});

export const PROBES = [detectors];
