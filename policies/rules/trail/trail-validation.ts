import { UNKNOWN } from "../../engine/reader";
import { change } from "../../facts/change";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { judgeSwitch, ON } from "../../facts/switches";
import { nameOf } from "../../facts/thing";
import { TRAILS } from "./trails";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

/** Absent is off: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html */
const judge = ({ type, props }: Resource): Verdict[] =>
  TRAILS.includes(nameOf(type)) ? judgeSwitch(props.get("enableLogFileValidation"), ON) : [];

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const TOKEN = "aws:cloudtrail/trail:Trail";

export const trailValidation: ResourceRule = {
  id: "trail-validation",
  kind: "resource",
  title: "trails sign what they write",
  severity: "medium",
  level: "mandatory",
  onUnknown: "advisory",
  why: "With digests, a log file that somebody changed or took away shows. Without them the log of an incident proves nothing.",
  fix: "write enableLogFileValidation: true",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "CloudTrail.4" },
    { framework: "cis-aws", version: "5.0.0", id: "3.2" },
    { framework: "cis-aws", version: "7.0.0", id: "4.2" },
  ],
  types: ofKinds("trails", TRAILS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, TRAILS, judge),

  remediate: (resource) =>
    judge(resource).some(({ kind }) => kind === "fail")
      ? [change(resource.props.get("enableLogFileValidation"), true)]
      : [],

  examples: {
    pass: [
      example("a trail with digests", TOKEN, { s3BucketName: "logs", enableLogFileValidation: true }),
      example("a trail of Cloud Control", "aws-native:cloudtrail:Trail", { enableLogFileValidation: true }),
      example("a trail of any Terraform provider", "aws:index/cloudtrail:Cloudtrail", {
        enableLogFileValidation: "true",
      }),
    ],
    fail: [
      example("a trail that does not say it", TOKEN, { s3BucketName: "logs" }),
      example("a trail that says no", TOKEN, { enableLogFileValidation: false }),
      example("a trail of an organization", TOKEN, { isOrganizationTrail: true }),
      example("a trail of Cloud Control", "aws-native:cloudtrail:Trail", { isLogging: true }),
      example("a trail of any Terraform provider", "aws:index/cloudtrail:Cloudtrail", {}),
      example("a trail in the template of a stack", "aws:cloudformation/stack:Stack", {
        templateBody: JSON.stringify({
          Resources: { Trail: { Type: "AWS::CloudTrail::Trail", Properties: { IsLogging: true } } },
        }),
      }),
    ],
    unknown: [example("a switch that another resource decides about", TOKEN, { enableLogFileValidation: UNKNOWN })],
  },
};
