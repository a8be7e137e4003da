"""Where a service is. moto has a backend for each region that botocore's endpoints name, and fails by a bare KeyError elsewhere."""

from corrections.wrapping import around
from moto.core.base_backend import AccountSpecificBackend


class NotOffered(KeyError):
    """The region has no such service: its endpoint does not exist. A KeyError, because moto may expect one."""

    def __init__(self, service, region):
        super().__init__(region)
        self.service = service


def backend_of(method, self, region):
    if region not in self:
        raise NotOffered(self.service_name, region)
    return method(self, region)


def tell_missing_regions():
    around(AccountSpecificBackend, "__getitem__", backend_of)
