import type { LocalService } from "../operation";
import { aggregatorOperations } from "./aggregators";
import { hubOperations } from "./hubs";
import { organizationOperations } from "./organization";
import { standardOperations } from "./standards";

/**
 * Hubs, standards and the aggregator: https://docs.aws.amazon.com/securityhub/1.0/APIReference/Welcome.html. Nothing is
 * checked here, so that there are no findings but those that somebody imports, which the emulator keeps.
 */
export const securityHubService: LocalService = {
  invalidInput: "InvalidInputException",
  served: { ...hubOperations, ...standardOperations, ...aggregatorOperations, ...organizationOperations },
};
