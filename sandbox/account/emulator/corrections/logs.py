"""https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html and API_DeleteLogGroup.html

Filters count nothing here: moto takes every pattern of JSON for one that matches, and keeps no metric of it.
"""

import json
import time

from moto.logs.exceptions import ResourceNotFoundException
from moto.logs.models import LogsBackend, logs_backends

from corrections.wrapping import around


def put_filter(method, self, filter_name, filter_pattern, log_group_name, metric_transformations):
    """A name is one of its log group, and putting it again changes it; moto would have it twice."""
    if log_group_name not in self.groups:
        raise ResourceNotFoundException()
    self.filters.delete_filter(filter_name, log_group_name)
    method(self, filter_name, filter_pattern, log_group_name, metric_transformations)


def delete_group(method, self, log_group_name):
    method(self, log_group_name)
    for one in self.filters.get_matching_filters(log_group_name=log_group_name):
        self.filters.delete_filter(one["filterName"], log_group_name)


def deliver(account, trail, detail):
    """What a trail sends to its log group: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html"""
    if not trail.cw_log_group_arn:
        return
    _, _, _, region, _, _, group, *_ = trail.cw_log_group_arn.split(":")
    backend = logs_backends[account][region]
    if group not in backend.groups:
        return
    stream = f"{account}_CloudTrail_{trail.region_name}"
    if stream not in backend.groups[group].streams:
        backend.create_log_stream(group, stream)
    event = {"timestamp": int(time.time() * 1000), "message": json.dumps(detail)}
    backend.put_log_events(group, stream, [event])


def correct():
    around(LogsBackend, "put_metric_filter", put_filter)
    around(LogsBackend, "delete_log_group", delete_group)
