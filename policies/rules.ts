import type { Rule } from "./rule";
import { guarddutyInEveryRegion } from "./rules/detection/guardduty-in-every-region";
import { accountBlockWeakened } from "./rules/network/account-block-weakened";
import { databasePublic } from "./rules/network/database-public";
import { defaultSgClosed } from "./rules/network/default-sg-closed";
import { eksEndpointPublic } from "./rules/network/eks-endpoint-public";
import { functionUrlNoAuth } from "./rules/network/function-url-no-auth";
import { guestIdentities } from "./rules/network/guest-identities";
import { naclOpenAdmin } from "./rules/network/nacl-open-admin";
import { publicSnapshotOrImage } from "./rules/network/public-snapshot-or-image";
import { resourcePolicyPublicPrincipal } from "./rules/network/resource-policy-public-principal";
import { s3BucketBlockPublic } from "./rules/network/s3-bucket-block-public";
import { s3AccountBlockWeakened } from "./rules/network/s3-account-block-weakened";
import { s3PublicAcl } from "./rules/network/s3-public-acl";
import { searchInVpc } from "./rules/network/search-in-vpc";
import { sgOpenAdminPorts } from "./rules/network/sg-open-admin-ports";
import { sgOpenAnyPort } from "./rules/network/sg-open-any-port";
import { sgOpenHighRiskPorts } from "./rules/network/sg-open-high-risk-ports";
import { providerRegionAllowed } from "./rules/regions/provider-region-allowed";
import { regionAllowed } from "./rules/regions/region-allowed";
import { awsKeyAnywhere } from "./rules/secrets/aws-key-anywhere";
import { spotForbidden } from "./rules/spend/spot-forbidden";

/** Every rule of the pack, in the order of the documentation. */
export const rules: readonly Rule[] = [
  regionAllowed,
  providerRegionAllowed,
  spotForbidden,
  awsKeyAnywhere,
  guarddutyInEveryRegion,
  sgOpenAdminPorts,
  sgOpenAnyPort,
  sgOpenHighRiskPorts,
  defaultSgClosed,
  naclOpenAdmin,
  databasePublic,
  searchInVpc,
  eksEndpointPublic,
  s3PublicAcl,
  s3BucketBlockPublic,
  s3AccountBlockWeakened,
  resourcePolicyPublicPrincipal,
  functionUrlNoAuth,
  publicSnapshotOrImage,
  accountBlockWeakened,
  guestIdentities,
];
