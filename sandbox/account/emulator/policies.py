"""What the account's policies say, for the gateway, which evaluates them: see authorization/policies.ts.

moto's own requests would need a dozen calls for one principal, and could not tell a member account's policies at all. Here
they are read where they are kept. These paths are no AWS call: a bucket's name cannot begin with a dot.
"""

import json

from moto.iam.models import iam_backends
from moto.kms.models import kms_backends
from moto.organizations.models import organizations_backends
from moto.s3.models import s3_backends

PARTITION = "aws"
SCP = "SERVICE_CONTROL_POLICY"


def iam_of(account):
    return iam_backends[account][PARTITION]


def named(name, document):
    return {"name": name, "policy": json.loads(document)}


def policies_of(owner):
    """Of a user, group or role: inline policies by their name, attached ones by their ARN."""
    inline = [named(name, document) for name, document in owner.policies.items()]
    return inline + [named(policy.arn, default_document(policy)) for policy in owner.managed_policies.values()]


def default_document(policy):
    return next(version.document for version in policy.versions if version.is_default)


def boundary_of(backend, owner):
    """A boundary that is gone allows nothing: an empty list, as opposed to no boundary."""
    arn = getattr(owner, "permissions_boundary_arn", None)
    if not arn:
        return None
    policy = backend.managed_policies.get(arn)
    return [] if policy is None else [named(arn, default_document(policy))]


def user(account, backend, name):
    found = backend.users.get(name)
    if found is None:
        return None
    groups = [group for group in backend.groups.values() if found in group.users]
    return {
        "arn": f"arn:{PARTITION}:iam::{account}:user{found.path}{found.name}",
        "identity": [policy for owner in [found, *groups] for policy in policies_of(owner)],
        "boundary": boundary_of(backend, found),
        "accessKeys": {key.access_key_id: key.status for key in found.access_keys},
        "mfaDevices": list(found.mfa_devices),
    }


def role(account, backend, name):
    found = next((item for item in backend.roles.values() if item.name == name), None)
    if found is None:
        return None
    return {
        "arn": f"arn:{PARTITION}:iam::{account}:role{found.path}{found.name}",
        "identity": policies_of(found),
        "boundary": boundary_of(backend, found),
        "trust": json.loads(found.assume_role_policy_document),
    }


def control_policies(account):
    """
    Service control policies from the root down to the account. They bind members, never the management account:
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
    """
    manager = organizations_backends.master_accounts.get(account)
    if manager is None:
        return []
    backend = organizations_backends[manager[0]][PARTITION]
    root = backend.ou[0]
    if SCP not in [entry["Type"] for entry in root.policy_types]:
        return []
    levels = [backend.get_account_by_id(account)]
    while levels[0].id != root.id:
        levels.insert(0, backend.get_organizational_unit_by_id(levels[0].parent_id))
    return [
        {
            "orgIdentifier": level.id,
            "policies": [named(policy.arn, policy.content) for policy in level.attached_policies if policy.type == SCP],
        }
        for level in levels
    ]


def principal(arn):
    """The policies of a user or role, given its ARN or that of a session; null when there is none."""
    account, resource = arn.split(":")[4], arn.split(":", 5)[5]
    backend = iam_of(account)
    kind, *path = resource.split("/")
    name = path[0] if kind == "assumed-role" else path[-1]
    found = user(account, backend, name) if kind == "user" else role(account, backend, name)
    return found and {**found, "organization": control_policies(account)}


def directory(account):
    """ARNs of what IAM names without a path, by type and name."""
    backend = iam_of(account)
    kinds = {
        "user": backend.users.values(),
        "role": backend.roles.values(),
        "group": backend.groups.values(),
        "policy": [policy for policy in backend.managed_policies.values() if f"::{account}:" in policy.arn],
        "instance-profile": backend.instance_profiles.values(),
    }
    return {
        kind: {item.name: f"arn:{PARTITION}:iam::{account}:{kind}{item.path or '/'}{item.name}" for item in items}
        for kind, items in kinds.items()
    }


def key_policy(account, region, name):
    backend = kms_backends[account][region]
    try:
        key = backend.describe_key(backend.any_id_to_key_id(name))
    except Exception:  # noqa: BLE001 a key that is not there has no policy
        return None
    return json.loads(key.policy)


def bucket_policy(account, _region, name):
    bucket = s3_backends[account][PARTITION].buckets.get(name)
    if bucket is None:
        return False
    return json.loads(bucket.policy) if bucket.policy else None


RESOURCES = {"kms": key_policy, "s3": bucket_policy}


def resource(service, account, region, name):
    """The policy of a key or a bucket; false for a bucket that does not exist."""
    return RESOURCES[service](account, region, name)


ANSWERS = {"principal": principal, "directory": directory, "resource": resource}
