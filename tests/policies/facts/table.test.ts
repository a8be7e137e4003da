import aws from "../../../domain/generated/types/aws.json";
import native from "../../../domain/generated/types/aws-native.json";
import { version } from "@pulumi/aws/package.json";
import { read, UNKNOWN } from "../../../policies/engine/reader";
import { isKnown, watchedIn } from "../../../policies/facts/table";
import { WATCHED_KINDS } from "../../../policies/facts/watched";

const pathsIn = (kind: "region" | "market", type: string, props: object): string[] =>
  watchedIn(kind, type, read(props)).map(({ property }) => property.path);

it("was made from the installed @pulumi/aws", () => {
  expect(aws.source).toBe(`@pulumi/aws ${version}`);
  expect(aws.types.length).toBeGreaterThan(1700);
  expect(aws.types.filter((type) => !isKnown(type))).toEqual([]);
  expect(native.types.filter((type) => !isKnown(type))).toEqual([]);
});

it("has properties of each kind for both providers", () => {
  const counts = WATCHED_KINDS.flatMap((kind) => [aws, native].map(({ watched }) => Object.keys(watched[kind]).length));
  expect(Math.min(...counts)).toBeGreaterThan(5);
});

it("finds what the declarations name, in the list form and the object form", () => {
  const type = "aws:ec2/launchTemplate:LaunchTemplate";
  expect(pathsIn("market", type, { instanceMarketOptions: { marketType: "spot" } })).toEqual([
    "instanceMarketOptions",
    "instanceMarketOptions.marketType",
  ]);
  expect(pathsIn("market", type, { instanceMarketOptions: [{ marketType: "spot" }] })).toEqual([
    "instanceMarketOptions",
    "instanceMarketOptions[0].marketType",
  ]);
});

it("takes no name of the user's for a property, where the type is known", () => {
  const props = { tags: { region: "eu-west-3" }, environment: { variables: { replicaRegion: "eu-west-3" } } };
  expect(pathsIn("region", "aws:lambda/function:Function", props)).toEqual([]);
});

it.each(["aws:index/dynamodbTable:DynamodbTable", "aws:newservice/table:Table", "AWS::New::Table"])(
  "goes by the names of %s, which no declaration has",
  (type) => {
    const props = { replicas: [{ regionName: "eu-west-3" }], tags: { region: "x" }, region: "us-east-1" };
    expect(isKnown(type)).toBe(false);
    expect(pathsIn("region", type, props)).toEqual(["replicas[0].regionName"]);
  },
);

it("takes the paths of another spelling where something on the way is not known", () => {
  const props = { targetCapacitySpecification: UNKNOWN };
  expect(pathsIn("market", "aws:index/ec2Fleet:Ec2Fleet", props)).toEqual(["targetCapacitySpecification"]);
});

it("ends in a resource without end", () => {
  let deep: object = { replicaRegion: "eu-west-3" };
  for (let depth = 0; depth < 5000; depth += 1) deep = { deeper: deep };
  expect(pathsIn("region", "aws:new/thing:Thing", deep)).toEqual([]);
});
