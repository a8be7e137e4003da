import type { Generator } from "./generator";
import { printedBy } from "./python";

/**
 * The AWS services that answer at one host, or in one region, only, as the botocore of the sandbox knows them.
 * tests/domain/regions/global-services-decisions.test.ts demands a decision for each.
 */
export const globalServices: Generator = {
  name: "global-services",
  needs: "python",
  files: () => [{ path: "domain/generated/global-services.json", text: printedBy("global-services.py") }],
};
