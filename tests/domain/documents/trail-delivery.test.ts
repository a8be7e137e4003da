import { trailDeliveryRights, trailDeliveryTrust } from "../../../domain/documents/trail-delivery";

const GROUP = "arn:aws:logs:eu-west-1:123456789012:log-group:ringfence-cis-metric-filters-trail-1a2b3c4";

it("the role of the trail's delivery is taken by CloudTrail, and writes to its streams in one log group", () => {
  expect(trailDeliveryTrust().Statement).toEqual([
    {
      Sid: "TrailDelivers",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ]);
  expect(trailDeliveryRights(GROUP).Statement).toEqual([
    {
      Sid: "WriteCalls",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${GROUP}:log-stream:123456789012_CloudTrail_eu-west-1*`,
    },
  ]);
});

it("for the trail of an organization, to the streams of its members too", () => {
  expect(trailDeliveryRights(GROUP, "o-abcdefghij").Statement[0]!.Resource).toEqual([
    `${GROUP}:log-stream:123456789012_CloudTrail_eu-west-1*`,
    `${GROUP}:log-stream:o-abcdefghij_*`,
  ]);
});
