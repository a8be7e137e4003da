import type { Rule } from "./rule";
import { noIamAccessKey } from "./rules/access/no-iam-access-key";
import { noIamUser } from "./rules/access/no-iam-user";
import { noOtherLongLivedCredential } from "./rules/access/no-other-long-lived-credential";
import { noStarStar } from "./rules/access/no-star-star";
import { noPolicyOnUser } from "./rules/access/no-policy-on-user";
import { noAdminManagedPolicy } from "./rules/access/no-admin-managed-policy";
import { serviceWildcard } from "./rules/access/service-wildcard";
import { privilegeEscalationActions } from "./rules/access/privilege-escalation-actions";
import { passroleOnStar } from "./rules/access/passrole-on-star";
import { trustWildcardPrincipal } from "./rules/access/trust-wildcard-principal";
import { trustUnknownAccount } from "./rules/access/trust-unknown-account";
import { oidcTrustPinned } from "./rules/access/oidc-trust-pinned";
import { identityProviderAllowed } from "./rules/access/identity-provider-allowed";
import { boundaryRequired } from "./rules/access/boundary-required";
import { passwordPolicyStrong } from "./rules/access/password-policy-strong";
import { imdsv2Required } from "./rules/defaults/imdsv2-required";
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
  noIamAccessKey,
  noIamUser,
  noOtherLongLivedCredential,
  noStarStar,
  noPolicyOnUser,
  noAdminManagedPolicy,
  serviceWildcard,
  privilegeEscalationActions,
  passroleOnStar,
  trustWildcardPrincipal,
  trustUnknownAccount,
  oidcTrustPinned,
  identityProviderAllowed,
  boundaryRequired,
  passwordPolicyStrong,
  imdsv2Required,
];
