"""https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"""

import json

from moto.cloudwatch.exceptions import ResourceNotFoundException, ValidationError
from moto.cloudwatch.models import Alarm, CloudWatchBackend

from corrections.notices import tell
from corrections.wrapping import around, before

NO_DATA = "INSUFFICIENT_DATA"


def new_alarm(method, self, *args, **kwargs):
    """An alarm has no data before its first evaluation."""
    method(self, *args, **kwargs)
    self.state_value = NO_DATA


def needs_something_to_watch(_self, **kwargs):
    if not any(kwargs.get(name) for name in ("metric_name", "metric_data_queries", "rule")):
        raise ValidationError("Either MetricName, Metrics or AlarmRule must be specified")


def put_alarm(method, self, **kwargs):
    """A change keeps the alarm's state until the next evaluation, and its tags, whatever tags come with it."""
    old = self.alarms.get(kwargs["name"])
    if old is None:
        return method(self, **kwargs)
    alarm = method(self, **{**kwargs, "tags": None})
    alarm.state_value = old.state_value
    alarm.state_reason = old.state_reason
    alarm.state_reason_data = old.state_reason_data
    alarm.state_updated_timestamp = old.state_updated_timestamp
    return alarm


def delete_alarms(method, self, alarm_names):
    """The tags go with the alarm."""
    arns = [self.alarms[name].alarm_arn for name in alarm_names if name in self.alarms]
    method(self, alarm_names)
    for arn in arns:
        self.tagger.delete_all_tags_for_resource(arn)


def alarm_exists(self, arn, *_rest):
    if ":alarm:" in arn and all(alarm.alarm_arn != arn for alarm in self.alarms.values()):
        raise ResourceNotFoundException(f"Resource {arn} does not exist.")


ACTIONS = {"ALARM": "alarm_actions", "OK": "ok_actions", NO_DATA: "insufficient_data_actions"}


def update_state(method, self, reason, reason_data, state_value):
    """
    An alarm acts when its state changes, and SetAlarmState changes it:
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html
    """
    before_it = self.state_value
    method(self, reason, reason_data, state_value)
    if before_it == state_value or not self.actions_enabled:
        return
    what = {"AlarmName": self.name, "NewStateValue": state_value, "OldStateValue": before_it, "NewStateReason": reason}
    for action in getattr(self, ACTIONS[state_value]) or []:
        if action.split(":")[2] == "sns":
            subject = f"{state_value}: \"{self.name}\" in {self.region_name}"
            tell("cloudwatch.amazonaws.com", self.alarm_arn, action, json.dumps(what), subject)


def correct():
    around(Alarm, "update_state", update_state)
    around(Alarm, "__init__", new_alarm)
    around(CloudWatchBackend, "put_metric_alarm", put_alarm)
    before(CloudWatchBackend, "put_metric_alarm", needs_something_to_watch)
    around(CloudWatchBackend, "delete_alarms", delete_alarms)
    for name in ("list_tags_for_resource", "tag_resource", "untag_resource"):
        before(CloudWatchBackend, name, alarm_exists)
