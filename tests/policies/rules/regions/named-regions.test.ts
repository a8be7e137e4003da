import table from "../../../../domain/generated/types/table.json";
import { patternOf } from "../../../../domain/documents/pattern";
import { madeThere, NAMED_REGIONS } from "../../../../policies/rules/regions/named-regions";
import { serviceOf } from "../../../../policies/facts/thing";

const named = Object.entries(table.paths.region).flatMap(([type, paths]) => paths.map((path) => ({ type, path })));

it("every property that names a region has a decision", () => {
  expect(named.length).toBeGreaterThan(250);
  expect(named.filter(({ type, path }) => madeThere(type, path) === undefined)).toEqual([]);
});

it("every row is about something that the declarations have", () => {
  const names = named.map(({ type, path }) => `${serviceOf(type)}.${path}`);
  const patterns = NAMED_REGIONS.flatMap(({ paths }) => paths);
  expect(patterns.filter((pattern) => !names.some((name) => patternOf(pattern).test(name)))).toEqual([]);
});

it.each([
  ["aws:dynamodb/table:Table", "replicas.regionName", true],
  ["aws-native:dynamodb:GlobalTable", "replicas.region", true],
  ["aws:cloudformation/stackInstances:StackInstances", "regions", true],
  ["aws:dlm/lifecyclePolicy:LifecyclePolicy", "policyDetails.schedules.crossRegionCopyRules.target", true],
  ["aws:ssmincidents/replicationSet:ReplicationSet", "regions.name", true],
  ["aws:ec2/amiCopy:AmiCopy", "sourceAmiRegion", false],
  ["aws:route53/record:Record", "latencyRoutingPolicies.region", false],
  ["aws:account/primaryContact:PrimaryContact", "stateOrRegion", false],
  ["aws:new/thing:Thing", "replicaPlaces.region", undefined],
])("%s, %s: made there %s", (type, path, made) => {
  expect(madeThere(type, path)).toBe(made);
});
