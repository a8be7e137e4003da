"""The whole baseline from a program in Python."""

import pulumi
import pulumi_ringfence as ringfence

baseline = ringfence.AccountBaseline(
    "baseline",
    # Addresses that more than one person reads: AWS writes here first when it sees a leaked key.
    contacts={
        "security": {
            "name": "Mia Chen",
            "title": "Security Lead",
            "email": "security@acme.internal",
            "phone": "+61 2 9374 4000",
        },
        "operations": {
            "name": "Ava Rossi",
            "title": "Platform Lead",
            "email": "oncall@acme.internal",
            "phone": "+61 2 9374 4002",
        },
        "billing": {
            "name": "Noah Patel",
            "title": "Bookkeeper",
            "email": "accounts@acme.internal",
            "phone": "+61 2 9374 4001",
        },
    },
    allowed_regions=["ap-southeast-2"],
    # Known before anything is declared: how many resources there are depends on it.
    enabled_regions=["ap-southeast-2", "us-east-1"],
    monthly_budget_usd=100,
    profile="minimal",
)

pulumi.export("controlStates", baseline.control_states)
pulumi.export("alertTopicArns", baseline.alert_topic_arns)
