import * as v from "valibot";
import { show } from "../fields/problems";
import { roleArn } from "../fields/principals";
import { distinct, expected, list, map } from "../fields/shapes";
import { choice } from "../fields/values";
import { GLOBAL_EVENT_REGIONS } from "../regions/regions";
import { CLUSTER_LAUNCHER_IDS } from "./actions/cluster-launchers";
import { nearestType, typesLike } from "./actions/instance-types";
import { PAID_SERVICE_IDS } from "./actions/paid-services";

/** Instance types, as a policy compares them: `t3.*`. A pattern that stands for nothing would allow nothing. */
const instanceTypes = v.pipe(
  v.string(expected("an instance type or a pattern such as t3.*")),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || typesLike(dataset.value).length > 0) return;
    const guess = nearestType(dataset.value);
    addIssue({
      message: `${show(dataset.value)} stands for no instance type of EC2${guess ? `, did you mean "${guess}"?` : ""}; write a type such as t3.micro, or a pattern such as t3.* or m*.large`,
    });
  }),
);

/** Instance types that may be started, as patterns. */
export const allowedInstanceTypes = v.pipe(
  distinct(instanceTypes, "a list of instance types or patterns"),
  v.nonEmpty("is empty; an empty list would deny every instance type"),
);

/** Paid services that are denied: whole, or what makes new ones of them. */
export const unusedServices = distinct(
  choice(PAID_SERVICE_IDS, { noun: "service", page: "docs/guardrails.md" }),
  "a list of services",
);

const roles = v.pipe(
  distinct(roleArn, "a list of ARNs of roles"),
  v.nonEmpty("is empty; name a role, or remove the entry: it would let nobody in"),
);

/** A list of maps in which a name stands once: two entries of it would have to be read together. */
const once = <E extends Record<K, string>, K extends string>(
  entry: v.GenericSchema<unknown, E>,
  key: K,
  what: string,
) =>
  v.pipe(
    list(entry, what),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const names = dataset.value.map((each) => each[key]);
      dataset.value.forEach((value, index) => {
        if (names.indexOf(names[index]!) === index) return;
        const message = `${show(names[index])} stands in the list before; put the roles of both into one entry`;
        addIssue({ message, path: [{ type: "array", origin: "value", input: dataset.value, key: index, value }] });
      });
    }),
  );

/** Where worldwide services have their stacks. Elsewhere a stack is a workload, and its region an allowed one. */
const toolRegion = v.picklist(
  GLOBAL_EVENT_REGIONS,
  ({ input }) =>
    `expected ${GLOBAL_EVENT_REGIONS.join(" or ")}, where worldwide services have their stacks, received ${show(input)}; a region for anything else belongs in allowedRegions`,
);

/** Launchers of cluster nodes that may start fleets, each with its roles. */
export const allowedLaunchers = once(
  map({ launcher: choice(CLUSTER_LAUNCHER_IDS, { page: "docs/guardrails.md" }), roles }, "launcher and roles", {
    page: "docs/guardrails.md",
  }),
  "launcher",
  "a list of launchers with their roles",
);

/** Regions of worldwide services in which tools may work on stacks, each with the roles of the tools. */
export const toolRegions = once(
  map({ region: toolRegion, roles }, "region and roles", { page: "docs/guardrails.md" }),
  "region",
  "a list of regions with the roles of tools",
);
