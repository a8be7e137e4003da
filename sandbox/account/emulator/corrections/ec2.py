"""https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html"""

from moto.ec2.models.instances import InstanceBackend

from corrections import ec2_fleets, ec2_interfaces, ec2_protection, ec2_snapshots, ec2_spot
from corrections.events import put_on_default_bus
from corrections.wrapping import around


def tell_states(backend, instances):
    """EC2 tells the state of each machine on the bus of its region, however it was started."""
    for instance in instances:
        put_on_default_bus(
            backend.account_id,
            backend.region_name,
            {
                "source": "aws.ec2",
                "detail-type": "EC2 Instance State-change Notification",
                "resources": [f"arn:aws:ec2:{backend.region_name}:{backend.account_id}:instance/{instance.id}"],
                "detail": {"instance-id": instance.id, "state": instance.state},
            },
        )


def run(method, self, *args, **kwargs):
    reservation = method(self, *args, **kwargs)
    tell_states(self, reservation.instances)
    return reservation


def change(method, self, *args, **kwargs):
    changed = method(self, *args, **kwargs)
    tell_states(self, [instance for instance, _before in changed])
    return changed


def correct():
    for part in (ec2_fleets, ec2_interfaces, ec2_protection, ec2_snapshots, ec2_spot):
        part.correct()
    around(InstanceBackend, "run_instances", run)
    for name in ("start_instances", "stop_instances", "terminate_instances"):
        around(InstanceBackend, name, change)
