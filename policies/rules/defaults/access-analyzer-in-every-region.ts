import { ControlState } from "../../../domain/controls/control-state";
import { BASELINE } from "../../engine/baseline";
import { UNKNOWN } from "../../engine/reader";
import {
  coveredBy,
  holds,
  judgedBaseline,
  judgePresence,
  NO_BASELINE,
  type Wanted,
} from "../../facts/baseline-present";
import type { StackRule } from "../../rule";

const ANALYZER = "aws:accessanalyzer/analyzer:Analyzer";

/** Absent, an analyzer of the provider is one of external access; one of unused access finds nothing that is shared. */
const isExternal = (type: unknown): boolean => ["ACCOUNT", "ORGANIZATION", undefined].includes(type as string);

const WANTED: Wanted = {
  control: "access-analyzer",
  type: ANALYZER,
  isGood: ({ props }) => holds(props.get("type"), isExternal),
  expected: "an analyzer of external access",
};

const baseline = (state?: string) => ({
  type: BASELINE,
  name: "baseline",
  props: state === undefined ? {} : { controlStates: { "access-analyzer": state } },
});
const analyzer = (region: string, props: Record<string, unknown> = {}) => ({
  type: ANALYZER,
  name: `analyzer-${region}`,
  props: { region, analyzerName: "account", ...props },
});
const options = { coveredRegions: ["ap-southeast-2", "us-east-1"] };

export const accessAnalyzerInEveryRegion: StackRule<never, "coveredRegions" | "baselineStacks"> = {
  id: "access-analyzer-in-every-region",
  kind: "stack",
  title: "an analyzer of external access watches every covered region",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "An intruder who shares a role, a snapshot or a key with another account needs no way in any more. An analyzer finds it, in its own region only.",
  fix: "declare an analyzer of type ACCOUNT in each covered region (component AccessAnalyzer), take the region out of coveredRegions, or switch access-analyzer off in the controls of AccountBaseline",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "1.19" },
    { framework: "cis-aws", version: "7.0.0", id: "2.18" },
  ],
  types: [ANALYZER, BASELINE],
  needs: [],
  uses: ["coveredRegions", "baselineStacks"],
  options: {},

  check(stack, settings) {
    const judged = judgedBaseline(stack, settings.baselineStacks);
    if (judged === undefined) return [NO_BASELINE];
    return judgePresence(judged, [{ ...WANTED, regions: coveredBy(judged, settings) }]);
  },

  examples: {
    pass: [
      {
        title: "an analyzer in each region",
        options,
        subject: { resources: [baseline(), analyzer("ap-southeast-2"), analyzer("us-east-1", { type: "ACCOUNT" })] },
      },
      {
        title: "the analyzer of an organization, of Cloud Control, in the region of its provider",
        options: { coveredRegions: ["us-east-1"] },
        subject: {
          resources: [
            baseline(),
            {
              type: "aws-native:accessanalyzer:Analyzer",
              props: { type: "ORGANIZATION" },
              provider: { type: "pulumi:providers:aws-native", props: { region: "us-east-1" } },
            },
          ],
        },
      },
      {
        title: "a baseline whose profile has none",
        options,
        subject: { resources: [baseline(ControlState.OffByProfile)] },
      },
      { title: "a stack that is no baseline", options, subject: { resources: [analyzer("us-east-1")] } },
    ],
    fail: [
      { title: "a region without one", options, subject: { resources: [baseline(), analyzer("us-east-1")] } },
      {
        title: "a region with one of unused access only",
        options: { coveredRegions: ["us-east-1"] },
        subject: { resources: [baseline(), analyzer("us-east-1", { type: "ACCOUNT_UNUSED_ACCESS" })] },
      },
      {
        title: "a stack that the configuration names, without any",
        options: { ...options, baselineStacks: ["example/account"] },
        subject: { stack: "account", resources: [{ type: "aws:s3/bucket:Bucket", props: {} }] },
      },
    ],
    unknown: [
      {
        title: "one whose region is not known yet",
        options,
        subject: { resources: [baseline(), analyzer("us-east-1"), analyzer(UNKNOWN)] },
      },
      {
        title: "one of which the kind is not known yet",
        options: { coveredRegions: ["us-east-1"] },
        subject: { resources: [baseline(), analyzer("us-east-1", { type: UNKNOWN })] },
      },
    ],
  },
};
