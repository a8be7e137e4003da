import * as v from "valibot";
import { list } from "../../../domain/fields/shapes";
import { flag, text } from "../../../domain/fields/values";
import { IDLE_TYPES } from "../../../domain/controls/compliance/recorders";
import { UNKNOWN } from "../../engine/reader";
import { fail, notApplicable, pass, undetermined } from "../../engine/verdict";
import { takesFrom } from "../../facts/edges";
import { judgeSwitch } from "../../facts/switches";
import { nameOf } from "../../facts/thing";
import { regionOf } from "../regions/placement";
import { RECORDERS, recordedBy, STATUSES, textsOf, type Recorded } from "./recorders";
import type { StackResource } from "../../resource";
import type { StackRule, Verdict } from "../../rule";

const isOneOf = ({ type }: StackResource, things: readonly string[]): boolean => things.includes(nameOf(type));

/** Where a recorder is at work; undefined where that is not known. */
const placeOf = (one: StackResource): unknown => regionOf(one).value;

interface Options {
  readonly allowedRegions?: readonly string[] | undefined;
  readonly mayExclude?: readonly string[] | undefined;
}

/** A list is enough where nothing should run, as long as what an intruder would make there is on it. */
function judgeRecorded(
  one: StackResource,
  recorded: Recorded,
  { allowedRegions, mayExclude = [] }: Options,
): Verdict[] {
  if (recorded.kind === "all") return [];
  const path = `${one.name}.${recorded.property.path}`;
  if (recorded.kind === "unknown") return [undetermined(path)];
  if (recorded.kind === "all-but") {
    const refused = (textsOf(recorded.property) ?? []).filter((type) => !mayExclude.includes(type));
    return refused.length === 0 ? [] : [fail(path, `without ${refused.join(", ")}`, "every type", one.urn)];
  }
  const place = placeOf(one);
  if (allowedRegions?.some((region) => region === place)) {
    return [
      fail(path, `${recorded.property.items().length} types`, "every type, in a region where workloads run", one.urn),
    ];
  }
  if (recorded.missing.length > 0) return [fail(path, `without ${recorded.missing.join(", ")}`, "every type", one.urn)];
  return place === undefined && allowedRegions !== undefined ? [undetermined(`${one.name}.region`)] : [];
}

/** A recorder that nobody starts records nothing. Cloud Control starts what it makes. */
function judgeStarted(recorders: readonly StackResource[], statuses: readonly StackResource[]): Verdict[] {
  const stopped = statuses.flatMap((one) =>
    judgeSwitch(one.props.get("isEnabled"), { position: "on", absent: "off" }, one.urn).map((verdict) =>
      "path" in verdict ? { ...verdict, path: `${one.name}.${verdict.path}` } : verdict,
    ),
  );
  const isOf = (status: StackResource, recorder: StackResource): boolean => {
    const [mine, other] = [status.props.get("name"), recorder.props.get("name")];
    return (
      takesFrom(status, "name", recorder) ||
      (mine.state === "known" && mine.value === other.value && placeOf(status) === placeOf(recorder))
    );
  };
  const never = recorders
    .filter((recorder) => !recorder.type.startsWith("aws-native:"))
    .filter((recorder) => !statuses.some((status) => isOf(status, recorder)))
    .map(({ name, urn }) => fail(name, "no aws.cfg.RecorderStatus", "one with isEnabled: true", urn));
  return [...stopped, ...never];
}

/** One region has to record users and roles; more than one would bill them again. */
function judgeGlobals(recorders: readonly StackResource[], all: readonly Recorded[]): Verdict[] {
  const globals = all.map((recorded) => (recorded.kind === "unknown" ? "unknown" : recorded.globals));
  if (globals.includes("yes")) return [];
  const path = `${recorders[0]!.name}.recordingGroup.includeGlobalResourceTypes`;
  return globals.includes("unknown")
    ? [undetermined(path)]
    : [fail(path, "false", "true in one region", recorders[0]!.urn)];
}

const mayExclude = v.pipe(
  v.optional(
    list(
      text("a type of CloudFormation such as AWS::EC2::NetworkInterface", (name) => /^AWS::\w+::\w+$/.test(name)),
      "a list of types",
    ),
  ),
  v.metadata({ shape: "list of types of CloudFormation" }),
  v.description("Types that a recorder of all others may leave out, for their cost: `AWS::EC2::NetworkInterface`."),
);
const globalsElsewhere = v.pipe(
  v.optional(flag),
  v.metadata({ shape: "true or false" }),
  v.description(
    "Whether a recorder of another stack records users, groups, roles and policies of IAM. Default: false.",
  ),
);

const TOKEN = "aws:cfg/recorder:Recorder";
const all = { allSupported: true, includeGlobalResourceTypes: true };
const recorder = (group: unknown = all, region = "eu-west-1", type = TOKEN) => ({
  type,
  name: `recorder-${region}`,
  props: { region, name: "default", ...(group === undefined ? {} : { recordingGroup: group }) },
});
const status = (isEnabled: unknown = true, region = "eu-west-1") => ({
  type: "aws:cfg/recorderStatus:RecorderStatus",
  name: `status-${region}`,
  props: { region, name: "default", isEnabled },
  propertyDependencies: { name: [`recorder-${region}`] },
});
const short = (types: readonly unknown[] = IDLE_TYPES) => ({ allSupported: false, resourceTypes: types });
const without = (...types: string[]) => ({ allSupported: false, exclusionByResourceTypes: [{ resourceTypes: types }] });

