"""https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html and API_DetachPolicy.html"""

from moto.organizations.exceptions import (
    ConstraintViolationException,
    OrganizationsClientError,
    PolicyTypeNotEnabledException,
)
from moto.organizations.models import OrganizationsBackend

from corrections.wrapping import before

# https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
POLICY_SIZE = 10240


def targets(backend, policy):
    return [target["TargetId"] for target in backend.list_targets_for_policy(PolicyId=policy.id)["Targets"]]


def can_attach(self, **kwargs):
    policy = self.get_policy_by_id(kwargs["PolicyId"])
    enabled = [entry["Type"] for root in self.list_roots()["Roots"] for entry in root["PolicyTypes"]]
    if policy.type not in enabled:
        raise PolicyTypeNotEnabledException
    if kwargs["TargetId"] in targets(self, policy):
        raise OrganizationsClientError(
            "DuplicatePolicyAttachmentException", "The selected policy is already attached to the specified target."
        )


def is_attached(self, **kwargs):
    policy = self.get_policy_by_id(kwargs["PolicyId"])
    if kwargs["TargetId"] not in targets(self, policy):
        raise OrganizationsClientError(
            "PolicyNotAttachedException", "The policy isn't attached to the specified target in the specified root."
        )


def fits(_self, **kwargs):
    if len(kwargs.get("Content") or "") > POLICY_SIZE:
        raise ConstraintViolationException("You have exceeded the maximum policy size.")


def correct():
    before(OrganizationsBackend, "attach_policy", can_attach)
    before(OrganizationsBackend, "detach_policy", is_attached)
    before(OrganizationsBackend, "create_policy", fits)
    before(OrganizationsBackend, "update_policy", fits)
