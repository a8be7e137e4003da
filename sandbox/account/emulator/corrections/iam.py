"""https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html and API_DeleteGroup.html"""

import re

from moto.core.responses import ActionResult
from moto.iam.exceptions import DeleteConflictException, LimitExceededException
from moto.iam.models import IAMBackend, ManagedPolicy
from moto.iam.responses import IamResponse

from corrections import iam_boundary, iam_linked_roles, iam_names, iam_oidc, iam_user_boundary
from corrections.wrapping import around, before

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html; white space does not count.
POLICY_SIZE = 6144


def policy_is_free(self, policy_arn):
    policy = self.managed_policies.get(policy_arn)
    if policy and policy.attachment_count > 0:
        raise DeleteConflictException("Cannot delete a policy attached to entities.")
    if policy and len(policy.versions) > 1:
        raise DeleteConflictException("This policy has more than one version. Delete the other versions first.")


def group_is_empty(self, group_name):
    group = self.groups.get(group_name)
    if group and group.users:
        raise DeleteConflictException("Cannot delete entity, must remove users from group first.")
    if group and group.managed_policies:
        raise DeleteConflictException("Cannot delete entity, must detach all policies first.")
    if group and group.policies:
        raise DeleteConflictException("Cannot delete entity, must delete policies first.")


def attaches_once(attach, self, entity):
    """moto counts a policy of a role or user again each time, and then never lets it go: an attachment is there or not.
    https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html (AttachmentCount counts entities)"""
    if self.arn not in entity.managed_policies:
        attach(self, entity)


def fits(document):
    if len(re.sub(r"\s", "", document)) > POLICY_SIZE:
        raise LimitExceededException(f"Cannot exceed quota for PolicySize: {POLICY_SIZE}")


def groups_below(_list, self):
    """moto lists every group, whatever the path that is asked for.
    https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html (PathPrefix)"""
    prefix = self._get_param("PathPrefix") or "/"
    return ActionResult({"Groups": [group for group in self.backend.list_groups() if group.path.startswith(prefix)]})


def correct():
    before(IAMBackend, "delete_policy", policy_is_free)
    before(IAMBackend, "delete_group", group_is_empty)
    before(IAMBackend, "create_policy", lambda _self, _description, _path, document, *_rest: fits(document))
    before(IAMBackend, "create_policy_version", lambda _self, _arn, document, *_rest: fits(document))
    around(ManagedPolicy, "attach_to", attaches_once)
    around(IamResponse, "list_groups", groups_below)
    iam_boundary.correct()
    iam_linked_roles.correct()
    iam_names.correct()
    iam_oidc.correct()
    iam_user_boundary.correct()
