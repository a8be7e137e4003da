"""https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html"""

from moto.iam.exceptions import EntityAlreadyExists, InvalidInput
from moto.iam.models import SERVICE_NAME_CONVERSION, IAMBackend

from corrections.wrapping import around

# What services call their roles, of which moto knows three.
# https://docs.aws.amazon.com/config/latest/developerguide/using-service-linked-roles-config.html
NAMES = {"config": "Config"}


def create(method, self, service_name, description, suffix):
    """AWS says it in other words than of a role that somebody makes."""
    try:
        return method(self, service_name, description, suffix)
    except EntityAlreadyExists as taken:
        name = str(taken.message).split(" ")[3]
        message = f"Service role name {name} has been taken in this account, please try a different suffix."
        raise InvalidInput(message) from taken


def correct():
    SERVICE_NAME_CONVERSION.update(NAMES)
    around(IAMBackend, "create_service_linked_role", create)
