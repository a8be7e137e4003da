import * as v from "valibot";
import { list } from "../domain/fields/shapes";
import { show } from "../domain/fields/problems";
import { region } from "../domain/fields/regions";
import { accountId, flag, text } from "../domain/fields/values";
import { exemptionsSchema } from "./engine/exemptions";

/** Section of the pack's configuration that holds what several rules share; also the name of a policy of the pack. */
export const SHARED_SECTION = "ringfence";

const NOT_EMPTY = "is empty; name at least one, or leave it out";

/** The policy of the pack that judges the stack as a whole. */
export const STACK_SECTION = `${SHARED_SECTION}-stack`;

/** Regions, checked as the settings of the program are. */
export const regionList = v.pipe(list(region, "a list of region codes"), v.nonEmpty(NOT_EMPTY));

const typeToken = v.pipe(
  v.string(),
  v.regex(
    /^aws(-native)?:[\w/-]+:\w+$/,
    ({ input }) => `expected a type token such as aws:ec2/vpc:Vpc, received ${show(input)}`,
  ),
);

/**
 * What several rules share, each with its shape in words and its meaning, as the settings of the program have them. One section holds it, because the engine hands a policy only its own part of the
 * configuration, and the same list written once for each rule would soon differ.
 */
export const settingsEntries = {
  allowedRegions: v.pipe(
    v.optional(regionList),
    v.metadata({ shape: "list of region codes" }),
    v.description("Regions where workloads may run: the `allowedRegions` of the baseline."),
  ),
  alsoAllowed: v.pipe(
    v.optional(v.record(typeToken, regionList)),
    v.metadata({ shape: "type token -> list of region codes" }),
    v.description(
      "Further regions for single types, whatever provider spells them: `aws:lambda/function:Function` in us-east-1 for Lambda@Edge.",
    ),
  ),
  coveredRegions: v.pipe(
    v.optional(regionList),
    v.metadata({ shape: "list of region codes" }),
    v.description("Regions that the baseline watches; left out, what `AccountBaseline` says."),
  ),
  trustedAccounts: v.pipe(
    v.optional(list(accountId, "a list of account ids")),
    v.metadata({ shape: "list of account ids" }),
    v.description(
      "Accounts that roles may trust and resources may be shared with: the own ones and those of partners.",
    ),
  ),
  baselineStacks: v.pipe(
    v.optional(
      list(
        text("the name of a stack", (name) => name !== ""),
        "a list of names",
      ),
    ),
    v.metadata({ shape: "list of names" }),
    v.description(
      "Stacks that must hold the baseline although they declare no `AccountBaseline`: `stack` or `project/stack`.",
    ),
  ),
} satisfies v.ObjectEntries;

/** What the pack itself takes from the same section; no rule reads it. */
export const packEntries = {
  exemptions: exemptionsSchema,
  remediate: v.pipe(
    v.optional(flag),
    v.metadata({ shape: "true or false" }),
    v.description(
      "Whether rules that know the safe value write it into the resource instead of refusing it; the preview shows the changed values. Default: false.",
    ),
  ),
} satisfies v.ObjectEntries;

/** The shared settings, each absent unless the configuration sets it. */
export type Settings = v.InferOutput<v.ObjectSchema<typeof settingsEntries, undefined>>;
