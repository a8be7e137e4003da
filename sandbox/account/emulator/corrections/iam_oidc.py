"""https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html and its neighbours"""

from hashlib import sha1

from moto.core.responses import EmptyResult
from moto.iam.exceptions import EntityAlreadyExists, InvalidInput, LimitExceededException, ValidationError
from moto.iam.models import IAMBackend
from moto.iam.responses import IamResponse

from corrections.wrapping import around, before

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
CLIENT_IDS = 100
THUMBPRINTS = 5
THUMBPRINT_SIZE = 40


def thumbprints_fit(thumbprints):
    if any(len(thumbprint) != THUMBPRINT_SIZE for thumbprint in thumbprints):
        raise ValidationError(
            f"1 validation error detected: Value '[{', '.join(thumbprints)}]' at 'thumbprintList' failed to satisfy "
            f"constraint: Member must satisfy constraint: [Member must have length less than or equal to {THUMBPRINT_SIZE}, "
            f"Member must have length greater than or equal to {THUMBPRINT_SIZE}]"
        )


def create(method, self, url, thumbprints, client_ids, tags):
    """
    AWS fetches the certificate of a server whose thumbprint is not given. Nothing leaves this machine, so that the
    thumbprint is one of the server's address.
    """
    if not url.startswith("https://"):
        raise ValidationError("Invalid Open ID Connect Provider URL")
    thumbprints_fit(thumbprints)
    try:
        return method(self, url, thumbprints or [sha1(url.encode()).hexdigest()], client_ids, tags)
    except EntityAlreadyExists as error:
        raise EntityAlreadyExists(f"Provider with url {url} already exists.") from error


def new_thumbprints_fit(_self, _arn, thumbprints):
    if not 0 < len(thumbprints) <= THUMBPRINTS:
        raise InvalidInput(f"Thumbprint list must contain 1 to {THUMBPRINTS} entries.")
    thumbprints_fit(thumbprints)


def client_ids_of(response):
    return response.backend.get_open_id_connect_provider(response._get_param("OpenIDConnectProviderArn")).client_id_list


def add_client_id(response):
    client_ids, client_id = client_ids_of(response), response._get_param("ClientID")
    if client_id not in client_ids:
        if len(client_ids) >= CLIENT_IDS:
            raise LimitExceededException(f"Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: {CLIENT_IDS}")
        client_ids.append(client_id)
    return EmptyResult()


def remove_client_id(response):
    client_ids, client_id = client_ids_of(response), response._get_param("ClientID")
    client_ids[:] = [other for other in client_ids if other != client_id]
    return EmptyResult()


def correct():
    around(IAMBackend, "create_open_id_connect_provider", create)
    before(IAMBackend, "update_open_id_connect_provider_thumbprint", new_thumbprints_fit)
    # moto lacks these two. They change what it keeps, so that they stand here.
    IamResponse.add_client_id_to_open_id_connect_provider = add_client_id
    IamResponse.remove_client_id_from_open_id_connect_provider = remove_client_id
