import * as v from "valibot";
import { type Problem, problemsOf } from "../fields/problems";
import { distinct, list, orDeferred } from "../fields/shapes";
import { declarativePolicies } from "../controls/organization/declarative-policies";
import { trustedAccounts } from "../controls/organization/resource-control";
import { unusedAccess } from "../controls/access/unused-access";
import { defaultNetwork } from "../controls/defaults/default-network";
import { analyzer, analyzers, indexes } from "../controls/defaults/existing";
import { findingAggregator, hubs } from "../controls/compliance/hubs";
import { securityHub } from "../controls/compliance/security-hub";
import { deliveryChannels, recorders } from "../controls/compliance/recorders";
import { imageAllowlist } from "../controls/defaults/image-allowlist";
import { imds } from "../controls/defaults/imds";
import { passwordPolicy } from "../controls/defaults/password-policy";
import { snapshotBlock } from "../controls/defaults/snapshot-block";
import { detectorIds, disabledFeatures, features } from "../controls/detection/detectors";
import { administeredServices } from "../controls/organization/administered";
import { organizationDetectors } from "../controls/organization/organization-detectors";
import { flowLogs, nat, networks, zones } from "../controls/network/networks";
import { keepDays, lockDays, retentionDays } from "../controls/trail/trails";
import { allowedInstanceTypes, allowedLaunchers, toolRegions, unusedServices } from "../documents/fields";
import { anomalyMonitorArn } from "../controls/spend/cost-anomaly";
import {
  gitHubProviderArn,
  gitHubSubject,
  organizationId,
  policyTarget,
  principalArn,
  principalName,
  trustedArn,
  userName,
} from "../fields/principals";
import { mail } from "../fields/people";
import { region, regions } from "../fields/regions";
import { accountId, amount } from "../fields/values";

/** An argument of a component used alone may be made of several lists, so a value may stand in it twice. */
const each = regions;
const usd = amount("a number above 0, in USD");

/**
 * The arguments that several components take under the same name, with the schemas of the settings: a wildcard for
 * everybody in a trust policy, or a region that there is not, would open what the component closes.
 */
const ARGUMENTS = v.looseObject({
  region: v.optional(region),
  account: v.optional(accountId),
  services: v.optional(administeredServices),
  members: v.optional(organizationDetectors.options.members),
  trustedAccounts: v.optional(trustedAccounts),
  organizationId: v.optional(orDeferred(organizationId)),
  images: v.optional(declarativePolicies.options.images),
  internet: v.optional(declarativePolicies.options.internet),
  snapshots: v.optional(snapshotBlock.options.state),
  accounts: v.optional(list(accountId, "a list of account ids")),
  email: v.optional(orDeferred(mail)),
  networks: v.optional(networks),
  nat: v.optional(nat),
  zones: v.optional(zones),
  flowLogs: v.optional(flowLogs),
  regions: v.optional(each),
  allowedRegions: v.optional(each),
  targets: v.optional(list(policyTarget, "a list of target ids")),
  groups: v.optional(list(principalName("group"), "a list of group names")),
  roles: v.optional(list(principalName("role"), "a list of role names")),
  exemptPrincipals: v.optional(list(principalArn, "a list of ARNs")),
  allowedInstanceTypes: v.optional(allowedInstanceTypes),
  unusedServices: v.optional(unusedServices),
  allowedLaunchers: v.optional(allowedLaunchers),
  toolRegions: v.optional(toolRegions),
  githubSubject: v.optional(gitHubSubject),
  githubProviderArn: v.optional(orDeferred(gitHubProviderArn)),
  auditors: v.optional(distinct(trustedArn, "a list of ARNs")),
  responders: v.optional(distinct(trustedArn, "a list of ARNs")),
  features: v.optional(features),
  disabledFeatures: v.optional(disabledFeatures),
  existingDetectorIds: v.optional(detectorIds),
  keepDays: v.optional(keepDays),
  lockDays: v.optional(lockDays),
  retentionDays: v.optional(retentionDays),
  existingAnalyzers: v.optional(analyzers),
  existingAnalyzer: v.optional(analyzer),
  unusedAccessAge: v.optional(unusedAccess.options.unusedAccessAge),
  userName: v.optional(userName),
  existingIndexes: v.optional(indexes),
  existingRecorders: v.optional(recorders),
  existingDeliveryChannels: v.optional(deliveryChannels),
  existingHubs: v.optional(hubs),
  existingAggregatorArn: v.optional(findingAggregator),
  standards: v.optional(securityHub.options.standards),
  homeRegion: v.optional(region),
  idleRegions: v.optional(list(region, "a list of region codes")),
  auditedRegions: v.optional(list(region, "a list of region codes")),
  aggregatorRegion: v.optional(region),
  minimumLength: v.optional(passwordPolicy.options.minimumLength),
  reusePrevention: v.optional(passwordPolicy.options.reusePrevention),
  maxAgeDays: v.optional(passwordPolicy.options.maxAgeDays),
  hopLimit: v.optional(imds.options.hopLimit),
  providers: v.optional(imageAllowlist.options.providers),
  state: v.optional(snapshotBlock.options.state),
  vpcIds: v.optional(defaultNetwork.options.vpcIds),
  existingMonitorArn: v.optional(orDeferred(anomalyMonitorArn)),
  thresholdUsd: v.optional(usd),
  thresholdPercent: v.optional(amount("a number above 0, in percent")),
  monthlyBudgetUsd: v.optional(usd),
  dailyUsd: v.optional(usd),
  idleRegionsUsd: v.optional(usd),
});

/**
 * The checks of the settings for a component that is used alone.
 *
 * @param args the arguments of the component; what is not checked here passes
 * @returns every problem at once
 */
export const checkArguments = (args: object): Problem[] => problemsOf(v.safeParse(ARGUMENTS, args).issues ?? []);
