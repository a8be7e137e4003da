import { bad, type BadSetting, deploys } from "./bad";

const GITHUB = "token.actions.githubusercontent.com";
const provider = (issuer: string) => ({
  existing: { githubProviderArn: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
});

export const BAD_EXISTING: readonly BadSetting[] = [
  bad(
    "a detector in an unknown region",
    { existing: { detectorIds: { "us-east-9": "12abc34d567e8fa901bc2d34e56789f0" } } },
    'existing.detectorIds.us-east-9: unknown region "us-east-9", did you mean "us-east-1"?; allowed are the codes of the aws partition, such as us-east-1',
  ),
  bad(
    "a detector id that is none",
    { existing: { detectorIds: { "us-east-1": "abc" } } },
    'existing.detectorIds.us-east-1: expected a detector id of 32 hexadecimal digits, received "abc"',
  ),
  bad(
    "a detector in a region that is not covered",
    {
      enabledRegions: ["ap-southeast-2"],
      existing: { detectorIds: { "us-east-1": "12abc34d567e8fa901bc2d34e56789f0" } },
    },
    "existing.detectorIds.us-east-1: the region is not covered, so its detector cannot be adopted; covered are ap-southeast-2",
  ),
  bad(
    "a detector to adopt while GuardDuty is off",
    { profile: "minimal", existing: { detectorIds: { "ap-southeast-2": "12abc34d567e8fa901bc2d34e56789f0" } } },
    "existing.detectorIds: has no effect while guardduty is off; remove it, or switch guardduty on in controls",
  ),
  bad(
    "a trail by its name",
    { existing: { trail: "management-events" } },
    'existing.trail: expected the ARN of a trail, arn:aws:cloudtrail:<region>:<account>:trail/<name>, received "management-events"',
  ),
  bad(
    "a trail beside the one to make",
    {
      existing: { trail: "arn:aws:cloudtrail:us-east-1:123456789012:trail/all" },
      controls: { "audit-trail": "on" },
    },
    "existing.trail: has no effect while audit-trail is switched on in controls; remove one of the two",
  ),
  bad(
    "an unknown kind of thing",
    { existing: { trails: [] } },
    'existing.trails: unknown key, did you mean "trail"?; allowed are trail, hubs, indexes, analyzers, recorders and 6 more, see docs/settings.md',
  ),
  bad(
    "an analyzer that is none, and days beyond a year",
    { existing: { unusedAccessAnalyzer: "1 analyzer" }, controls: { "unused-access": { unusedAccessAge: 400 } } },
    'existing.unusedAccessAnalyzer: expected a name of an analyzer: letters, digits, and _ . - behind a letter, received "1 analyzer"',
    "controls.unused-access.unusedAccessAge: expected a whole number of days from 1 to 365, received 400",
  ),
  bad(
    "an index that is a view",
    { existing: { indexes: { "eu-west-1": "arn:aws:resource-explorer-2:eu-west-1:123456789012:view/all/1" } } },
    'existing.indexes.eu-west-1: expected an ARN of an index: arn:aws:resource-explorer-2:<region>:<account>:index/<id>, received "arn:aws:resource-explorer-2:eu-west-1:123456789012:view/all…',
  ),
  bad(
    "an anomaly monitor by its name",
    { existing: { anomalyMonitor: "Default-Services-Monitor" } },
    'existing.anomalyMonitor: expected the ARN of an anomaly monitor, arn:aws:ce::<account>:anomalymonitor/<id>; aws ce get-anomaly-monitors prints it, received "Default-Services-Monitor"',
  ),
  bad(
    "an anomaly monitor for nobody",
    {
      existing: { anomalyMonitor: "arn:aws:ce::123456789012:anomalymonitor/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0" },
      controls: { "cost-anomaly": "off" },
    },
    "existing.anomalyMonitor: has no effect while cost-anomaly is off; remove it, or switch cost-anomaly on in controls",
  ),
  bad(
    "an identity provider that is not GitHub's",
    { ...deploys("repo:acme/infrastructure:environment:production"), ...provider("gitlab.com") },
    'existing.githubProviderArn: expected the ARN of the identity provider for GitHub, arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com, received "arn:aws:iam::123456789012:oidc-provider/gitlab.com"',
  ),
  bad(
    "an identity provider without a workflow",
    provider(GITHUB),
    "existing.githubProviderArn: has no effect without a deploy role; remove it, or name the workflow in controls.least-privilege.githubSubject",
  ),
  ...[false, true].map((hasSubject) =>
    bad(
      `an identity provider while least-privilege is off, ${hasSubject ? "with" : "without"} a workflow`,
      {
        ...provider(GITHUB),
        controls: {
          "least-privilege": {
            enabled: false,
            ...(hasSubject ? { githubSubject: "repo:acme/infrastructure:environment:production" } : {}),
          },
        },
      },
      "existing.githubProviderArn: has no effect while least-privilege is off; remove it, or switch least-privilege on in controls",
    ),
  ),
];
