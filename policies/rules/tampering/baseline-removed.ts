import * as v from "valibot";
import { region } from "../../../domain/fields/regions";
import { list, map } from "../../../domain/fields/shapes";
import { text } from "../../../domain/fields/values";
import { BASELINE } from "../../engine/baseline";
import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { judgedBaseline, NO_BASELINE, regionOf } from "../../facts/baseline-present";
import { kindOf } from "../../facts/kind";
import { typeToken } from "../../settings";
import type { Stack } from "../../resource";
import type { StackRule, Verdict } from "../../rule";

const entry = map(
  {
    type: typeToken,
    region: v.optional(region),
    key: v.optional(text("the name of a resource in the program")),
  },
  "type, region and key",
);

type Entry = v.InferOutput<typeof entry>;

const options = {
  manifest: v.pipe(
    v.optional(v.pipe(list(entry, "a list of resources"), v.nonEmpty("is empty; name at least one, or leave it out"))),
    v.metadata({ shape: "list of { type, region, key }" }),
    v.description(
      "What the baseline has to hold: type token, and where they matter the region and the name in the program. `pulumi stack export` lists them. Where `baselineStacks` is set, it holds for these stacks, else for every stack that the pack judges.",
    ),
  ),
};

/** How many names stand in a message; a stack that lost everything lost hundreds. */
const SHOWN = 5;

const sayingOf = ({ region: code, key }: Entry): string => [key, code && `in ${code}`].filter(Boolean).join(" ");

type Presence = "there" | "perhaps" | "missing";

/** One whose region is not known yet may be the one that is looked for. */
function presenceOf({ type, region: code, key }: Entry, { resources }: Stack): Presence {
  const alike = resources.filter((one) => kindOf(one.type) === kindOf(type) && (key === undefined || one.name === key));
  if (alike.some((one) => code === undefined || regionOf(one) === code)) return "there";
  return alike.some((one) => regionOf(one) === undefined) ? "perhaps" : "missing";
}

/** One verdict for a type, however many of it are gone. */
function judge(manifest: readonly Entry[], stack: Stack): Verdict[] {
  const types = [...new Set(manifest.map(({ type }) => type))];
  return types.flatMap((type): Verdict[] => {
    const entries = manifest.filter((each) => each.type === type);
    const found = entries.map((each) => ({ each, presence: presenceOf(each, stack) }));
    const missing = found.filter(({ presence }) => presence === "missing").map(({ each }) => sayingOf(each));
    if (missing.length > 0) {
      const shown = missing.slice(0, SHOWN).filter((name) => name !== "");
      const more = missing.length > SHOWN ? ` and ${missing.length - SHOWN} more` : "";
      return [
        fail(
          type,
          `not there: ${shown.length > 0 ? `${shown.join(", ")}${more}` : "any"}`,
          `${entries.length} of the manifest`,
        ),
      ];
    }
    return found.some(({ presence }) => presence === "perhaps")
      ? [undetermined(type, "the region of one is not known before the deployment")]
      : [];
  });
}

const DETECTOR = "aws:guardduty/detector:Detector";
const TRAIL = "aws:cloudtrail/trail:Trail";
const detector = (code: string) => ({ type: DETECTOR, name: `detector-${code}`, props: { region: code } });
const trail = { type: TRAIL, name: "all-regions", props: {} };
const manifest = [
  { type: DETECTOR, region: "ap-southeast-2" },
  { type: DETECTOR, region: "us-east-1" },
  { type: TRAIL, key: "all-regions" },
];

export const baselineRemoved: StackRule<never, "baselineStacks", typeof options> = {
  id: "baseline-removed",
  kind: "stack",
  title: "nothing of the baseline's manifest is missing from the stack",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  why: "The engine never tells a pack what a program no longer declares: whoever deletes a guard from the code deletes it from the account, and every other rule passes.",
  fix: "declare it again; when it was taken out on purpose, somebody else takes it out of the manifest first",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1562.001" }],
  exemptible: false,
  types: [DETECTOR, TRAIL, BASELINE],
  needs: [],
  uses: ["baselineStacks"],
  options,

  check(stack, { manifest: wanted, baselineStacks }) {
    if (wanted === undefined) return [notApplicable("the configuration has no manifest of the baseline")];
    if (baselineStacks !== undefined && judgedBaseline(stack, baselineStacks) === undefined) return [NO_BASELINE];
    const verdicts = judge(wanted, stack);
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      {
        title: "a stack that holds everything of the manifest",
        options: { manifest },
        subject: { resources: [detector("ap-southeast-2"), detector("us-east-1"), trail] },
      },
      {
        title: "the same, spelled by other providers",
        options: { manifest: [{ type: TRAIL }, { type: DETECTOR, region: "us-east-1" }] },
        subject: {
          resources: [
            { type: "aws:index/cloudtrail:Cloudtrail", name: "trail", props: {} },
            {
              type: "aws-native:guardduty:Detector",
              name: "detector",
              props: {},
              provider: { type: "pulumi:providers:aws-native", props: { region: "us-east-1" } },
            },
          ],
        },
      },
      {
        title: "another stack than the configuration names",
        options: { manifest, baselineStacks: ["account"] },
        subject: { stack: "workload", resources: [] },
      },
      { title: "a configuration without a manifest", subject: { resources: [] } },
    ],
    fail: [
      {
        title: "a detector that is gone from one region",
        options: { manifest },
        subject: { resources: [detector("ap-southeast-2"), trail] },
      },
      {
        title: "a trail of another name",
        options: { manifest },
        subject: { resources: [detector("ap-southeast-2"), detector("us-east-1"), { ...trail, name: "other" }] },
      },
      {
        title: "a baseline of which nothing is left",
        options: { manifest, baselineStacks: ["account"] },
        subject: { stack: "account", resources: [{ type: "pulumi:pulumi:Stack", name: "example-account", props: {} }] },
      },
    ],
    unknown: [
      {
        title: "a detector whose region is not known",
        options: { manifest },
        subject: { resources: [detector("ap-southeast-2"), detector(UNKNOWN), trail] },
      },
    ],
  },
};
