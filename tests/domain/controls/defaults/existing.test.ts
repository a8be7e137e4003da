import * as v from "valibot";
import { aggregatorProblems, analyzers, indexes, outsideProblems } from "../../../../domain/controls/defaults/existing";

const ARN = "arn:aws:resource-explorer-2:eu-west-1:123456789012:index/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";

it.each([
  [analyzers, { "eu-west-1": "ConsoleAnalyzer-0123" }, true],
  [analyzers, { "eu-west-1": "1 analyzer" }, false],
  [analyzers, { "eu-west-9": "outside" }, false],
  [indexes, { "eu-west-1": ARN }, true],
  [indexes, { "eu-west-1": ARN.replace("index", "view") }, false],
])("%# takes %j: %s", (schema, given, taken) => {
  expect(v.safeParse(schema, given).success).toBe(taken);
});

it("names what is named for a region where nothing is made", () => {
  expect(outsideProblems("named", { "eu-west-1": "a", "eu-west-2": "b" }, ["eu-west-1"])).toEqual([
    { path: "named.eu-west-2", message: "the region is not one of regions (eu-west-1)" },
  ]);
  expect(aggregatorProblems("region", "eu-west-2", ["eu-west-1"])).toHaveLength(1);
  expect(aggregatorProblems("region", undefined, ["eu-west-1"])).toEqual([]);
});
