"""
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteFleets.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeFleets.html
"""

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ec2.models.fleets import Fleet
from moto.ec2.responses.fleets import Fleets

from corrections.ec2_spot import ACTIVE, EC2_FLEET_TAG, end_fleet
from corrections.wrapping import around


def made(method, self, *args, **kwargs):
    self.create_time = utcnow()
    method(self, *args, **kwargs)


def on_demand(method, self, weight_to_add):
    """The machines of a fleet carry its tag."""
    method(self, weight_to_add)
    for each in self.on_demand_instances:
        each["instance"].add_tags({EC2_FLEET_TAG: self.id})


def delete(_method, self):
    """moto fails for a fleet whose machines were ended by hand, and for one that is not there."""
    terminates = self._get_bool_param("TerminateInstances", True)
    successful, unsuccessful = [], []
    for fleet_id in self._get_param("FleetIds", []):
        fleet = self.ec2_backend.get_fleet(fleet_id)
        if fleet is None or fleet.state not in ACTIVE:
            code = "fleetIdDoesNotExist" if fleet is None else "fleetNotInDeletableState"
            message = f"The fleet '{fleet_id}' {'does not exist' if fleet is None else f'is {fleet.state}'}"
            unsuccessful.append({"FleetId": fleet_id, "Error": {"Code": code, "Message": message}})
            continue
        before, fleet.state = fleet.state, "deleted_terminating" if terminates else "deleted_running"
        end_fleet(fleet, terminates)
        machines = [each["instance"].id for each in fleet.on_demand_instances]
        if terminates and machines:
            fleet.ec2_backend.terminate_instances(machines)
        successful.append({"FleetId": fleet_id, "CurrentFleetState": fleet.state, "PreviousFleetState": before})
    return ActionResult({"SuccessfulFleetDeletions": successful, "UnsuccessfulFleetDeletions": unsuccessful})


def correct():
    around(Fleet, "__init__", made)
    around(Fleet, "create_on_demand_requests", on_demand)
    around(Fleets, "delete_fleets", delete)
