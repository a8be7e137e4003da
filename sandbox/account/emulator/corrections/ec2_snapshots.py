"""https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html: RestorableByUserIds."""

from moto.ec2.models import EC2Backend
from moto.ec2.responses import EC2Response

from corrections.wrapping import around

asked = []


def describe(method, self):
    """Of the snapshots those that everybody, or an account that is named, can restore; the owner can restore each."""
    restorable_by = self._get_param("RestorableByUserIds", [])
    asked.append(restorable_by)
    try:
        return method(self)
    finally:
        asked.pop()


def can(snapshot, account, who):
    if who == "all":
        return "all" in snapshot.create_volume_permission_groups
    return who in ("self", account) or who in snapshot.create_volume_permission_userids


def found(method, self, *args, **kwargs):
    snapshots = method(self, *args, **kwargs)
    who = asked[-1] if asked else []
    return [each for each in snapshots if not who or any(can(each, self.account_id, one) for one in who)]


def correct():
    around(EC2Response, "describe_snapshots", describe)
    around(EC2Backend, "describe_snapshots", found)
