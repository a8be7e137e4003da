"""
Spot requests and spot fleets.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instances-request-status-lifecycle.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CancelSpotFleetRequests.html
"""

from copy import copy

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ec2.exceptions import EC2ClientError
from moto.ec2.models.instances import Instance
from moto.ec2.models.spot_requests import SpotFleetRequest, SpotInstanceRequest, SpotRequestBackend
from moto.ec2.responses.spot_fleets import SpotFleets

from corrections.wrapping import around

ENDED = "terminated"
ACTIVE = ("submitted", "active", "modifying")

# Tags that AWS puts on what a fleet makes; nobody else can write a tag that begins with aws:
SPOT_FLEET_TAG = "aws:ec2spot:fleet-request-id"
EC2_FLEET_TAG = "aws:ec2:fleet-id"


def owner_tags(fleet_id):
    return {SPOT_FLEET_TAG if fleet_id.startswith("sfr-") else EC2_FLEET_TAG: fleet_id}


def running(fleet):
    """The requests of a fleet whose machine runs."""
    return [request for request in fleet.spot_requests if request.instance.state in ("pending", "running")]


def weight(fleet, request):
    """What a machine counts towards the target of its fleet."""
    kind = request.instance.instance_type
    return next((spec.weighted_capacity for spec in fleet.launch_specs if spec.instance_type == kind), 1.0)


def make(method, self, *args, **kwargs):
    """moto tells one time for all; and a request of a fleet is made once: its fleet asks again, not the request."""
    self.create_time = self.updated = utcnow()
    method(self, *args, **kwargs)
    if self.spot_fleet_id:
        self.type = "one-time"
        self.add_tags(owner_tags(self.spot_fleet_id))


def launch(method, self):
    """The machine names its request, and carries the tag of its fleet."""
    instance = method(self)
    instance.spot_instance_request_id = self.id
    if self.spot_fleet_id:
        instance.add_tags(owner_tags(self.spot_fleet_id))
    return instance


def change(request, state, code):
    request.state, request._status_code, request.updated = state, code, utcnow()


def status(self):
    return {"Code": self._status_code, "Message": self.status_message, "UpdateTime": self.updated}


def terminate(method, self):
    """To end what has ended is no error, and a persistent request whose machine ends opens again."""
    if self.state == ENDED:
        return copy(self._state)
    before = method(self)
    request = self.ec2_backend.spot_instance_requests.get(getattr(self, "spot_instance_request_id", None))
    if request and request.state == "active":
        change(request, "open" if request.type == "persistent" else "closed", "instance-terminated-by-user")
    elif request:
        request._status_code = "request-canceled-and-instance-terminated"
    return before


def cancel_requests(_method, self, request_ids):
    """A cancelled request stays to be seen for some time; its machine runs on."""
    unknown = [each for each in request_ids if each not in self.spot_instance_requests]
    if unknown:
        code = "InvalidSpotInstanceRequestID.NotFound"
        raise EC2ClientError(code, f"The spot instance request ID '{unknown[0]}' does not exist")
    requests = [self.spot_instance_requests[each] for each in request_ids]
    for request in requests:
        runs = request.instance.state != ENDED
        change(request, "cancelled", f"request-canceled-and-instance-{'running' if runs else 'terminated'}")
    return requests


def made(method, self, *args, **kwargs):
    """AWS tells when a fleet was asked for; that is not in moto's answer."""
    self.create_time = utcnow()
    method(self, *args, **kwargs)


def request_fleet(method, self):
    """moto knows no types: a fleet of type `request` replaces nothing."""
    result = method(self)
    fleet = self.ec2_backend.get_spot_fleet_request(result.result["SpotFleetRequestId"])
    fleet.fleet_type = self._get_param("SpotFleetRequestConfig", {}).get("Type", "maintain")
    return result


def end_fleet(fleet, terminates):
    """No machine is started any more, whether those that run are ended or not."""
    machines = [request.instance.id for request in running(fleet)]
    for request in list(fleet.spot_requests):
        change(request, "cancelled", "request-canceled-and-instance-running")
    if terminates and machines:
        fleet.ec2_backend.terminate_instances(machines)


def cancel_fleets(_method, self):
    """moto fails for a fleet whose machines were ended by hand, and for one that is not there."""
    terminates = self._get_bool_param("TerminateInstances", True)
    successful, unsuccessful = [], []
    for fleet_id in self._get_param("SpotFleetRequestIds", []):
        fleet = self.ec2_backend.get_spot_fleet_request(fleet_id)
        if fleet is None or fleet.state not in ACTIVE:
            code = "fleetRequestIdDoesNotExist" if fleet is None else "fleetRequestNotInCancellableState"
            message = f"The fleet request '{fleet_id}' {'does not exist' if fleet is None else f'is {fleet.state}'}"
            unsuccessful.append({"SpotFleetRequestId": fleet_id, "Error": {"Code": code, "Message": message}})
            continue
        before, fleet.state = fleet.state, "cancelled_terminating" if terminates else "cancelled_running"
        end_fleet(fleet, terminates)
        successful.append(
            {
                "SpotFleetRequestId": fleet_id,
                "CurrentSpotFleetRequestState": fleet.state,
                "PreviousSpotFleetRequestState": before,
            }
        )
    return ActionResult({"SuccessfulFleetRequests": successful, "UnsuccessfulFleetRequests": unsuccessful})


def correct():
    SpotInstanceRequest.create_time = None
    SpotInstanceRequest.status = property(status)
    around(SpotInstanceRequest, "__init__", make)
    around(SpotInstanceRequest, "launch_instance", launch)
    around(Instance, "terminate", terminate)
    around(SpotRequestBackend, "cancel_spot_instance_requests", cancel_requests)
    around(SpotFleetRequest, "__init__", made)
    around(SpotFleets, "request_spot_fleet", request_fleet)
    around(SpotFleets, "cancel_spot_fleet_requests", cancel_fleets)
