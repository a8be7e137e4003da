import { ControlState } from "../../../domain/controls/control-state";
import { nameOf } from "../../facts/thing";
import { BASELINE, makingOf } from "../../engine/baseline";
import { UNKNOWN } from "../../engine/reader";
import { fail, offOnPurpose, pass, undetermined } from "../../engine/verdict";
import { coveredBy, judgedBaseline, NO_BASELINE, regionOf } from "../../facts/baseline-present";
import type { StackResource } from "../../resource";
import type { StackRule, Verdict } from "../../rule";

const DETECTOR = "aws:guardduty/detector:Detector";

/** A detector, whatever provider makes it. */
const isDetector = ({ type }: StackResource): boolean => nameOf(type) === nameOf(DETECTOR);

/** Every detector that is switched off, or that will perhaps be. */
function judgeDetector({ props, urn, name }: StackResource): Verdict[] {
  const enable = props.get("enable");
  if (enable.state === "unknown") return [undetermined(`${name}.enable`)];
  return enable.value === false ? [fail(`${name}.enable`, "false", "true", urn)] : [];
}

/** Regions without a detector. Detectors whose region is not known yet may be the missing ones. */
function judgeRegions(expected: readonly string[], detectors: readonly StackResource[], urn?: string): Verdict[] {
  const regions = detectors.map(regionOf);
  const missing = expected.filter((region) => !regions.includes(region));
  const unplaced = regions.filter((region) => region === undefined).length;
  if (missing.length === 0) return [];
  if (missing.length <= unplaced) return [undetermined(`regions of ${unplaced} detectors`)];
  return [fail(DETECTOR, `none in ${missing.join(", ")}`, `one in each of ${expected.length} covered regions`, urn)];
}

const baseline = (props: Record<string, unknown> = {}) => ({ type: BASELINE, props });
const detector = (region: string, props: Record<string, unknown> = { enable: true }) => ({
  type: DETECTOR,
  name: `baseline-detector-${region}`,
  props: { region, ...props },
});
const saying = (state: string) => ({ controlStates: { guardduty: state } });
const options = { coveredRegions: ["ap-southeast-2", "us-east-1"] };

export const guarddutyInEveryRegion: StackRule<never, "coveredRegions" | "baselineStacks"> = {
  id: "guardduty-in-every-region",
  kind: "stack",
  title: "GuardDuty watches every covered region",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  why: "An intruder works where nobody looks. A detector sees only its own region, and a region without one is where the machines appear.",
  fix: "declare an enabled detector in each covered region (component GuardDutyEverywhere), take the region out of coveredRegions, or switch guardduty off in the controls of AccountBaseline",
  frameworks: [{ framework: "fsbp", version: "1.0.0", id: "GuardDuty.1" }],
  types: [DETECTOR, BASELINE],
  needs: [],
  uses: ["coveredRegions", "baselineStacks"],
  options: {},

  check(stack, { coveredRegions, baselineStacks }) {
    const judged = judgedBaseline(stack, baselineStacks);
    if (judged === undefined) return [NO_BASELINE];
    const { component } = judged;
    const detectors = stack.resources.filter(isDetector);
    const switchedOff = detectors.flatMap(judgeDetector);
    const making = component && makingOf(component, "guardduty");
    if (making?.made === false) {
      const reason = `guardduty is ${making.state} in ${component!.name}, so no detector is looked for`;
      return [...switchedOff, offOnPurpose(reason, component!.urn)];
    }
    const expected = coveredBy(judged, { coveredRegions });
    if (expected === undefined) {
      return [...switchedOff, undetermined("coveredRegions", "neither the configuration nor AccountBaseline says it")];
    }
    const missing = judgeRegions(expected, detectors, component?.urn);
    const undecided = missing.length > 0 && making?.made === "unknown";
    const verdicts = [...switchedOff, ...(undecided ? [undetermined("controlStates.guardduty")] : missing)];
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      {
        title: "a detector in each region of the configuration",
        options,
        subject: { resources: [baseline(), detector("ap-southeast-2"), detector("us-east-1")] },
      },
      {
        title: "a detector in each region that the baseline declares",
        subject: { resources: [baseline({ coveredRegions: ["us-east-1"] }), detector("us-east-1")] },
      },
      {
        title: "a detector of Cloud Control, in the region of its provider",
        options: { coveredRegions: ["us-east-1"] },
        subject: {
          resources: [
            baseline(),
            {
              type: "aws-native:guardduty:Detector",
              props: { enable: true },
              provider: { type: "pulumi:providers:aws-native", props: { region: "us-east-1" } },
            },
          ],
        },
      },
      {
        title: "a baseline whose profile has no GuardDuty",
        options,
        subject: { resources: [baseline(saying(ControlState.OffByProfile))] },
      },
      {
        title: "a baseline in which GuardDuty was switched off on purpose",
        options,
        subject: { resources: [baseline(saying(ControlState.OffByConfiguration))] },
      },
      {
        title: "a baseline whose detectors an administrator account manages",
        options,
        subject: { resources: [baseline(saying(ControlState.Organization))] },
      },
      {
        title: "a stack that is no baseline",
        options,
        subject: { resources: [{ type: "aws:s3/bucket:Bucket", props: {} }] },
      },
    ],
    fail: [
      {
        title: "a region without a detector",
        options,
        subject: { resources: [baseline(), detector("ap-southeast-2")] },
      },
      {
        title: "a baseline that says GuardDuty is on, without a detector",
        options,
        subject: { resources: [baseline(saying(ControlState.On))] },
      },
      {
        title: "a baseline that says something else of GuardDuty, without a detector",
        options,
        subject: { resources: [baseline({ controlStates: { guardduty: "off" } })] },
      },
      {
        title: "a detector that is switched off in a baseline without GuardDuty",
        options,
        subject: {
          resources: [baseline(saying(ControlState.OffByProfile)), detector("us-east-1", { enable: false })],
        },
      },
      {
        title: "a detector that is switched off",
        options,
        subject: { resources: [baseline(), detector("ap-southeast-2"), detector("us-east-1", { enable: false })] },
      },
      {
        title: "a stack that the configuration names, without any detector",
        options: { ...options, baselineStacks: ["example/account"] },
        subject: { stack: "account", resources: [{ type: "aws:s3/bucket:Bucket", props: {} }] },
      },
      {
        title: "fewer detectors than regions, wherever they will be",
        options,
        subject: { resources: [baseline(), detector(UNKNOWN)] },
      },
    ],
    unknown: [
      {
        title: "a baseline of which nobody knows yet whether it has GuardDuty",
        options,
        subject: { resources: [baseline(saying(UNKNOWN))] },
      },
      {
        title: "a baseline that does not say which regions it covers",
        subject: { resources: [baseline(), detector("us-east-1")] },
      },
      {
        title: "a detector whose region is not known yet",
        options,
        subject: { resources: [baseline(), detector("ap-southeast-2"), detector(UNKNOWN)] },
      },
      {
        title: "a detector that is perhaps switched off",
        options: { coveredRegions: ["us-east-1"] },
        subject: { resources: [baseline(), detector("us-east-1", { enable: UNKNOWN })] },
      },
    ],
  },
};
