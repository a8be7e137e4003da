"""https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names"""

from moto.iam.exceptions import EntityAlreadyExists, NotFoundException
from moto.iam.models import IAMBackend

from corrections.wrapping import around, before


def taken(kind, name, others):
    """Within an account a name is given once, whatever the path and whether in capitals or not."""
    if name.lower() in {other.name.lower() for other in others}:
        raise EntityAlreadyExists(f"{kind} with name {name} already exists.")


def policy_is_new(self, description, path, policy_document, policy_name, *_rest, **_more):
    owned = [policy for policy in self.managed_policies.values() if f"::{self.account_id}:" in policy.arn]
    if policy_name.lower() in {policy.name.lower() for policy in owned}:
        raise EntityAlreadyExists(f"A policy called {policy_name} already exists. Duplicate names are not allowed.")


def role_is_new(self, role_name, *_rest, **_more):
    taken("Role", role_name, self.get_roles())


def group_is_new(self, group_name, *_rest, **_more):
    taken("Group", group_name, self.list_groups())


def not_found(kind):
    """Says that there is none, in the words of AWS."""

    def named(method, self, name):
        try:
            return method(self, name)
        except NotFoundException as error:
            raise NotFoundException(f"The {kind} with name {name} cannot be found.") from error

    return named


def move_group(method, self, group_name, new_group_name, new_path):
    """A group may get another path and keep its name."""
    method(self, group_name, new_group_name, new_path)
    if new_path:
        self.get_group(new_group_name or group_name).path = new_path


def correct():
    around(IAMBackend, "get_group", not_found("group"))
    around(IAMBackend, "get_role", not_found("role"))
    around(IAMBackend, "update_group", move_group)
    before(IAMBackend, "create_policy", policy_is_new)
    before(IAMBackend, "create_role", role_is_new)
    before(IAMBackend, "create_group", group_is_new)
