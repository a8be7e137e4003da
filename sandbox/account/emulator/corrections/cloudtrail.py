"""https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventSelectors.html and API_EventSelector.html"""

import json

from moto.cloudtrail.models import CloudTrailBackend, Trail, cloudtrail_backends
from moto.cloudtrail.responses import CloudTrailResponse
from moto.core.exceptions import JsonRESTError

from corrections.wrapping import around, before

# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
TRAILS_OF_A_REGION = 5

# "By default, trails created without specific event selectors will be configured to log all read and write management
# events, and no data events."
DEFAULT_SELECTOR = {
    "ReadWriteType": "All",
    "IncludeManagementEvents": True,
    "DataResources": [],
    "ExcludeManagementEventSources": [],
}


def put_selectors(_method, self, event_selectors, advanced_event_selectors):
    """A trail has selectors of one kind."""
    self.event_selectors = [{**DEFAULT_SELECTOR, **selector} for selector in event_selectors or []]
    self.advanced_event_selectors = advanced_event_selectors or []


def get_selectors(_method, self):
    if self.event_selectors or self.advanced_event_selectors:
        return self.event_selectors, self.advanced_event_selectors
    return [DEFAULT_SELECTOR], []


def has_custom_selectors(trail):
    """True when the trail logs anything but all management events."""
    return bool(trail.advanced_event_selectors) or trail.event_selectors not in ([], [DEFAULT_SELECTOR])


def described(method, self, *args, **kwargs):
    """What was not given is not shown."""
    description = {**method(self, *args, **kwargs), "HasCustomEventSelectors": has_custom_selectors(self)}
    return {name: value for name, value in description.items() if value is not None}


def find(method, self, name_or_arn):
    """By its ARN a trail of all regions is seen from each."""
    for trail in self.describe_trails(include_shadow_trails=True):
        if trail.arn == name_or_arn:
            return trail
    return method(self, name_or_arn)


def is_new(self, name, *_rest):
    """https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html"""
    seen = list(self.describe_trails(include_shadow_trails=True))
    if any(trail.trail_name == name for trail in seen):
        raise JsonRESTError("TrailAlreadyExistsException", f"Trail {name} already exists for customer: {self.account_id}")
    if len(seen) >= TRAILS_OF_A_REGION:
        message = f"User: {self.account_id} already has {len(seen)} trails in {self.region_name}."
        raise JsonRESTError("MaximumNumberOfTrailsExceededException", message)


def is_at_home(self, *given, **named):
    """A trail is changed where it was made: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html"""
    name = given[0] if given else named.get("name") or named["trail_name"]
    home = self.get_trail(name).region_name
    if home != self.region_name:
        message = f"Trail {name} in region {self.region_name} cannot be modified. The home region is {home}."
        raise JsonRESTError("InvalidHomeRegionException", message)


def delete(method, self, name):
    method(self, self.get_trail(name).trail_name)


def describe_some(_method, self):
    """Names of this region, or ARNs; moto would answer with all. One that is not there is left out."""
    wanted = self._get_param("trailNameList")
    found = self.cloudtrail_backend.describe_trails(self._get_bool_param("includeShadowTrails", True))
    named = [trail for trail in found if not wanted or trail.trail_name in wanted or trail.arn in wanted]
    return json.dumps({"trailList": [trail.description(include_region=True) for trail in named]})


def logs_management(trail, is_read):
    wanted = {"All", "ReadOnly" if is_read else "WriteOnly"}
    basic, advanced = trail.get_event_selectors()
    if any(one["IncludeManagementEvents"] and one["ReadWriteType"] in wanted for one in basic):
        return True
    for selector in advanced:
        fields = {field["Field"]: field.get("Equals", []) for field in selector["FieldSelectors"]}
        if "Management" in fields.get("eventCategory", []) and fields.get("readOnly", [str(is_read).lower()]) == [
            str(is_read).lower()
        ]:
            return True
    return False


def recorders(account, region, detail):
    """The trails that are on and log the call that an event of CloudTrail tells of."""
    trails = cloudtrail_backends[account][region].describe_trails(include_shadow_trails=True)
    is_read = detail.get("readOnly") is True
    return [trail for trail in trails if trail.status.is_logging and logs_management(trail, is_read)]


def correct():
    around(Trail, "put_event_selectors", put_selectors)
    around(Trail, "get_event_selectors", get_selectors)
    around(Trail, "description", described)
    around(CloudTrailBackend, "get_trail", find)
    around(CloudTrailBackend, "delete_trail", delete)
    around(CloudTrailResponse, "describe_trails", describe_some)
    before(CloudTrailBackend, "create_trail", is_new)
    for name in ("delete_trail", "update_trail", "start_logging", "stop_logging", "put_event_selectors"):
        before(CloudTrailBackend, name, is_at_home)
