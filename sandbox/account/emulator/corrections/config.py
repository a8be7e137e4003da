"""https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigurationRecorder.html, API_PutConfigurationAggregator.html"""

from moto.config.models import ConfigBackend
from moto.core.exceptions import JsonRESTError
from moto.iam.models import iam_backends
from moto.organizations.models import organizations_backends

from corrections.wrapping import around, before

SERVICE = "config.amazonaws.com"


def roles_of(backend):
    return [role.arn for role in iam_backends[backend.account_id]["aws"].roles.values()]


def role_is_there(self, config_recorder):
    """AWS makes no service-linked role for a recorder that is put: landing-zone-accelerator-on-aws issue 857."""
    arn = config_recorder.get("roleARN")
    if not arn:
        raise JsonRESTError("InvalidRoleException", "A configuration recorder needs the ARN of a role.")
    if arn not in roles_of(self):
        raise JsonRESTError("InvalidRoleException", "The role does not exist in the account")


def may_gather(account_id):
    """
    Of an organization with all features, for its management account and who administers AWS Config. The first has the service
    trusted by the call.
    """
    manager, _partition = organizations_backends.master_accounts.get(account_id, (account_id, "aws"))
    organizations = organizations_backends[manager]["aws"]
    if not organizations.org:
        raise JsonRESTError("NoAvailableOrganizationException", "Organization is no longer available.")
    if organizations.org.feature_set != "ALL":
        raise JsonRESTError("OrganizationAllFeaturesNotEnabledException", "The organization has not all features enabled.")
    if account_id == manager:
        organizations.enable_aws_service_access(ServicePrincipal=SERVICE)
    elif not any(admin.account.id == account_id and SERVICE in admin.services for admin in organizations.admins):
        raise JsonRESTError(
            "OrganizationAccessDeniedException",
            "This action can only be made by the management account or a delegated administrator of the organization.",
        )


def gathering(method, self, config_aggregator):
    """Tags of an aggregator that is there stay as they are."""
    source = config_aggregator.get("OrganizationAggregationSource")
    if source:
        if source["RoleArn"] not in roles_of(self):
            raise JsonRESTError("InvalidRoleException", "The role does not exist in the account")
        may_gather(self.account_id)
    there = self.config_aggregators.get(config_aggregator["ConfigurationAggregatorName"])
    tags = there and there.tags
    answer = method(self, config_aggregator)
    if there:
        there.tags = tags
    return answer


def correct():
    before(ConfigBackend, "put_configuration_recorder", role_is_there)
    around(ConfigBackend, "put_configuration_aggregator", gathering)
