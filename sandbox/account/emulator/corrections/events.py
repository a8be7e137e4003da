"""https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html and API_PutTargets.html"""

import json
import re
from copy import deepcopy
from datetime import datetime, timezone

from moto.core.exceptions import JsonRESTError
from moto.core.utils import unix_time
from moto.events.exceptions import ResourceNotFoundException, ValidationException
from moto.events.models import _BASE_EVENT_MESSAGE, EventsBackend, Rule, events_backends
from moto.moto_api._internal import mock_random

from corrections.notices import tell, tell_forward
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


def is_seen(rule, event):
    """
    A call that only reads is shown to rules in one state alone:
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
    """
    is_read = event["detail-type"].endswith("via CloudTrail") and event["detail"].get("readOnly") is True
    states = [ALL_MANAGEMENT_EVENTS] if is_read else ["ENABLED", ALL_MANAGEMENT_EVENTS]
    return rule.state in states and rule.event_pattern.matches_event(event)


def text_of(value):
    return value if isinstance(value, str) else json.dumps(value)


def shown(event):
    """An event as a target sees it: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html"""
    time = event["time"]
    moment = time if isinstance(time, str) else f"{datetime.fromtimestamp(time, timezone.utc):%Y-%m-%dT%H:%M:%SZ}"
    return {**{name: value for name, value in event.items() if name != "ingestion-time"}, "time": moment}


# Of JSON paths EventBridge takes names and places in a list; a name may have a hyphen, which libraries take for a minus.
STEP = re.compile(r"\.([\w-]+)|\[(\d+)\]")


def value_at(path, event):
    """The value at `$.detail.affectedEntities[0].entityValue`; None when there is none."""
    value = event
    for name, place in STEP.findall(path):
        try:
            value = value[name] if name else value[int(place)]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def text_for(target, event):
    """
    What a target is sent. A variable that finds nothing leaves nothing behind, and quotes of a template are sent as they are:
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
    """
    if "Input" in target:
        return target["Input"]
    transformer = target.get("InputTransformer")
    if transformer is None:
        return json.dumps(event)
    found = {name: value_at(path, event) for name, path in transformer.get("InputPathsMap", {}).items()}

    def value(place):
        name = place.group(1)
        if name not in found:
            return place.group(0)
        return "" if found[name] is None else text_of(found[name])

    # All at once, so that a value that looks like a place is not filled in.
    return re.sub(r"<([\w.-]+)>", value, transformer["InputTemplate"])


def send(method, self, event, *args, **kwargs):
    """
    moto sends to no topic, and to a bus as if the event came from there; whether a message may be sent is for the gateway to
    judge.
    """
    if not is_seen(self, event):
        return
    topics = [target for target in self.targets if target["Arn"].split(":")[2] == "sns"]
    buses = [target for target in self.targets if ":event-bus/" in target["Arn"]]
    seen = shown(event)
    for target in [*topics, *buses]:
        role_arn = target.get("RoleArn") or self.role_arn
        if target in topics:
            tell("events.amazonaws.com", self.arn, target["Arn"], text_for(target, seen), role_arn=role_arn)
        else:
            tell_forward(self.arn, target["Arn"], seen, role_arn=role_arn)
    all_targets = self.targets
    self.targets = [target for target in all_targets if target not in topics and target not in buses]
    try:
        method(self, event, *args, **kwargs)
    finally:
        self.targets = all_targets


def put_on_default_bus(account, region, event):
    """An event of an AWS service, or one that another region sent, which keeps its region and account."""
    here = {"id": str(mock_random.uuid4()), "account": account, "region": region, "time": unix_time()}
    message = {**deepcopy(_BASE_EVENT_MESSAGE), **here, **event}
    for rule in list(events_backends[account][region].describe_event_bus("default").rules.values()):
        rule.send_to_targets(message)


def put_events(method, self, events):
    """
    Nobody may speak for AWS, whatever rights they have:
    https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
    """
    refused = {"ErrorCode": "NotAuthorizedForSourceException", "ErrorMessage": "Not authorized for the source."}
    accepted = iter(method(self, [event for event in events if not speaks_for_aws(event)]))
    return [refused if speaks_for_aws(event) else next(accepted) for event in events]


def speaks_for_aws(event):
    return (event.get("Source") or "").startswith("aws.")


def correct():
    around(Rule, "send_to_targets", send)
    around(EventsBackend, "put_rule", put_rule)
    around(EventsBackend, "put_events", put_events)
    before(EventsBackend, "put_rule", rule_is_possible)
    before(EventsBackend, "put_targets", targets_are_possible)
    for name in ("describe_rule", "enable_rule", "disable_rule", "list_targets_by_rule"):
        before(EventsBackend, name, rule_exists)
