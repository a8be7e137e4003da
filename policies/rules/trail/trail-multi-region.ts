import { UNKNOWN } from "../../engine/reader";
import { notApplicable, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { judgeSwitch, ON } from "../../facts/switches";
import { nameOf } from "../../facts/thing";
import { logsManagement, TRAILS } from "./trails";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

/**
 * An absent `isMultiRegionTrail` is off, absent global events are on:
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
 */
function judge({ type, props }: Resource): Verdict[] {
  if (!TRAILS.includes(nameOf(type))) return [];
  const management = logsManagement(props);
  if (management === "no") return [notApplicable("the trail is told to log no management events")];
  const verdicts = [
    ...judgeSwitch(props.get("isMultiRegionTrail"), ON),
    ...judgeSwitch(props.get("includeGlobalServiceEvents"), { position: "on", absent: "on" }),
  ];
  return management === "unknown" && verdicts.length > 0
    ? [undetermined("eventSelectors", "whether it logs management events is not known yet")]
    : verdicts;
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const TOKEN = "aws:cloudtrail/trail:Trail";
const category = (name: unknown) => ({ fieldSelectors: [{ field: "eventCategory", equals: [name] }] });

export const trailMultiRegion: ResourceRule = {
  id: "trail-multi-region",
  kind: "resource",
  title: "trails log every region and the services without one",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "An intruder goes where nobody logs: a trail of one region sees neither the machines in the others nor what is done to users and roles.",
  fix: "write isMultiRegionTrail: true, and leave includeGlobalServiceEvents on",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "CloudTrail.1" },
    { framework: "cis-aws", version: "5.0.0", id: "3.1" },
    { framework: "cis-aws", version: "7.0.0", id: "4.1" },
    { framework: "mitre-attack", version: "17", id: "T1535" },
  ],
  types: ofKinds("trails", TRAILS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, TRAILS, judge),

  examples: {
    pass: [
      example("a trail of every region", TOKEN, { isMultiRegionTrail: true }),
      example("a trail of an organization", TOKEN, {
        isMultiRegionTrail: true,
        isOrganizationTrail: true,
        includeGlobalServiceEvents: true,
      }),
      example("a trail of Cloud Control", "aws-native:cloudtrail:Trail", { isMultiRegionTrail: true, isLogging: true }),
      example("a trail of data events in one region", TOKEN, {
        eventSelectors: [{ includeManagementEvents: false, dataResources: [{ type: "AWS::S3::Object" }] }],
      }),
      example("the same with selectors of fields", TOKEN, { advancedEventSelectors: [category("Data")] }),
    ],
    fail: [
      example("a trail that does not say it", TOKEN, { s3BucketName: "logs" }),
      example("a trail of one region", TOKEN, { isMultiRegionTrail: false }),
      example("a trail of an organization in one region", TOKEN, { isOrganizationTrail: true }),
      example("a trail without users and roles", TOKEN, {
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: false,
      }),
      example("a trail of one region that logs data as well", TOKEN, {
        advancedEventSelectors: [category("Data"), category("Management")],
      }),
      example("a trail of Cloud Control", "aws-native:cloudtrail:Trail", { isLogging: true }),
      example("a trail of any Terraform provider", "aws:index/cloudtrail:Cloudtrail", {
        eventSelector: [{ readWriteType: "All", includeManagementEvents: true }],
      }),
      example("a trail in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: { Trail: { Type: "AWS::CloudTrail::Trail", Properties: { IsMultiRegionTrail: "false" } } },
        }),
      }),
    ],
    unknown: [
      example("a switch that another resource decides about", TOKEN, { isMultiRegionTrail: UNKNOWN }),
      example("a trail of one region that logs perhaps data alone", TOKEN, {
        eventSelectors: [{ includeManagementEvents: UNKNOWN }],
      }),
      example("global events that another resource decides about", TOKEN, {
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: UNKNOWN,
      }),
    ],
  },
};
