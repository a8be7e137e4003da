"""Three parts of the baseline from a program in Python."""

import pulumi
import pulumi_aws as aws
import pulumi_ringfence as ringfence

# Plain lists, decided before anything is declared: they say how many resources there are.
allowed_regions = ["ap-southeast-2"]
covered_regions = [*allowed_regions, "us-east-1"]

developers = aws.iam.Group("developers")

alerts = ringfence.AlertChannel(
    "alerts",
    regions=covered_regions,
    emails={"security": "security@acme.internal"},
)

watch = ringfence.GuardDutyEverywhere(
    "watch",
    regions=covered_regions,
    # Kept when this program is destroyed: taking a program down must not switch off who watches.
    opts=pulumi.ResourceOptions(retain_on_delete=True),
)

guardrails = ringfence.Guardrails(
    "guardrails",
    allowed_regions=allowed_regions,
    own_groups={"developers": developers.name},
)

pulumi.export("topicArns", alerts.topic_arns)
pulumi.export("detectorIds", watch.detector_ids)
pulumi.export("boundaryArn", guardrails.boundary_arn)
