"""Permissions boundaries of users; moto has those of roles only.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html
"""

from moto.core.responses import EmptyResult
from moto.iam.exceptions import NoSuchEntity
from moto.iam.models import IAMBackend, User
from moto.iam.responses import IamResponse

from corrections.wrapping import around


def bind(user, backend, arn):
    if arn and arn not in backend.managed_policies:
        raise NoSuchEntity(f"Policy {arn} does not exist or is not attachable.")
    user.permissions_boundary_arn = arn or None


def put(self):
    bind(self.backend.get_user(self._get_param("UserName")), self.backend, self._get_param("PermissionsBoundary"))
    return EmptyResult()


def delete(self):
    bind(self.backend.get_user(self._get_param("UserName")), self.backend, None)
    return EmptyResult()


def create(method, self):
    """The policy must be there before the user is made: a refused call leaves nothing behind."""
    arn = self._get_param("PermissionsBoundary")
    if arn:
        bind(User(self.current_account, self.region, "nobody"), self.backend, arn)
    answer = method(self)
    bind(self.backend.get_user(self._get_param("UserName")), self.backend, arn)
    return answer


def shown(user):
    arn = user.permissions_boundary_arn
    return arn and {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": arn}


def correct():
    User.permissions_boundary_arn = None
    User.permissions_boundary = property(shown)
    IamResponse.put_user_permissions_boundary = put
    IamResponse.delete_user_permissions_boundary = delete
    around(IamResponse, "create_user", create)
