import * as v from "valibot";
import { REGIONS, nearestRegion } from "../../domain/regions";

/** Section of the pack's configuration that holds what several rules share; also the name of a policy of the pack. */
export const SHARED_SECTION = "ringfence";

/** Says the nearest name: the whole list of regions would not help to find a typo. */
const unknownRegion = ({ input }: v.BaseIssue<unknown>): string => {
  const near = typeof input === "string" ? nearestRegion(input) : undefined;
  const hint = near === undefined ? "expected a code such as ap-southeast-2" : `did you mean "${near}"?`;
  return `unknown region ${JSON.stringify(input)}, ${hint}`;
};

const regionName = v.picklist(
  REGIONS.map((region) => region.name),
  unknownRegion,
);

export const regionList = v.pipe(v.array(regionName), v.minLength(1));

/**
 * What several rules share. One section holds it, because the engine hands a policy only its own part of the
 * configuration, and the same list written once for each rule would soon differ.
 */
export const settingsEntries = {
  allowedRegions: v.optional(
    v.pipe(regionList, v.description("Regions where workloads may run: the `allowedRegions` of the baseline.")),
  ),
  coveredRegions: v.optional(
    v.pipe(regionList, v.description("Regions that the baseline watches; left out, what `AccountBaseline` says.")),
  ),
  baselineStacks: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.nonEmpty())),
      v.description(
        "Stacks that must hold the baseline although they declare no `AccountBaseline`: `stack` or `project/stack`.",
      ),
    ),
  ),
} satisfies v.ObjectEntries;

/** The shared settings, each absent unless the configuration sets it. */
export type Settings = v.InferOutput<v.ObjectSchema<typeof settingsEntries, undefined>>;
