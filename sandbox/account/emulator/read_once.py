"""What moto and botocore read and parse again and again is read once; the answers stay the same.

While moto starts, new sessions ask several times for the regions of EC2, and each parses the service model to know them,
which takes a second. The managed policies of AWS are parsed for every partition of every account.
"""

from functools import cache

from botocore.loaders import JSONFileLoader
from corrections.wrapping import around
from moto.iam.models import IAMBackend

# Models are not changed by their readers: botocore's own loader, too, hands out one object to a whole session.
SERVICE_MODEL = "/service-2"


def read_models_once():
    """Keeps parsed service models, by path, for all sessions."""
    read = JSONFileLoader.load_file
    kept = cache(lambda path: read(JSONFileLoader(), path))
    around(
        JSONFileLoader,
        "load_file",
        lambda method, self, path: kept(path) if path.endswith(SERVICE_MODEL) else method(self, path),
    )


def policies_of_partition(method, self):
    """The accounts here are of one partition; nobody asks for the policies of the others."""
    return method(self) if self.partition == "aws" else []


def read_once():
    read_models_once()
    around(IAMBackend, "_init_aws_policies", policies_of_partition)
