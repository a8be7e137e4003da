"""
What keeps a number of machines looks at them, and starts again what is missing.

- spot fleets of type maintain: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-fleet-request-type.html
- EC2 fleets of type maintain, the spot part of their target, which is what AWS says it replenishes:
  https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFleet.html
- persistent spot requests: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instances-request-status-lifecycle.html
- groups: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html
"""

from corrections.ec2_spot import ACTIVE, change, running, weight
from moto.autoscaling.models import autoscaling_backends
from moto.ec2.models import ec2_backends

# A group that misses one of them replaces nothing that ended.
REPLACING = {"Launch", "ReplaceUnhealthy", "HealthCheck"}


def refill(fleet, target):
    there = sum(weight(fleet, request) for request in running(fleet))
    if fleet.state in ACTIVE and fleet.fleet_type == "maintain" and there < target:
        fleet.create_spot_requests(target - there)
    fleet.fulfilled_capacity = sum(weight(fleet, request) for request in running(fleet))


def spot_target(fleet):
    """The part of an EC2 fleet's target that is spot."""
    capacity = fleet.target_capacity_specification
    if capacity.get("DefaultTargetCapacityType") == "spot":
        return fleet.target_capacity - int(capacity.get("OnDemandTargetCapacity", 0))
    return fleet.spot_target_capacity


def settle(fleet, states):
    """A fleet that was ended is done when its last machine is."""
    if fleet.state in states and not running(fleet):
        fleet.state = states[fleet.state]


def look_at_spot(backend):
    for fleet in list(backend.spot_fleet_requests.values()):
        refill(fleet, fleet.target_capacity)
        settle(fleet, {"cancelled_terminating": "cancelled", "cancelled_running": "cancelled"})
    for fleet in list(backend.fleets.values()):
        refill(fleet, spot_target(fleet))
        settle(fleet, {"deleted_terminating": "deleted", "deleted_running": "deleted"})
    for request in list(backend.spot_instance_requests.values()):
        if request.state == "open" and request.type == "persistent":
            request.instance = request.launch_instance()
            change(request, "active", "fulfilled")


def look_at_groups(backend):
    for group in list(backend.autoscaling_groups.values()):
        desired = group.desired_capacity or 0
        if not REPLACING.intersection(group._suspended_processes) and len(group.active_instances()) < desired:
            group.set_desired_capacity(desired)


def running_in(backend):
    return {instance.id for instance in backend.all_running_instances()}


def look():
    """Every region of every account, once. Tells which machines started where: region -> ids."""
    started = {}
    for backends, act in ((ec2_backends, look_at_spot), (autoscaling_backends, look_at_groups)):
        for account, regions in list(backends.items()):
            for region, backend in list(regions.items()):
                ec2 = ec2_backends[account][region]
                before = running_in(ec2)
                act(backend)
                started.setdefault(region, []).extend(sorted(running_in(ec2) - before))
    return {region: ids for region, ids in started.items() if ids}

