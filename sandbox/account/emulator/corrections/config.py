"""https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigurationRecorder.html"""

from moto.config.models import ConfigBackend
from moto.core.exceptions import JsonRESTError
from moto.iam.models import iam_backends

from corrections.wrapping import before


def role_is_there(self, config_recorder):
    """AWS makes no service-linked role for a recorder that is put: landing-zone-accelerator-on-aws issue 857."""
    arn = config_recorder.get("roleARN")
    if not arn:
        raise JsonRESTError("InvalidRoleException", "A configuration recorder needs the ARN of a role.")
    roles = iam_backends[self.account_id]["aws"].roles.values()
    if not any(role.arn == arn for role in roles):
        raise JsonRESTError("InvalidRoleException", "The role does not exist in the account")


def correct():
    before(ConfigBackend, "put_configuration_recorder", role_is_there)
