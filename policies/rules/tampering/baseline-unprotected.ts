import { BASELINE } from "../../engine/baseline";
import { UNKNOWN } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import { judgedBaseline } from "../../facts/baseline-present";
import { kindOf } from "../../facts/kind";
import { isOfBaseline } from "../../facts/own-parts";
import { isMadeByComponent } from "../../facts/parents";
import type { StackResource } from "../../resource";
import type { StackRule, Verdict } from "../../rule";
import { GUARDS, GUARDS_OF_BASELINE, IGNORED_BY_COMPONENTS } from "./guards";

/** The first member of a path, as `ignoreChanges` takes it: `eventSelectors[0].readWriteType`, `["enable"]`. */
const headOf = (path: string): string => /^(?:\["([^"]+)"\]|([^.[]+))/.exec(path)?.slice(1).find(Boolean) ?? path;

function judgeIgnored(one: StackResource): Verdict[] {
  const kind = kindOf(one.type);
  const mine = GUARDS_OF_BASELINE[kind];
  const guarded = GUARDS[kind] ?? mine ?? [];
  const spared = isMadeByComponent(one) ? (IGNORED_BY_COMPONENTS[kind] ?? []) : [];
  const ignored = one.opts.ignoreChanges.filter((path) => {
    const head = headOf(path);
    return head === "*" || (guarded.includes(head) && !spared.includes(head));
  });
  if (ignored.length === 0 || guarded.length === 0) return [];
  const isMine = mine === undefined || isOfBaseline(one);
  if (isMine === false) return [];
  if (isMine === undefined)
    return [undetermined(`${one.name}: ignoreChanges`, "not known whether it is of the baseline")];
  return [fail(`${one.name}: ignoreChanges`, ignored.join(", "), "none of what makes it a guard", one.urn)];
}

/**
 * The components of Ringfence keep their resources in the account when they leave the program, which an option says that
 * the engine does not send; who writes a baseline by hand protects its resources.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/protect/
 */
const judgeProtect = (one: StackResource): Verdict[] =>
  kindOf(one.type) in GUARDS && !isMadeByComponent(one) && !one.opts.protect
    ? [fail(`${one.name}: protect`, "false", "true", one.urn)]
    : [];

const DETECTOR = "aws:guardduty/detector:Detector";
const TRAIL = "aws:cloudtrail/trail:Trail";
const HUB = "aws:securityhub/account:Account";
const detector = (opts: object = {}) => ({ type: DETECTOR, name: "detector", props: { enable: true }, opts });
const trail = (opts: object = {}) => ({ type: TRAIL, name: "trail", props: {}, opts });
const options = { baselineStacks: ["account"] };
const component = { type: "ringfence:index:SecurityHub", name: "hub", props: {} };
const hub = (ignoreChanges: string[]) => ({
  type: HUB,
  name: "hub-us-east-1",
  props: {},
  opts: { ignoreChanges },
  parent: "hub",
});

export const baselineUnprotected: StackRule<never, "baselineStacks"> = {
  id: "baseline-unprotected",
  kind: "stack",
  title: "what guards the account is protected, and its changes are seen",
  severity: "high",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  why: "A guard whose changes are ignored can be switched off by hand while every preview says that nothing changed, and one without protection goes with one destroy. What a component of Ringfence declares stays in the account by itself, and may ignore what it took over.",
  fix: "take the property out of ignoreChanges; set protect: true on what a program of your own declares in a baseline",
  frameworks: [{ framework: "mitre-attack", version: "17", id: "T1562.001" }],
  exemptible: false,
  types: [TRAIL, DETECTOR, HUB, BASELINE],
  needs: [],
  uses: ["baselineStacks"],
  options: {},

  check(stack, { baselineStacks }) {
    const judged = judgedBaseline(stack, baselineStacks);
    const isHandMade = judged !== undefined && judged.component === undefined;
    const verdicts = stack.resources.flatMap((one) => [...judgeIgnored(one), ...(isHandMade ? judgeProtect(one) : [])]);
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      {
        title: "a detector of which only tags are ignored",
        subject: { resources: [detector({ ignoreChanges: ["tags"] })] },
      },
      {
        title: "a protected trail in a stack that the configuration names",
        options,
        subject: { stack: "account", resources: [trail({ protect: true })] },
      },
      { title: "a detector in a stack that is no baseline", subject: { resources: [detector()] } },
      {
        title: "a hub that a component took over, of which it ignores what was set before",
        options,
        subject: { stack: "account", resources: [component, hub(["enableDefaultStandards", "autoEnableControls"])] },
      },
      {
        title: "an alarm of a workload whose threshold follows something else",
        subject: {
          resources: [
            {
              type: "aws:cloudwatch/metricAlarm:MetricAlarm",
              name: "queue",
              props: { namespace: "AWS/SQS" },
              opts: { ignoreChanges: ["threshold"] },
            },
          ],
        },
      },
    ],
    fail: [
      {
        title: "a detector whose switch is ignored",
        subject: { resources: [detector({ ignoreChanges: ["enable"] })] },
      },
      {
        title: "a trail of which everything is ignored",
        subject: { resources: [trail({ ignoreChanges: ["*"] })] },
      },
      {
        title: "a trail whose selectors are ignored in part",
        subject: { resources: [trail({ ignoreChanges: ["eventSelectors[0].readWriteType"] })] },
      },
      {
        title: "an unprotected detector in a stack that the configuration names",
        options,
        subject: { stack: "account", resources: [detector()] },
      },
      {
        title: "an alarm of the baseline whose actions are ignored",
        subject: {
          resources: [
            {
              type: "aws:cloudwatch/metricAlarm:MetricAlarm",
              name: "jump",
              props: { tags: { ringfence: "1.0.0" } },
              opts: { ignoreChanges: ["alarmActions"] },
            },
          ],
        },
      },
    ],
    unknown: [
      {
        title: "an alarm whose actions are ignored, and which is perhaps of the baseline",
        subject: {
          resources: [
            {
              type: "aws:cloudwatch/metricAlarm:MetricAlarm",
              name: "jump",
              props: { tags: UNKNOWN },
              opts: { ignoreChanges: ["alarmActions"] },
            },
          ],
        },
      },
    ],
  },
};
