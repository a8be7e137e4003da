"""https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html and API_DetachPolicy.html"""

from moto.iam.models import iam_backends
from moto.organizations.exceptions import (
    ConstraintViolationException,
    OrganizationsClientError,
    PolicyTypeNotEnabledException,
)
from moto.organizations import utils
from moto.organizations.models import (
    FakeAccount,
    FakeDelegatedAdministrator,
    FakePolicy,
    FakeRoot,
    FakeServiceAccess,
)
from moto.organizations.responses import OrganizationsResponse

from corrections.wrapping import around, before

# https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
POLICY_SIZE = 10240


def attachment(response):
    """The policy and the target that a request names, and the targets that the policy has."""
    backend, params = response.organizations_backend, response.request_params
    policy = backend.get_policy_by_id(params["PolicyId"])
    targets = backend.list_targets_for_policy(PolicyId=policy.id)["Targets"]
    return policy, params["TargetId"], [target["TargetId"] for target in targets]


def can_attach(self):
    policy, target, targets = attachment(self)
    roots = self.organizations_backend.list_roots()["Roots"]
    if policy.type not in [entry["Type"] for root in roots for entry in root["PolicyTypes"]]:
        raise PolicyTypeNotEnabledException
    if target in targets:
        raise OrganizationsClientError(
            "DuplicatePolicyAttachmentException", "The selected policy is already attached to the specified target."
        )


def is_attached(self):
    _policy, target, targets = attachment(self)
    if target not in targets:
        raise OrganizationsClientError(
            "PolicyNotAttachedException", "The policy isn't attached to the specified target in the specified root."
        )


def fits(self):
    if len(self.request_params.get("Content") or "") > POLICY_SIZE:
        raise ConstraintViolationException("You have exceeded the maximum policy size.")


def opened(method, self, *args, **kwargs):
    """
    The role that lets the management account into a new one may do everything there:
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html
    """
    method(self, *args, **kwargs)
    role = kwargs.get("RoleName") or "OrganizationAccountAccessRole"
    iam_backends[self.id]["aws"].attach_role_policy("arn:aws:iam::aws:policy/AdministratorAccess", role)


# https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-config.html
DELEGATED = ["config.amazonaws.com"]

DECLARATIVE = "DECLARATIVE_POLICY_EC2"


def declared(method, self, organization, **kwargs):
    """
    Policies that the service itself enforces, which moto does not know; their ARN has their type, as that of the others:
    https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
    """
    if kwargs.get("Type") != DECLARATIVE:
        return method(self, organization, **kwargs)
    method(self, organization, **{**kwargs, "Type": "RESOURCE_CONTROL_POLICY"})
    self.type = DECLARATIVE
    self._arn_format = utils.RCP_ARN_FORMAT.replace("resource_control_policy", DECLARATIVE.lower())


def known():
    """https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrated-services-list.html"""
    for kind in (FakePolicy, FakeRoot):
        kind.SUPPORTED_POLICY_TYPES = [*kind.SUPPORTED_POLICY_TYPES, DECLARATIVE]
    more = ["ec2.amazonaws.com", "iam.amazonaws.com"]
    FakeServiceAccess.TRUSTED_SERVICES = [*FakeServiceAccess.TRUSTED_SERVICES, *more]


def correct():
    """Of requests only: moto itself attaches FullAWSAccess to new roots, units and accounts, whatever is enabled."""
    before(OrganizationsResponse, "attach_policy", can_attach)
    before(OrganizationsResponse, "detach_policy", is_attached)
    before(OrganizationsResponse, "create_policy", fits)
    before(OrganizationsResponse, "update_policy", fits)
    around(FakeAccount, "__init__", opened)
    FakeDelegatedAdministrator.SUPPORTED_SERVICES.extend(DELEGATED)
    around(FakePolicy, "__init__", declared)
    known()
