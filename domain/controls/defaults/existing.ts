import { region } from "../../fields/regions";
import { dictionary } from "../../fields/shapes";
import { text } from "../../fields/values";
import { type Problem, show } from "../../fields/problems";

/** https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CreateAnalyzer.html */
export const analyzer = text("a name of an analyzer: letters, digits, and _ . - behind a letter", (name) =>
  /^[A-Za-z][\w.-]{0,254}$/.test(name),
);

/** Analyzers of external access that exist already. */
export const analyzers = dictionary(region, analyzer, "region code -> name of an analyzer");

const index = text("an ARN of an index: arn:aws:resource-explorer-2:<region>:<account>:index/<id>", (arn) =>
  /^arn:aws:resource-explorer-2:[a-z0-9-]+:\d{12}:index\/[0-9a-f-]{36}$/.test(arn),
);

/** Indexes of Resource Explorer that exist already. */
export const indexes = dictionary(region, index, "region code -> ARN of an index");

/**
 * What is named for a region where the component makes nothing.
 *
 * @param path the argument that names it, a map of regions
 */
export const outsideProblems = (path: string, named: object, regions: readonly string[]): Problem[] =>
  Object.keys(named)
    .filter((region) => !regions.includes(region))
    .map((region) => ({
      path: `${path}.${region}`,
      message: `the region is not one of regions (${regions.join(", ")})`,
    }));

/**
 * An aggregator where there is no index would be none.
 *
 * @param path the argument or option that names it
 */
export const aggregatorProblems = (path: string, named: string | undefined, regions: readonly string[]): Problem[] =>
  named === undefined || regions.includes(named)
    ? []
    : [{ path, message: `${show(named)} is not one of the regions that are covered (${regions.join(", ")})` }];
