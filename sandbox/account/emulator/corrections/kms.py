"""https://docs.aws.amazon.com/kms/latest/APIReference/: API_KeyMetadata, API_GetKeyPolicy, API_GetKeyRotationStatus."""

import json

from moto.kms.models import Key
from moto.kms.responses import KmsResponse

from corrections.wrapping import around

ROTATION_DAYS = 365


def new_key(method, self, *args, **kwargs):
    method(self, *args, **kwargs)
    self.multi_region = bool(self.multi_region)
    self.key_usage = self.key_usage or "ENCRYPT_DECRYPT"
    self.rotation_days = ROTATION_DAYS


def parameter(method, self, name, *rest):
    """A key has one policy, so that its name may be left out."""
    value = method(self, name, *rest)
    return "default" if name == "PolicyName" and value is None else value


def key_of(response):
    return response.kms_backend.keys[response.kms_backend.get_key_id(response._get_param("KeyId"))]


def enable_rotation(method, self):
    answer = method(self)
    key_of(self).rotation_days = self._get_param("RotationPeriodInDays") or ROTATION_DAYS
    return answer


def rotation_status(method, self):
    status = json.loads(method(self))
    key = key_of(self)
    period = {"RotationPeriodInDays": key.rotation_days} if status["KeyRotationEnabled"] else {}
    return json.dumps({"KeyId": key.arn, **status, **period})


def correct():
    around(Key, "__init__", new_key)
    around(KmsResponse, "_get_param", parameter)
    around(KmsResponse, "enable_key_rotation", enable_rotation)
    around(KmsResponse, "get_key_rotation_status", rotation_status)
