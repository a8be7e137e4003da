"""https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html and API_PutTargets.html"""

import re

from moto.core.exceptions import JsonRESTError
from moto.events.exceptions import ResourceNotFoundException, ValidationException
from moto.events.models import EventsBackend

from corrections.wrapping import around, before

# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
TARGETS_OF_A_RULE = 5

# Rules in this state see the calls of CloudTrail that only read, too.
ALL_MANAGEMENT_EVENTS = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"
STATES = ["ENABLED", "DISABLED", ALL_MANAGEMENT_EVENTS]

# A rate of one is written in the singular, a cron expression has six fields.
SCHEDULE = re.compile(r"rate\((1 (minute|hour|day)|([2-9]|[1-9]\d+) (minute|hour|day)s)\)|cron\(\s*\S+(\s+\S+){5}\s*\)")

# https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html
RETRIES = {"MaximumEventAgeInSeconds": (60, 86400), "MaximumRetryAttempts": (0, 185)}


def broken(value, place, constraint):
    return ValidationException(
        f"1 validation error detected: Value '{value}' at '{place}' failed to satisfy constraint: {constraint}"
    )


def rule_is_possible(_self, _name, **kwargs):
    state, schedule = kwargs.get("state"), kwargs.get("scheduled_expression")
    if state and state not in STATES:
        raise broken(state, "state", f"Member must satisfy enum value set: [{', '.join(STATES)}]")
    if schedule and not SCHEDULE.fullmatch(schedule):
        raise ValidationException("Parameter ScheduleExpression is not valid.")
    if schedule and state == ALL_MANAGEMENT_EVENTS:
        raise ValidationException(f"{state} rule state is not supported with scheduled rule expressions.")


def put_rule(method, self, name, **kwargs):
    """A change keeps the rule's tags, whatever tags come with it."""
    bus = self._get_event_bus(self._normalize_event_bus_arn(kwargs.get("event_bus_arn")))
    return method(self, name, **({**kwargs, "tags": None} if name in bus.rules else kwargs))


def rule_exists(self, name, event_bus_arn=None, **_rest):
    bus = self._get_event_bus(self._normalize_event_bus_arn(event_bus_arn))
    if name not in bus.rules:
        raise ResourceNotFoundException(f"Rule {name} does not exist on EventBus {bus.name}.")
    return bus.rules[name]


def targets_are_possible(self, name, event_bus_arn, targets):
    for number, target in enumerate(targets, 1):
        for field, (least, most) in RETRIES.items():
            value = target.get("RetryPolicy", {}).get(field)
            place = f"targets.{number}.member.retryPolicy.{field[0].lower()}{field[1:]}"
            if value is not None and value < least:
                raise broken(value, place, f"Member must have value greater than or equal to {least}")
            if value is not None and value > most:
                raise broken(value, place, f"Member must have value less than or equal to {most}")
    rule = rule_exists(self, name, event_bus_arn)
    if len({target["Id"] for target in [*rule.targets, *targets]}) > TARGETS_OF_A_RULE:
        raise JsonRESTError("LimitExceededException", "The requested resource exceeds the maximum number allowed.")


def correct():
    around(EventsBackend, "put_rule", put_rule)
    before(EventsBackend, "put_rule", rule_is_possible)
    before(EventsBackend, "put_targets", targets_are_possible)
    for name in ("describe_rule", "enable_rule", "disable_rule", "list_targets_by_rule"):
        before(EventsBackend, name, rule_exists)
