import type { Rule } from "./rule";
import { guarddutyInEveryRegion } from "./rules/detection/guardduty-in-every-region";
import { providerRegionAllowed } from "./rules/regions/provider-region-allowed";
import { regionAllowed } from "./rules/regions/region-allowed";
import { awsKeyAnywhere } from "./rules/secrets/aws-key-anywhere";
import { awsSecretKeyContext } from "./rules/secrets/aws-secret-key-context";
import { definitionSecrets } from "./rules/secrets/definition-secrets";
import { envSecrets } from "./rules/secrets/env-secrets";
import { parameterPlainString } from "./rules/secrets/parameter-plain-string";
import { privateKeyAnywhere } from "./rules/secrets/private-key-anywhere";
import { providerStaticKeys } from "./rules/secrets/provider-static-keys";
import { userDataSecrets } from "./rules/secrets/user-data-secrets";
import { vendorTokenAnywhere } from "./rules/secrets/vendor-token-anywhere";
import { spotForbidden } from "./rules/spend/spot-forbidden";

/** Every rule of the pack, in the order of the documentation. */
export const rules: readonly Rule[] = [
  regionAllowed,
  providerRegionAllowed,
  spotForbidden,
  awsKeyAnywhere,
  awsSecretKeyContext,
  providerStaticKeys,
  privateKeyAnywhere,
  vendorTokenAnywhere,
  userDataSecrets,
  envSecrets,
  parameterPlainString,
  definitionSecrets,
  guarddutyInEveryRegion,
];
