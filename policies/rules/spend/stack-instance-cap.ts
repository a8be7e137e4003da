import * as v from "valibot";
import { LARGEST_GROUP } from "../../../domain/documents/guardrails/launch-limits";
import { UNKNOWN } from "../../engine/reader";
import { anyAwsResource } from "../../engine/types";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { valuesAt } from "../../facts/table";
import { declaredBy } from "../../facts/template";
import { nameOf } from "../../facts/thing";
import { STANDING, type Standing } from "./standing";
import type { Resource, StackResource } from "../../resource";
import type { StackRule, Undetermined } from "../../rule";

/** How many machines stand by a resource: at least, and at most; both the same where the number is known. */
interface Count {
  readonly resource: Resource;
  readonly least: number;
  readonly most: number;
  /** The property that is not known. */
  readonly waits?: string;
}

const numbersAt = (resource: Resource, paths: readonly string[]) =>
  paths
    .flatMap((path) => valuesAt(resource.props, path))
    .map(({ path, state, value }) => {
      const number = state === "known" ? Number(value) : Number.NaN;
      return { path, number: Number.isFinite(number) ? Math.max(0, number) : undefined };
    });

/** Without a number of its own, a group starts with its smallest size; while that is not known, its largest is the bound. */
function countOf(resource: Resource, { now, least = [], most = [], otherwise }: Standing): Count {
  const given = numbersAt(resource, now);
  const taken = given.length > 0 ? given : numbersAt(resource, least);
  const waits = taken.find(({ number }) => number === undefined)?.path;
  const sum = taken.reduce((all, { number = 0 }) => all + number, 0);
  if (taken.length === 0) return { resource, least: otherwise, most: otherwise };
  if (waits === undefined) return { resource, least: sum, most: sum };
  const bounds = numbersAt(resource, most).map(({ number = Number.POSITIVE_INFINITY }) => number);
  const bound = bounds.length > 0 ? Math.max(...bounds) : Number.POSITIVE_INFINITY;
  return { resource, least: sum, most: Math.max(sum, bound), waits };
}

const countsIn = (resources: readonly Resource[]): Count[] =>
  resources.flatMap((resource) => {
    const row = STANDING.find(({ things }) => things.includes(nameOf(resource.type)));
    return row === undefined ? [] : [countOf(resource, row)];
  });

const sumOf = (counts: readonly Count[], by: "least" | "most"): number =>
  counts.reduce((all, count) => all + count[by], 0);

/** The three that hold most, for the message. */
const largest = (counts: readonly Count[]): string =>
  [...counts]
    .sort((a, b) => b.least - a.least)
    .slice(0, 3)
    .map(({ resource: { name }, least }) => `${name} ${least}`)
    .join(", ");

/** Two of the largest groups. */
const MOST = 2 * LARGEST_GROUP;

const options = {
  mostMachines: v.pipe(
    v.optional(v.pipe(v.number("expected a number of machines"), v.integer(), v.minValue(1))),
    v.metadata({ shape: "a number of machines" }),
    v.description(
      `Machines of all kinds that one stack may start: instances, nodes, databases, brokers. Default: ${MOST}.`,
    ),
  ),
};

const group = (name: string, desiredCapacity: unknown, more: Record<string, unknown> = {}) => ({
  type: "aws:autoscaling/group:Group",
  name,
  props: { desiredCapacity, minSize: 1, ...more },
});
const machines = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    type: "aws:ec2/instance:Instance",
    name: `machine-${index}`,
    props: { instanceType: "t3.micro" },
  }));

export const stackInstanceCap: StackRule<never, never, typeof options> = {
  id: "stack-instance-cap",
  kind: "stack",
  title: "a stack starts no more machines than its limit",
  severity: "medium",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A loop that makes a hundred small machines passes every limit of one resource; the bill adds them up all the same.",
  fix: "start fewer machines, or raise mostMachines in the options of this rule",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1496.001" }],
  types: ["aws:ec2/instance:Instance", "aws:autoscaling/group:Group", "aws:eks/nodeGroup:NodeGroup"],
  needs: [],
  uses: [],
  options,

  check({ resources }, { mostMachines = MOST }) {
    const ofAws = resources.filter(({ type }: StackResource) => anyAwsResource.matches(type));
    const declared = ofAws.map((resource) => declaredBy(resource));
    const counts = countsIn([...ofAws, ...declared.flatMap((each) => each.resources)]);
    const unread = declared.flatMap((each) => each.unread);
    const least = sumOf(counts, "least");
    if (least > mostMachines) {
      return [fail("stack", `${least} machines: ${largest(counts)}`, `at most ${mostMachines}`)];
    }
    const waits: Undetermined[] = counts.flatMap(({ waits: path, resource: { name } }) =>
      path === undefined || sumOf(counts, "most") <= mostMachines ? [] : [undetermined(`${name}.${path}`)],
    );
    if (waits.length + unread.length > 0) return [...waits, ...unread];
    return counts.length === 0 ? [notApplicable("the stack starts no machines")] : [pass];
  },

  examples: {
    pass: [
      { title: "a few machines", subject: { resources: [...machines(3), group("web", 4)] } },
      {
        title: "a group whose number is not known, and cannot be too large",
        subject: { resources: [group("web", UNKNOWN, { maxSize: 20 })] },
      },
      {
        title: "many machines that the options allow",
        options: { mostMachines: 500 },
        subject: { resources: [group("web", 400)] },
      },
      { title: "a stack without machines", subject: { resources: [{ type: "aws:s3/bucket:Bucket", props: {} }] } },
    ],
    fail: [
      { title: "a loop that makes 101 small machines", subject: { resources: machines(101) } },
      {
        title: "groups that are too large together",
        subject: { resources: [group("a", 40), group("b", 40), group("c", 40)] },
      },
      {
        title: "a group, nodes and databases together, however they are spelled",
        options: { mostMachines: 10 },
        subject: {
          resources: [
            { type: "aws-native:autoscaling:AutoScalingGroup", name: "a", props: { minSize: "4", maxSize: "8" } },
            { type: "aws:index/eksNodeGroup:EksNodeGroup", name: "b", props: { scalingConfig: [{ desiredSize: 4 }] } },
            { type: "aws:rds/clusterInstance:ClusterInstance", name: "c", props: {} },
            { type: "aws:opensearch/domain:Domain", name: "d", props: { clusterConfig: { instanceCount: 2 } } },
          ],
        },
      },
      {
        title: "machines in the template of a stack",
        options: { mostMachines: 1 },
        subject: {
          resources: [
            {
              type: "aws:cloudformation/stack:Stack",
              props: {
                templateBody: JSON.stringify({
                  Resources: { A: { Type: "AWS::EC2::Instance" }, B: { Type: "AWS::EC2::Instance" } },
                }),
              },
            },
          ],
        },
      },
    ],
    unknown: [
      { title: "a group whose number is not known", subject: { resources: [group("web", UNKNOWN)] } },
      {
        title: "a group that may grow beyond the limit",
        subject: { resources: [group("web", UNKNOWN, { maxSize: 400 })] },
      },
    ],
  },
};
