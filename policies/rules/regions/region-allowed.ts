import * as v from "valibot";
import { regionList } from "../../settings";
import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { anyAwsResource, serviceOf } from "../../engine/types";
import { SERVICES_WITHOUT_REGION, TYPES_WITHOUT_REGION, REGION_EXCEPTIONS } from "./exceptions";
import type { Property, Resource } from "../../resource";
import type { ResourceRule } from "../../rule";

const typeToken = v.pipe(
  v.string(),
  v.regex(
    /^aws(-native)?:[\w/-]+:\w+$/,
    ({ input }) => `expected a type token such as aws:ec2/vpc:Vpc, received ${show(input)}`,
  ),
);

const ownOptions = {
  alsoAllowed: v.pipe(
    v.optional(v.record(typeToken, regionList), {}),
    v.metadata({ shape: "type token -> list of region codes" }),
    v.description("Further regions for single types, for example Lambda@Edge functions in us-east-1."),
  ),
};

/**
 * The region a resource will be created in. `@pulumi/aws` v7 puts it into the checked inputs of every regional type;
 * v6 and aws-native know only the region of the provider.
 */
function effectiveRegion({ props, provider }: Resource): Property {
  const own = props.get("region");
  if (own.state !== "absent" || provider === undefined) return own;
  return { ...provider.props.get("region"), path: "provider.region" };
}

const isGlobal = (type: string): boolean =>
  SERVICES_WITHOUT_REGION.includes(serviceOf(type)) || TYPES_WITHOUT_REGION.includes(type);

const exceptionsFor = (type: string): readonly string[] =>
  REGION_EXCEPTIONS.filter(({ types }) => types.includes(type)).flatMap(({ regions }) => regions);

const example = (type: string, props: Record<string, unknown>) => ({ type, props });
const options = { allowedRegions: ["ap-southeast-2", "eu-central-1"] };

export const regionAllowed: ResourceRule<"allowedRegions", never, typeof ownOptions> = {
  id: "region-allowed",
  kind: "resource",
  title: "resources exist only in allowed regions",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  strictOnUnknown: "mandatory",
  why: "Machines in a region that nobody looks at are how a leaked key turns into a bill: no console tab, alarm or habit covers them.",
  fix: "remove the region argument or use an allowed region; a region that is meant belongs into allowedRegions of the pack and of the baseline",
  frameworks: [],
  types: anyAwsResource,
  needs: ["allowedRegions"],
  uses: [],
  options: ownOptions,

  check(resource, { allowedRegions, alsoAllowed }) {
    if (isGlobal(resource.type)) return [notApplicable(`${resource.type} has no region`)];
    const exceptions = exceptionsFor(resource.type);
    if (exceptions.includes("every")) return [pass];

    const region = effectiveRegion(resource);
    if (region.state === "unknown") return [undetermined(region.path)];
    if (region.state === "absent") return [undetermined("region", "neither the resource nor its provider names one")];

    const allowed = [...allowedRegions, ...exceptions, ...(alsoAllowed[resource.type] ?? [])];
    if (allowed.some((name) => name === region.value)) return [pass];
    return [fail(region.path, show(region.value), `one of ${allowed.join(", ")}`)];
  },

  examples: {
    pass: [
      {
        title: "a machine in an allowed region",
        options,
        subject: example("aws:ec2/instance:Instance", { region: "eu-central-1" }),
      },
      {
        title: "a detector in a region without workloads",
        options,
        subject: example("aws:guardduty/detector:Detector", { region: "sa-east-1" }),
      },
      {
        title: "the billing alarm, which exists only in us-east-1",
        options,
        subject: example("aws:cloudwatch/metricAlarm:MetricAlarm", { region: "us-east-1" }),
      },
      { title: "a role, which has no region", options, subject: example("aws:iam/role:Role", { name: "deploy" }) },
      {
        title: "a Lambda@Edge function with its own permission",
        options: { ...options, alsoAllowed: { "aws:lambda/function:Function": ["us-east-1"] } },
        subject: example("aws:lambda/function:Function", { region: "us-east-1" }),
      },
      {
        title: "an aws-native machine whose provider points to an allowed region",
        options,
        subject: {
          type: "aws-native:ec2:Instance",
          props: {},
          provider: { type: "pulumi:providers:aws-native", props: { region: "ap-southeast-2" } },
        },
      },
    ],
    fail: [
      {
        title: "a machine in another region",
        options,
        subject: example("aws:ec2/instance:Instance", { region: "sa-east-1" }),
      },
      {
        title: "a topic outside allowed and billing regions",
        options,
        subject: example("aws:sns/topic:Topic", { region: "us-west-2" }),
      },
      {
        title: "a machine in us-east-1, where only guards may be",
        options,
        subject: example("aws:ec2/spotFleetRequest:SpotFleetRequest", { region: "us-east-1" }),
      },
      {
        title: "an aws v6 machine, which inherits the region of its provider",
        options,
        subject: {
          type: "aws:ec2/instance:Instance",
          props: {},
          provider: { type: "pulumi:providers:aws", props: { region: "us-east-2" } },
        },
      },
      {
        title: "a region argument that overrides a provider in an allowed region",
        options,
        subject: {
          type: "aws:ec2/instance:Instance",
          props: { region: "us-east-2" },
          provider: { type: "pulumi:providers:aws", props: { region: "ap-southeast-2" } },
        },
      },
    ],
    unknown: [
      {
        title: "a region that another resource decides",
        options,
        subject: example("aws:ec2/instance:Instance", { region: UNKNOWN }),
      },
      {
        title: "a region that only the environment of the machine knows",
        options,
        subject: example("aws:ec2/instance:Instance", {}),
      },
    ],
  },
};
