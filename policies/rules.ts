import type { Rule } from "./rule";
import { providerAccountPinned } from "./rules/binding/provider-account-pinned";
import { providerSafe } from "./rules/binding/provider-safe";
import { configRecordsAll } from "./rules/compliance/config-records-all";
import { ebsDefaultEncryptionOn } from "./rules/defaults/ebs-default-encryption-on";
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
import { databaseEncrypted } from "./rules/encryption/database-encrypted";
import { ebsEncrypted } from "./rules/encryption/ebs-encrypted";
import { efsEncrypted } from "./rules/encryption/efs-encrypted";
import { kmsRotation } from "./rules/encryption/kms-rotation";
import { s3TlsOnly } from "./rules/encryption/s3-tls-only";
import { deletionProtection } from "./rules/protection/deletion-protection";
import { noForceDestroy } from "./rules/protection/no-force-destroy";
import { statefulProtected } from "./rules/protection/stateful-protected";
import { providerRegionAllowed } from "./rules/regions/provider-region-allowed";
import { regionAllowed } from "./rules/regions/region-allowed";
import { regionOptInForbidden } from "./rules/regions/region-opt-in-forbidden";
import { awsKeyAnywhere } from "./rules/secrets/aws-key-anywhere";
import { awsSecretKeyContext } from "./rules/secrets/aws-secret-key-context";
import { definitionSecrets } from "./rules/secrets/definition-secrets";
import { envSecrets } from "./rules/secrets/env-secrets";
import { parameterPlainString } from "./rules/secrets/parameter-plain-string";
import { privateKeyAnywhere } from "./rules/secrets/private-key-anywhere";
import { providerStaticKeys } from "./rules/secrets/provider-static-keys";
import { userDataSecrets } from "./rules/secrets/user-data-secrets";
import { vendorTokenAnywhere } from "./rules/secrets/vendor-token-anywhere";
import { acceleratorOrMetalForbidden } from "./rules/spend/accelerator-or-metal-forbidden";
import { amiOwnerTrusted } from "./rules/spend/ami-owner-trusted";
import { commitmentForbidden } from "./rules/spend/commitment-forbidden";
import { fleetSizeCap } from "./rules/spend/fleet-size-cap";
import { instanceTypeAllowed } from "./rules/spend/instance-type-allowed";
import { quotaIncreaseForbidden } from "./rules/spend/quota-increase-forbidden";
import { serviceAllowed } from "./rules/spend/service-allowed";
import { spotForbidden } from "./rules/spend/spot-forbidden";
import { stackInstanceCap } from "./rules/spend/stack-instance-cap";
import { trailBucketSafe } from "./rules/trail/trail-bucket-safe";
import { trailMultiRegion } from "./rules/trail/trail-multi-region";
import { trailValidation } from "./rules/trail/trail-validation";
import { configOrHubWeakened } from "./rules/tampering/config-or-hub-weakened";
import { guarddutyWeakened } from "./rules/tampering/guardduty-weakened";
import { trailSwitchedOff } from "./rules/tampering/trail-switched-off";
import { accessAnalyzerInEveryRegion } from "./rules/defaults/access-analyzer-in-every-region";
import { accountGuards } from "./rules/defaults/account-guards";
import { regionalDefaults } from "./rules/defaults/regional-defaults";
import { spendGuards } from "./rules/spend/spend-guards";
import { trailPresent } from "./rules/trail/trail-present";
import { alertsReachSomeone } from "./rules/contacts/alerts-reach-someone";
import { regionDenyPresent } from "./rules/guardrails/region-deny-present";
import { alarmSilenced } from "./rules/tampering/alarm-silenced";
import { budgetLoosened } from "./rules/tampering/budget-loosened";
import { baselineUnprotected } from "./rules/tampering/baseline-unprotected";
import { baselineRemoved } from "./rules/tampering/baseline-removed";
import { consoleNarrowed } from "./rules/tampering/console-narrowed";
import { blindSpot } from "./rules/tampering/blind-spot";
import { baselineInputs } from "./rules/tampering/baseline-inputs";
import { logEvidenceShortened } from "./rules/tampering/log-evidence-shortened";
import { alertDiverted } from "./rules/tampering/alert-diverted";
import { iamGrantsTampering } from "./rules/tampering/iam-grants-tampering";

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
  awsSecretKeyContext,
  providerStaticKeys,
  privateKeyAnywhere,
  vendorTokenAnywhere,
  userDataSecrets,
  envSecrets,
  parameterPlainString,
  definitionSecrets,
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
  ebsDefaultEncryptionOn,
  ebsEncrypted,
  databaseEncrypted,
  efsEncrypted,
  s3TlsOnly,
  kmsRotation,
  trailValidation,
  trailMultiRegion,
  trailBucketSafe,
  configRecordsAll,
  statefulProtected,
  deletionProtection,
  noForceDestroy,
  providerAccountPinned,
  providerSafe,
  trailPresent,
  accessAnalyzerInEveryRegion,
  regionalDefaults,
  accountGuards,
  spendGuards,
  alertsReachSomeone,
  regionDenyPresent,
  trailSwitchedOff,
  guarddutyWeakened,
  configOrHubWeakened,
  alarmSilenced,
  budgetLoosened,
  baselineUnprotected,
  baselineRemoved,
  baselineInputs,
  logEvidenceShortened,
  iamGrantsTampering,
  alertDiverted,
  consoleNarrowed,
  blindSpot,
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
