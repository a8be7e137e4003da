"""
Groups whose processes are suspended: https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html and
https://docs.aws.amazon.com/autoscaling/ec2/userguide/understand-how-suspending-processes-affects-other-processes.html
"""

from moto.autoscaling.models import AutoScalingBackend, FakeAutoScalingGroup
from moto.core.utils import utcnow

from corrections.wrapping import around


def made(method, self, *args, **kwargs):
    """moto tells the time of this machine's zone."""
    method(self, *args, **kwargs)
    self.created_time = utcnow()


def set_capacity(method, self, new_capacity):
    """A group takes any size; what it does about it depends on its processes. moto's launches and ends all the same."""
    wanted = (self.min_size if new_capacity is None else new_capacity) or 0
    there = len(self.active_instances())
    suspended = self._suspended_processes
    if (wanted > there and "Launch" in suspended) or (wanted < there and "Terminate" in suspended):
        self.desired_capacity = wanted
        return
    method(self, new_capacity)


def ended(_method, self, instance_ids):
    """The group learns of it by its next look at their health, which is not at once: see clock.py."""
    for group in self.autoscaling_groups.values():
        group.instance_states = [each for each in group.instance_states if each.instance.id not in instance_ids]


def resume(method, self, group_name, scaling_processes):
    """It replaces at once what ended while Launch was suspended."""
    method(self, group_name, scaling_processes)
    group = self.autoscaling_groups[group_name]
    if "Launch" in (scaling_processes or ["Launch"]):
        group.set_desired_capacity(group.desired_capacity)


def correct():
    around(FakeAutoScalingGroup, "__init__", made)
    around(FakeAutoScalingGroup, "set_desired_capacity", set_capacity)
    around(AutoScalingBackend, "notify_terminate_instances", ended)
    around(AutoScalingBackend, "resume_processes", resume)
