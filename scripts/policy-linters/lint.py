"""Judges IAM policies with parliament and cloudsplaining, offline.

Reads from stdin a JSON object, name -> policy document. Prints a JSON object, name -> list of findings in order, each
{"tool": ..., "id": ..., "detail": ...}; a detail is one action, one kind of escalation, or one sentence.

https://github.com/duo-labs/parliament and https://github.com/salesforce/cloudsplaining
"""

import json
import sys
import warnings

# Parliament finds its data through pkg_resources, which tells on every start that it will go.
warnings.filterwarnings("ignore", message="pkg_resources is deprecated")

import parliament  # noqa: E402
from cloudsplaining.scan.policy_document import PolicyDocument  # noqa: E402


def details_of(detail: object) -> list[str]:
    """What parliament says of a finding is a text, a dictionary, or a list of these."""
    if isinstance(detail, list):
        return [text for part in detail for text in details_of(part)]
    if isinstance(detail, dict):
        return [" ".join(f"{key} {detail[key]}" for key in sorted(detail))]
    return [str(detail)]


def by_parliament(policy: dict) -> list[tuple[str, str, str]]:
    findings = parliament.analyze_policy_string(json.dumps(policy)).findings
    return [("parliament", finding.issue, detail) for finding in findings for detail in details_of(finding.detail)]


def without_limited_denies(policy: dict) -> dict:
    """Cloudsplaining takes an action that any deny names for denied everywhere; keep the denies of which that is true."""
    statements = [
        statement
        for statement in policy["Statement"]
        if statement["Effect"] == "Allow" or (statement.get("Resource") == "*" and "Condition" not in statement)
    ]
    return {**policy, "Statement": statements}


def by_cloudsplaining(policy: dict) -> list[tuple[str, str, str]]:
    judged = without_limited_denies(policy)
    # What a thief looks for is looked for in every statement, however narrow; the other kinds where nothing narrows it.
    narrow = PolicyDocument(judged, flag_conditional_statements=True, flag_resource_arn_statements=True)
    wide = PolicyDocument(judged)
    categories = {
        "PrivilegeEscalation": [escalation["type"] for escalation in narrow.allows_privilege_escalation],
        "DataExfiltration": narrow.allows_data_exfiltration_actions,
        "CredentialsExposure": narrow.credentials_exposure,
        "ResourceExposure": wide.filter_deny_statements(set(wide.permissions_management_without_constraints)),
        "ServiceWildcard": wide.service_wildcard,
        "InfrastructureModification": wide.filter_deny_statements(set(wide.infrastructure_modification)),
    }
    return [("cloudsplaining", category, detail) for category, details in categories.items() for detail in details]


def findings_of(policy: dict) -> list[dict[str, str]]:
    found = sorted(set(by_parliament(policy) + by_cloudsplaining(policy)))
    return [{"tool": tool, "id": kind, "detail": detail} for tool, kind, detail in found]


json.dump({name: findings_of(policy) for name, policy in json.load(sys.stdin).items()}, sys.stdout)
