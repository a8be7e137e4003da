"""Prints, as JSON, the instance types of EC2: family -> sizes, as the model of the API enumerates them."""

import json
from collections import defaultdict

from botocore.loaders import Loader

model = Loader().load_service_model("ec2", "service-2")
families = defaultdict(list)
for name in model["shapes"]["InstanceType"]["enum"]:
    family, size = name.split(".", 1)
    families[family].append(size)

print(json.dumps({family: sorted(sizes) for family, sizes in sorted(families.items())}))
