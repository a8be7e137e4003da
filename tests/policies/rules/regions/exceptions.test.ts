import {
  SERVICES_WITHOUT_REGION,
  TYPES_WITHOUT_REGION,
  REGION_EXCEPTIONS,
  REGION_OF_PROVIDER,
} from "../../../../policies/rules/regions/exceptions";
import { serviceOf } from "../../../../policies/engine/types";
import { awsTypes } from "../../../support/aws-types";

const types = awsTypes();
const tokens = types.map(({ token }) => token);
const withRegion = types.filter(({ takesRegion }) => takesRegion).map(({ token }) => token);
const withoutRegion = types.filter(({ takesRegion }) => !takesRegion).map(({ token }) => token);

const isGlobal = (token: string): boolean =>
  SERVICES_WITHOUT_REGION.includes(serviceOf(token)) || TYPES_WITHOUT_REGION.includes(token);

it("the installed @pulumi/aws was read", () => {
  expect(tokens.length).toBeGreaterThan(1700);
  expect(withoutRegion).toContain("aws:iam/role:Role");
  expect(withRegion).toContain("aws:ec2/instance:Instance");
});

it("every type without a region argument has a decision", () => {
  expect(withoutRegion.filter((token) => !isGlobal(token) && !REGION_OF_PROVIDER.includes(token))).toEqual([]);
});

it("no type with a region argument counts as global", () => {
  expect(withRegion.filter(isGlobal)).toEqual([]);
});

it("every type in the tables exists", () => {
  const named = [
    ...REGION_EXCEPTIONS.flatMap((exception) => exception.types),
    ...TYPES_WITHOUT_REGION,
    ...REGION_OF_PROVIDER,
  ];
  expect(named.filter((token) => !tokens.includes(token))).toEqual([]);
});

it("no exception opens a region for something that computes", () => {
  const computing = ["autoscaling", "batch", "ecs", "eks", "lambda", "lightsail", "rds", "sagemaker"];
  const launching = /:(Instance|Fleet|Spot\w+|Launch\w+|Cluster|InstanceFleet)$/;
  const excepted = REGION_EXCEPTIONS.flatMap((exception) => exception.types);
  expect(excepted.filter((token) => computing.includes(serviceOf(token)) || launching.test(token))).toEqual([]);
});
