"""Prints, as JSON, which AWS services answer at one host only, whatever region the caller names.

Two sources, both part of botocore: the endpoint rule set of each service, resolved for every region of the partition,
and endpoints.json, which knows in which regions a service exists. A rule set that cannot be resolved without the
arguments of a call is listed too: nobody but a person can decide about it.
"""

import json
import re

import botocore
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointProviderError
from botocore.loaders import Loader

PARTITION = "aws"
loader = Loader()


def regions():
    partitions = loader.load_data("partitions")["partitions"]
    names = next(partition["regions"] for partition in partitions if partition["id"] == PARTITION)
    return sorted(name for name in names if not name.endswith("-global"))


def host(provider, region):
    try:
        return provider.resolve_endpoint(Region=region, UseFIPS=False, UseDualStack=False).url
    except EndpointProviderError:
        return None


def by_rule_set():
    partitions = loader.load_data("partitions")
    for service in loader.list_available_services("endpoint-rule-set-1"):
        provider = EndpointProvider(loader.load_service_model(service, "endpoint-rule-set-1"), partitions)
        hosts = {host(provider, region) for region in regions()}
        if hosts == {None}:
            yield service, "needs the call", None
        elif len(hosts) == 1:
            yield service, "one endpoint", hosts.pop()


def by_region_list():
    partition = next(part for part in loader.load_data("endpoints")["partitions"] if part["partition"] == PARTITION)
    for prefix, service in partition["services"].items():
        own = {
            name
            for name, endpoint in service.get("endpoints", {}).items()
            if "fips" not in name and not endpoint.get("deprecated")
        }
        if service.get("partitionEndpoint") and not service.get("isRegionalized", True):
            yield prefix, "one endpoint", service["endpoints"][service["partitionEndpoint"]].get("hostname")
        elif len(own) == 1:
            yield prefix, "one region", own.pop()


def signing_name(name):
    """The name that requests are signed for, most often the prefix of the actions."""
    # An endpoint prefix such as catalog.marketplace: its service is named the other way round.
    name = re.sub(r"^(\w+)[.-]marketplace$", r"marketplace-\1", name)
    if name not in loader.list_available_services("service-2"):
        return name
    metadata = loader.load_service_model(name, "service-2")["metadata"]
    return metadata.get("signingName", metadata["endpointPrefix"])


def main():
    found = {}
    for name, kind, where in [*by_rule_set(), *by_region_list()]:
        # A service that both sources know is kept as its rule set says: that is the newer of the two.
        entry = {"service": name, "signingName": signing_name(name), "kind": kind, "where": where}
        found.setdefault((entry["signingName"], kind if kind == "needs the call" else ""), entry)
    services = sorted(found.values(), key=lambda entry: (entry["signingName"], entry["service"]))
    print(json.dumps({"botocore": botocore.__version__, "services": services}, indent=2))


main()
