import type { Rule } from "./rule";
import { guarddutyInEveryRegion } from "./rules/detection/guardduty-in-every-region";
import { providerRegionAllowed } from "./rules/regions/provider-region-allowed";
import { regionAllowed } from "./rules/regions/region-allowed";
import { awsKeyAnywhere } from "./rules/secrets/aws-key-anywhere";
import { acceleratorOrMetalForbidden } from "./rules/spend/accelerator-or-metal-forbidden";
import { instanceTypeAllowed } from "./rules/spend/instance-type-allowed";
import { spotForbidden } from "./rules/spend/spot-forbidden";

/** Every rule of the pack, in the order of the documentation. */
export const rules: readonly Rule[] = [
  regionAllowed,
  providerRegionAllowed,
  spotForbidden,
  instanceTypeAllowed,
  acceleratorOrMetalForbidden,
  awsKeyAnywhere,
  guarddutyInEveryRegion,
];
