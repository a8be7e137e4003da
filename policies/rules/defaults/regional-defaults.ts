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

const isOneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    words.includes(String(value));

/** Settings of EC2 that hold for everything new in a region. AWS sets each of them for one region. */
const DEFAULTS = [
  {
    control: "ebs-encryption",
    type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
    // Absent, it is on: https://www.pulumi.com/registry/packages/aws/api-docs/ebs/encryptionbydefault/
    isGood: ({ props }) => holds(props.get("enabled"), (value) => !isOneOf("false")(value)),
    expected: "an enabled default of encryption",
  },
  {
    control: "imds",
    type: "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults",
    isGood: ({ props }) => holds(props.get("httpTokens"), isOneOf("required")),
    expected: "httpTokens: required",
  },
  {
    control: "snapshot-block",
    type: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
    isGood: ({ props }) => holds(props.get("state"), isOneOf("block-all-sharing", "block-new-sharing")),
    expected: "a block of public snapshots",
  },
  {
    control: "image-block",
    type: "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
    isGood: ({ props }) => holds(props.get("state"), isOneOf("block-new-sharing")),
    expected: "a block of public images",
  },
] as const satisfies readonly Wanted[];

/** Networks are closed where nothing may run. A baseline of other makers need not: it cuts off whatever is there. */
const CLOSURE: Wanted = {
  control: "network-closure",
  type: "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
  isGood: ({ props }) => holds(props.get("internetGatewayBlockMode"), isOneOf("block-bidirectional", "block-ingress")),
  expected: "networks that are closed",
  onlyWhenSaid: true,
};

const TYPES = [...DEFAULTS.map(({ type }) => type), CLOSURE.type];

const baseline = (controlStates: Record<string, unknown> = {}) => ({
  type: BASELINE,
  name: "baseline",
  props: { controlStates },
});
const GOOD: readonly (readonly [type: string, props: Record<string, unknown>])[] = [
  [TYPES[0]!, { enabled: true }],
  [TYPES[1]!, { httpTokens: "required" }],
  [TYPES[2]!, { state: "block-all-sharing" }],
  [TYPES[3]!, { state: "block-new-sharing" }],
];
/** The four defaults of a region, one of them with other properties. */
const region = (code: string, changed: Record<string, Record<string, unknown>> = {}) =>
  GOOD.map(([type, props]) => ({ type, name: `${code}-${type}`, props: { region: code, ...props, ...changed[type] } }));
const closure = (code: string, internetGatewayBlockMode: string) => ({
  type: CLOSURE.type,
  name: `closure-${code}`,
  props: { region: code, internetGatewayBlockMode },
});
const options = { coveredRegions: ["ap-southeast-2", "us-east-1"], allowedRegions: ["ap-southeast-2"] };
const one = { coveredRegions: ["ap-southeast-2"], allowedRegions: ["ap-southeast-2"] };
const OFF = Object.fromEntries(DEFAULTS.map(({ control }) => [control, ControlState.OffByConfiguration]));

export const regionalDefaults: StackRule<never, "allowedRegions" | "coveredRegions" | "baselineStacks"> = {
  id: "regional-defaults",
  kind: "stack",
  title: "every covered region has the safe defaults of EC2",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "AWS sets encryption, the metadata service and the blocks of public snapshots and images for one region at a time. The one that was forgotten is as open as on the first day.",
  fix: "declare the setting in each covered region (components EbsEncryption, Imds, SnapshotBlock, ImageBlock, NetworkClosure), or switch its control off in AccountBaseline",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "5.1.1" },
    { framework: "cis-aws", version: "7.0.0", id: "6.1.1" },
    { framework: "fsbp", version: "1.0.0", id: "EC2.7" },
  ],
  types: [...TYPES, BASELINE],
  needs: [],
  uses: ["allowedRegions", "coveredRegions", "baselineStacks"],
  options: {},

  check(stack, settings) {
    const judged = judgedBaseline(stack, settings.baselineStacks);
    if (judged === undefined) return [NO_BASELINE];
    const regions = coveredBy(judged, settings);
    const { allowedRegions } = settings;
    const idle = allowedRegions && regions?.filter((code) => !allowedRegions.includes(code));
    return judgePresence(judged, [
      ...DEFAULTS.map((want) => ({ ...want, regions })),
      { ...CLOSURE, regions: idle, ...(allowedRegions === undefined ? { from: "allowedRegions" as const } : {}) },
    ]);
  },

  examples: {
    pass: [
      {
        title: "the four defaults in each region",
        options,
        subject: { resources: [baseline(), ...region("ap-southeast-2"), ...region("us-east-1")] },
      },
      {
        title: "the same, and closed networks where nothing runs",
        options,
        subject: {
          resources: [
            baseline({ "network-closure": ControlState.On }),
            ...region("ap-southeast-2"),
            ...region("us-east-1"),
            closure("us-east-1", "block-bidirectional"),
          ],
        },
      },
      {
        title: "a baseline in which all of them were switched off on purpose",
        options,
        subject: { resources: [baseline(OFF)] },
      },
      { title: "a stack that is no baseline", options, subject: { resources: region("us-east-1") } },
    ],
    fail: [
      {
        title: "a region without any of them",
        options,
        subject: { resources: [baseline(), ...region("ap-southeast-2")] },
      },
      {
        title: "a region where new volumes are not encrypted",
        options: one,
        subject: { resources: [baseline(), ...region("ap-southeast-2", { [TYPES[0]!]: { enabled: false } })] },
      },
      {
        title: "a region where the first version of the metadata service answers",
        options: one,
        subject: { resources: [baseline(), ...region("ap-southeast-2", { [TYPES[1]!]: { httpTokens: "optional" } })] },
      },
      {
        title: "a region whose snapshots may be shared",
        options: one,
        subject: { resources: [baseline(), ...region("ap-southeast-2", { [TYPES[2]!]: { state: "unblocked" } })] },
      },
      {
        title: "networks that are said to be closed and are open",
        options,
        subject: {
          resources: [
            baseline({ "network-closure": ControlState.On }),
            ...region("ap-southeast-2"),
            ...region("us-east-1"),
            closure("us-east-1", "off"),
          ],
        },
      },
    ],
    unknown: [
      {
        title: "a default whose value is not known",
        options: one,
        subject: { resources: [baseline(), ...region("ap-southeast-2", { [TYPES[3]!]: { state: UNKNOWN } })] },
      },
      { title: "a baseline that does not say which regions it covers", subject: { resources: [baseline()] } },
    ],
  },
};
