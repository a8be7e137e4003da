import type { Rule } from "./rule";
import { guarddutyInEveryRegion } from "./rules/detection/guardduty-in-every-region";
import { providerRegionAllowed } from "./rules/regions/provider-region-allowed";
import { regionAllowed } from "./rules/regions/region-allowed";
import { regionOptInForbidden } from "./rules/regions/region-opt-in-forbidden";
import { awsKeyAnywhere } from "./rules/secrets/aws-key-anywhere";
import { acceleratorOrMetalForbidden } from "./rules/spend/accelerator-or-metal-forbidden";
import { amiOwnerTrusted } from "./rules/spend/ami-owner-trusted";
import { commitmentForbidden } from "./rules/spend/commitment-forbidden";
import { fleetSizeCap } from "./rules/spend/fleet-size-cap";
import { instanceTypeAllowed } from "./rules/spend/instance-type-allowed";
import { quotaIncreaseForbidden } from "./rules/spend/quota-increase-forbidden";
import { serviceAllowed } from "./rules/spend/service-allowed";
import { spotForbidden } from "./rules/spend/spot-forbidden";
import { stackInstanceCap } from "./rules/spend/stack-instance-cap";

/** Every rule of the pack, in the order of the documentation. */
export const rules: readonly Rule[] = [
  regionAllowed,
  providerRegionAllowed,
  regionOptInForbidden,
  spotForbidden,
  instanceTypeAllowed,
  acceleratorOrMetalForbidden,
  fleetSizeCap,
  stackInstanceCap,
  serviceAllowed,
  quotaIncreaseForbidden,
  commitmentForbidden,
  amiOwnerTrusted,
  awsKeyAnywhere,
  guarddutyInEveryRegion,
];
