"""
Termination protection: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html and
https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_ChangingDisableAPITermination.html
"""

from moto.ec2.exceptions import OperationNotPermitted4
from moto.ec2.models.instances import InstanceBackend
from moto.ec2.responses.instances import InstanceResponse

from corrections.wrapping import around


def run(method, self):
    """moto does not hear of protection in a launch."""
    result = method(self)
    if self._get_bool_param("DisableApiTermination"):
        for instance in result.result.instances:
            instance.disable_api_termination = True
    return result


def terminate(method, self):
    """
    A protected machine holds up those of its zone, and no others; the call fails all the same. moto ends what comes before it
    in the list, wherever that is.
    """
    asked = self.ec2_backend.get_multi_instances_by_id(self._get_param("InstanceIds", []))
    held = [instance for instance in asked if instance.disable_api_termination is True]
    if not held:
        return method(self)
    self.error_on_dryrun()
    zones = {instance.placement.zone for instance in held}
    free = [instance.id for instance in asked if instance.placement.zone not in zones]
    if free:
        from moto.autoscaling import autoscaling_backends

        self.ec2_backend.terminate_instances(free)
        autoscaling_backends[self.current_account][self.region].notify_terminate_instances(free)
    raise OperationNotPermitted4(held[0].id)


def end(method, self, instance_ids):
    """Only calls are held up: a group that shrinks ends its machines, protected or not."""
    for instance in self.get_multi_instances_by_id(instance_ids):
        instance.disable_api_termination = False
    return method(self, instance_ids)


def correct():
    around(InstanceResponse, "run_instances", run)
    around(InstanceResponse, "terminate_instances", terminate)
    around(InstanceBackend, "terminate_instances", end)
