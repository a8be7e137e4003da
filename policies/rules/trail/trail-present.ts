import { ControlState } from "../../../domain/controls/control-state";
import { every } from "../../../domain/documents/truth";
import { BASELINE } from "../../engine/baseline";
import { UNKNOWN } from "../../engine/reader";
import { holds, judgedBaseline, judgePresence, NO_BASELINE, type Wanted } from "../../facts/baseline-present";
import { recordedBy } from "../../facts/recorded-events";
import type { StackResource } from "../../resource";
import type { StackRule } from "../../rule";

const TRAIL = "aws:cloudtrail/trail:Trail";

const isTrue = (value: unknown): boolean => value === true || value === "true";
const isNotFalse = (value: unknown): boolean => value !== false && value !== "false";

/** What `recordedBy` says, as a truth. */
const recordsAll = (resource: StackResource) => {
  const { what } = recordedBy(resource.props);
  return what === "unknown" ? undefined : what === "all";
};

/** Absent, a trail is one of a single region, and logs: https://www.pulumi.com/registry/packages/aws/api-docs/cloudtrail/trail/ */
const WANTED: Wanted = {
  control: "audit-trail",
  type: TRAIL,
  isGood: (trail) =>
    every([
      holds(trail.props.get("isMultiRegionTrail"), isTrue),
      holds(trail.props.get("enableLogging"), isNotFalse),
      holds(trail.props.get("isLogging"), isNotFalse),
      recordsAll(trail),
    ]),
  expected: "a trail of every region that logs every management event",
};

const baseline = (state?: string) => ({
  type: BASELINE,
  name: "baseline",
  props: state === undefined ? {} : { controlStates: { "audit-trail": state } },
});
const trail = (props: Record<string, unknown>, type = TRAIL) => ({ type, name: "trail", props });
const GOOD = { isMultiRegionTrail: true };

export const trailPresent: StackRule<never, "baselineStacks"> = {
  id: "trail-present",
  kind: "stack",
  title: "the baseline has a trail of every region that logs",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  why: "Without a trail nobody can tell what an intruder did, and the alarms on calls of the API hear of none.",
  fix: "declare a trail with isMultiRegionTrail: true (component AuditTrail), or name the one that exists in existing.trail of AccountBaseline",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "3.1" },
    { framework: "cis-aws", version: "7.0.0", id: "4.1" },
    { framework: "fsbp", version: "1.0.0", id: "CloudTrail.1" },
  ],
  types: [TRAIL, BASELINE],
  needs: [],
  uses: ["baselineStacks"],
  options: {},

  check(stack, { baselineStacks }) {
    const judged = judgedBaseline(stack, baselineStacks);
    return judged === undefined ? [NO_BASELINE] : judgePresence(judged, [WANTED]);
  },

  examples: {
    pass: [
      { title: "a trail of every region", subject: { resources: [baseline(), trail(GOOD)] } },
      {
        title: "a trail of Cloud Control",
        subject: { resources: [baseline(), trail({ ...GOOD, isLogging: true }, "aws-native:cloudtrail:Trail")] },
      },
      {
        title: "a trail of Terraform in a stack that the configuration names",
        options: { baselineStacks: ["account"] },
        subject: { stack: "account", resources: [trail(GOOD, "aws:index/cloudtrail:Cloudtrail")] },
      },
      {
        title: "a trail of data events beside the one of the account",
        subject: {
          resources: [
            baseline(),
            trail(GOOD),
            {
              ...trail({ ...GOOD, eventSelectors: [{ includeManagementEvents: false, dataResources: [{}] }] }),
              name: "data",
            },
          ],
        },
      },
      {
        title: "a baseline whose work a trail of the organization does",
        subject: { resources: [baseline(ControlState.Existing)] },
      },
      { title: "a stack that is no baseline", subject: { resources: [{ type: "aws:s3/bucket:Bucket", props: {} }] } },
    ],
    fail: [
      { title: "a baseline without a trail", subject: { resources: [baseline()] } },
      {
        title: "a baseline that says that it has one",
        subject: { resources: [baseline(ControlState.On)] },
      },
      { title: "a trail of one region", subject: { resources: [baseline(), trail({})] } },
      {
        title: "a trail that does not log",
        subject: { resources: [baseline(), trail({ ...GOOD, enableLogging: false })] },
      },
      {
        title: "a trail that was made one of data events",
        subject: {
          resources: [
            baseline(),
            trail({ ...GOOD, eventSelectors: [{ includeManagementEvents: false, dataResources: [{}] }] }),
          ],
        },
      },
    ],
    unknown: [
      {
        title: "a trail that perhaps does not log",
        subject: { resources: [baseline(), trail({ ...GOOD, enableLogging: UNKNOWN })] },
      },
      {
        title: "a baseline of which nobody knows yet whether it has one",
        subject: { resources: [baseline(UNKNOWN)] },
      },
    ],
  },
};
