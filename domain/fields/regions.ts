import * as v from "valibot";
import { findRegion, isRegion, REGIONS } from "../regions/regions";
import { nearest } from "./nearest";
import { show } from "./problems";
import { distinct, expected, list } from "./shapes";

const REGION_NAMES = REGIONS.map(({ name }) => name);

/** The region that a mistyped code most likely meant; undefined when nothing is close. */
export const nearestRegion = (name: string): string | undefined => nearest(name, REGION_NAMES);

/** A region code of the commercial partition. */
export const region = v.pipe(
  v.string(expected("a region code such as ap-southeast-2")),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || isRegion(dataset.value)) return;
    const guess = nearestRegion(dataset.value);
    addIssue({
      message: `unknown region ${show(dataset.value)}${guess ? `, did you mean "${guess}"?` : ""}; allowed are the codes of the aws partition, such as us-east-1`,
    });
  }),
);

/** Where workloads may run. An empty list would close every region. */
export const allowedRegions = v.pipe(
  distinct(region, "a list of region codes"),
  v.nonEmpty("is empty; name at least one region where workloads may run"),
);

/** The regions that a component works in; a list that is put together may name one twice. */
export const regions = v.pipe(list(region, "a list of region codes"), v.nonEmpty("is empty; name at least one region"));

/** A region code of an opt-in region. */
export const optInRegion = v.pipe(
  region,
  v.check(
    (value) => findRegion(value)?.optIn ?? true,
    ({ input }) => `${show(input)} is enabled in every account and needs no opt-in; remove it from the list`,
  ),
);
