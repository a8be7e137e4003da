import { homeAndBilling } from "../regions/regions";
import type { Facts } from "./account-facts";

/**
 * The regions of the break-glass alarm in which EventBridge gets no event of AssumeRole, and those of which nobody knows: it
 * gets what a trail logs. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
export function unheardRegions(home: string, trails: Facts["trails"] = {}): { silent: string[]; unknown: string[] } {
  const regions = homeAndBilling(home);
  return {
    silent: regions.filter((region) => trails[region] === false),
    unknown: regions.filter((region) => trails[region] === undefined),
  };
}
