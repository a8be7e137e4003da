"""https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeCapacityProviders.html"""

from moto.ecs.models import EC2ContainerServiceBackend

from corrections.wrapping import around


def describe(method, self, names):
    """Without names all of them. Those of Fargate, which every account has, cannot be made and are not among them here."""
    return method(self, list(self.capacity_providers) if names is None else names)


def correct():
    around(EC2ContainerServiceBackend, "describe_capacity_providers", describe)