export const configRecordsAll: StackRule<
  never,
  "allowedRegions",
  { mayExclude: typeof mayExclude; globalsElsewhere: typeof globalsElsewhere }
> = {
  id: "config-records-all",
  kind: "stack",
  title: "AWS Config records every type, and is on",
  severity: "medium",
  level: "mandatory",
  onUnknown: "advisory",
  why: "What is not recorded cannot be found afterwards: the types that a list forgets are the ones that an intruder makes. A region without workloads may do with a short list.",
  fix: "write recordingGroup { allSupported: true }, includeGlobalResourceTypes: true in one region, and a RecorderStatus that is enabled",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "Config.1" },
    { framework: "cis-aws", version: "5.0.0", id: "3.3" },
    { framework: "cis-aws", version: "7.0.0", id: "4.3" },
  ],
  types: [TOKEN, "aws:cfg/recorderStatus:RecorderStatus"],
  needs: [],
  uses: ["allowedRegions"],
  options: { mayExclude, globalsElsewhere },

  check({ resources }, options) {
    const recorders = resources.filter((one) => isOneOf(one, RECORDERS));
    const statuses = resources.filter((one) => isOneOf(one, STATUSES));
    if (recorders.length + statuses.length === 0) return [notApplicable("the stack declares no recorder")];
    const recorded = recorders.map(({ props }) => recordedBy(props));
    const verdicts = [
      ...recorders.flatMap((one, index) => judgeRecorded(one, recorded[index]!, options)),
      ...judgeStarted(recorders, statuses),
      ...(recorders.length === 0 || options.globalsElsewhere === true ? [] : judgeGlobals(recorders, recorded)),
    ];
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      { title: "a recorder of everything", subject: { resources: [recorder(), status()] } },
      {
        title: "two regions, of which one records users and roles",
        subject: {
          resources: [recorder(), status(), recorder({ allSupported: true }, "us-east-1"), status(true, "us-east-1")],
        },
      },
      {
        title: "a short list in a region without workloads",
        options: { allowedRegions: ["eu-west-1"] },
        subject: { resources: [recorder(), status(), recorder(short(), "us-east-1"), status(true, "us-east-1")] },
      },
      {
        title: "users and roles that another stack records",
        options: { globalsElsewhere: true },
        subject: { resources: [recorder(undefined), status()] },
      },
      {
        title: "everything but a type that costs too much",
        options: { mayExclude: ["AWS::EC2::NetworkInterface"] },
        subject: { resources: [recorder(without("AWS::EC2::NetworkInterface")), status()] },
      },
      {
        title: "a recorder of Cloud Control, which starts by itself",
        subject: {
          resources: [recorder(all, "eu-west-1", "aws-native:configuration:ConfigurationRecorder")],
        },
      },
      { title: "a stack without a recorder", subject: { resources: [{ type: "aws:s3/bucket:Bucket", props: {} }] } },
    ],
    fail: [
      { title: "a recorder of two types", subject: { resources: [recorder(short(["AWS::S3::Bucket"])), status()] } },
      {
        title: "a short list in a region where workloads run",
        options: { allowedRegions: ["eu-west-1"] },
        subject: {
          resources: [recorder(all, "us-east-1"), status(true, "us-east-1"), recorder(short()), status()],
        },
      },
      { title: "everything but machines", subject: { resources: [recorder(without("AWS::EC2::Instance")), status()] } },
      {
        title: "a recorder without users and roles",
        subject: { resources: [recorder({ allSupported: true }), status()] },
      },
      { title: "a recorder that is switched off", subject: { resources: [recorder(), status(false)] } },
      { title: "a recorder that nobody starts", subject: { resources: [recorder()] } },
      {
        title: "one of two recorders of the same name, which nobody starts",
        subject: { resources: [recorder(), status(), recorder(all, "us-east-1")] },
      },
      {
        title: "a recorder of another stack that is switched off",
        subject: { resources: [{ ...status(false), propertyDependencies: {} }] },
      },
      {
        title: "a recorder of Cloud Control without users and roles",
        subject: {
          resources: [recorder({ allSupported: true }, "eu-west-1", "aws-native:configuration:ConfigurationRecorder")],
        },
      },
    ],
    unknown: [
      { title: "a recorder that is perhaps switched off", subject: { resources: [recorder(), status(UNKNOWN)] } },
      {
        title: "types that are not known yet",
        subject: { resources: [recorder({ ...all, allSupported: UNKNOWN }), status()] },
      },
      {
        title: "a short list in a region that is not known yet",
        options: { allowedRegions: ["eu-west-1"] },
        subject: { resources: [recorder(), status(), recorder(short(), UNKNOWN), status(true, UNKNOWN)] },
      },
    ],
  },
};
