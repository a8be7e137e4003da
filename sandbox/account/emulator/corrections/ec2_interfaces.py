"""https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html: an interface that is made with its machine ends with it."""

from moto.ec2.models.instances import InstanceBackend

from corrections.wrapping import around


def run(method, self, *args, **kwargs):
    """moto keeps it, unless the launch says `DeleteOnTermination`; that a launch may say no is not told apart."""
    known = set(self.enis)
    reservation = method(self, *args, **kwargs)
    for instance in reservation.instances:
        for interface in instance.nics.values():
            if interface.id not in known:
                interface.delete_on_termination = True
    return reservation


def terminate(method, self, *args, **kwargs):
    """Once is enough: AWS takes a second end of a machine without a word, and moto misses the interface then."""
    terminated = method(self, *args, **kwargs)
    for instance, _before in terminated:
        for interface in instance.nics.values():
            interface.delete_on_termination = False
    return terminated


def correct():
    around(InstanceBackend, "run_instances", run)
    around(InstanceBackend, "terminate_instances", terminate)
