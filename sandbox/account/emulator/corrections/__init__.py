"""Where moto answers, but not as AWS does; operations that moto lacks altogether are in services/*.ts.

One file a service, each with a function `correct`, which is called once, before the service's first request. A correction
stands here, and not in the gateway, when it needs to see moto's own state.
"""

from importlib import import_module

CORRECTED = {
    "autoscaling",
    "cloudformation",
    "cloudtrail",
    "cloudwatch",
    "config",
    "ec2",
    "ecs",
    "events",
    "iam",
    "kms",
    "logs",
    "organizations",
    "sns",
}


def correct(service):
    """Applies the corrections of a service, if there are any."""
    if service in CORRECTED:
        import_module(f"corrections.{service}").correct()
