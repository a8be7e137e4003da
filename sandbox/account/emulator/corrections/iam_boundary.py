"""https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html and API_DeletePolicy.html"""

from moto.iam.exceptions import DeleteConflictException, NoSuchEntity
from moto.iam.models import IAMBackend

from corrections.wrapping import before


def policy_exists(self, arn):
    """moto does not have the policies of AWS itself, so that one of those is believed."""
    if arn and ":iam::aws:" not in arn and arn not in self.managed_policies:
        raise NoSuchEntity(f"Scope ARN: {arn} does not exist or is not attachable.")


def policy_bounds_nobody(self, policy_arn):
    entities = [*self.roles.values(), *self.users.values()]
    if policy_arn in {getattr(entity, "permissions_boundary_arn", None) for entity in entities}:
        raise DeleteConflictException("Cannot delete a policy attached to entities.")


def boundary_exists(self, role_name, assume_role_policy_document, path, permissions_boundary, *_rest, **_more):
    policy_exists(self, permissions_boundary)


def correct():
    before(IAMBackend, "create_role", boundary_exists)
    before(IAMBackend, "put_role_permissions_boundary", lambda self, _role_name, arn: policy_exists(self, arn))
    before(IAMBackend, "delete_policy", policy_bounds_nobody)
