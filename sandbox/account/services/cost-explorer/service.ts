import type { LocalService } from "../operation";
import { monitorOperations } from "./monitors";
import { tagsOfAnomalies } from "./resource-tags";
import { subscriptionOperations } from "./subscriptions";

/**
 * Cost Anomaly Detection; the emulator has the costs of Cost Explorer, and not this. Of cost categories, which the emulator
 * has, the tags are not served.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Operations_AWS_Cost_Explorer_Service.html
 */
export const costExplorerService: LocalService = {
  served: { ...monitorOperations, ...subscriptionOperations, ...tagsOfAnomalies },
};
