import { CONTROLS } from "../../../../domain/controls/table";
import { bad, type BadSetting } from "./bad";

const SWITCHED: BadSetting[] = [
  bad(
    "an unknown control",
    { controls: { "guard-duty": "off" } },
    `controls.guard-duty: unknown control, did you mean "guardduty"?; allowed are guardduty, budgets, canary-key, budget-fuse, contacts and ${CONTROLS.length - 5} more, see docs/controls.md`,
  ),
  bad(
    "a control that is neither on nor off",
    { controls: { guardduty: "maybe" } },
    'controls.guardduty: expected on, off, or options, received "maybe"',
  ),
  bad(
    "controls as a list",
    { controls: ["guardduty"] },
    'controls: expected control id -> on, off or options, received ["guardduty"]',
  ),
  bad(
    "alarms and a break-glass role without a way to people",
    { controls: { "alert-channel": "off" } },
    "controls.alert-channel: is off, but billing-alarms rings through it; switch it on, or switch billing-alarms off too",
    "controls.alert-channel: is off, but cost-anomaly rings through it; switch it on, or switch cost-anomaly off too",
    "controls.alert-channel: is off, but early-warning rings through it; switch it on, or switch early-warning off too",
    "controls.alert-channel: is off, but break-glass rings through it; switch it on, or switch break-glass off too",
  ),
  bad(
    "early warning that is deaf",
    { controls: { "audit-trail": "off" } },
    "controls.audit-trail: is off, but early-warning hears calls of the API only while a trail logs them; switch it on, name what does its work in existing.trail, or switch early-warning off too",
  ),
  bad(
    "a network in a region that is not allowed, and two with the same addresses",
    {
      allowedRegions: ["ap-southeast-2", "us-east-1"],
      controls: {
        "workload-network": {
          enabled: true,
          networks: { "ap-southeast-2": "10.0.0.0/16", "us-east-1": "10.0.4.0/24", "eu-west-1": "10.1.0.0/16" },
        },
      },
    },
    "controls.workload-network.networks.eu-west-1: is not one of allowedRegions (ap-southeast-2, us-east-1); add it there, or remove it",
    'controls.workload-network.networks.us-east-1: "10.0.4.0/24" shares addresses with "10.0.0.0/16" in ap-southeast-2, so that the two can never be joined; give each region a block of its own',
  ),
  bad(
    "the administrator of GuardDuty as a member of another",
    { controls: { guardduty: { managedBy: "organization" }, "organization-detectors": "on" } },
    "controls.organization-detectors: is on, but controls.guardduty.managedBy is organization, and who administers GuardDuty is nobody's member; remove managedBy, or switch it off",
  ),
  bad(
    "options of a control that is made only when asked for, which nobody asks for",
    { controls: { "canary-key": {}, "workload-network": { nat: "single" }, "resource-control": { enabled: false } } },
    "controls.canary-key: has options and is off, because it is made only when asked for; write enabled: true beside them, or remove them",
    "controls.workload-network: has options and is off, because it is made only when asked for; write enabled: true beside them, or remove them",
  ),
  bad(
    "a freeze that is none of three",
    { freeze: "auto" },
    'freeze: expected one of off, manual, automatic, received "auto"',
  ),
  bad(
    "a fuse that is on and off",
    { freeze: "off", controls: { "budget-fuse": "on" } },
    "controls.budget-fuse: is on, but freeze is off; set freeze: manual or automatic, or remove it",
  ),
  bad(
    "a fuse without budget and without freeze",
    { controls: { "budget-fuse": "on", budgets: "off", freeze: "off" } },
    "controls.budgets: is off, but budget-fuse hangs on its monthly budget; switch it on, or switch budget-fuse off too",
    "controls.freeze: is off, but budget-fuse attaches its policy; switch it on, or switch budget-fuse off too",
  ),
  bad(
    "a freeze that nothing sets off",
    { freeze: "automatic", controls: { budgets: "off" } },
    "freeze: is automatic, but nothing freezes while one of budget-fuse, budgets and freeze is off in controls; switch it on, or remove the setting",
  ),
];

const OPTIONS: BadSetting[] = [
  bad(
    "an option of another control",
    { controls: { guardduty: { dailyUsd: 5 } } },
    "controls.guardduty.dailyUsd: unknown option; allowed are enabled, managedBy, features, disabledFeatures",
  ),
  bad(
    "an option that nobody has",
    { controls: { budgets: { dailyUds: 5 } } },
    'controls.budgets.dailyUds: unknown option, did you mean "dailyUsd"?; allowed are enabled, dailyUsd, idleRegionsUsd',
  ),
  bad(
    "a limit of 0",
    { controls: { budgets: { idleRegionsUsd: 0 } } },
    "controls.budgets.idleRegionsUsd: expected a number above 0, in USD, received 0",
  ),
  bad(
    "an unknown feature",
    { controls: { guardduty: { features: ["RUNTIME"] } } },
    'controls.guardduty.features[0]: unknown feature "RUNTIME"; allowed are AI_ANALYST, AI_PROTECTION, RUNTIME_MONITORING, S3_DATA_EVENTS, EKS_AUDIT_LOGS and 4 more, see docs/controls/guardduty.md',
  ),
  bad(
    "both plans for runtime monitoring",
    { controls: { guardduty: { features: ["EKS_RUNTIME_MONITORING", "RUNTIME_MONITORING"] } } },
    'controls.guardduty.features[0]: "EKS_RUNTIME_MONITORING" stands beside "RUNTIME_MONITORING", which covers EKS too; AWS refuses both together, so remove the first',
  ),
  bad(
    "a feature that is switched on and off",
    { controls: { guardduty: { features: ["S3_DATA_EVENTS"], disabledFeatures: ["S3_DATA_EVENTS"] } } },
    'controls.guardduty.disabledFeatures[0]: "S3_DATA_EVENTS" stands in features too; remove one of the two',
  ),
  bad(
    "an administrator account of GuardDuty that is named instead of said",
    { controls: { guardduty: { managedBy: "210987654321" } } },
    'controls.guardduty.managedBy: expected one of account, organization, received "210987654321"',
  ),
  bad(
    "what a member of GuardDuty cannot decide",
    {
      controls: {
        guardduty: { managedBy: "organization", features: ["S3_DATA_EVENTS"], disabledFeatures: ["RDS_LOGIN_EVENTS"] },
      },
      existing: { detectorIds: { "us-east-1": "12abc34d567e8fa901bc2d34e56789f0" } },
    },
    "controls.guardduty.features: has no effect with managedBy: organization, because the administrator account decides about the plans of its members; remove it, or managedBy",
    "controls.guardduty.disabledFeatures: has no effect with managedBy: organization, because the administrator account decides about the plans of its members; remove it, or managedBy",
    "existing.detectorIds: has no effect with controls: { guardduty: { managedBy: organization } }, because a member cannot change its detectors; remove one of the two",
  ),
  bad(
    "NAT gateways of a kind that there is not",
    { controls: { "workload-network": { nat: "two" } } },
    'controls.workload-network.nat: expected one of none, single, one-per-zone, received "two"',
  ),
  bad(
    "logs that are locked for longer than they are kept",
    { controls: { "audit-trail": { keepDays: 90, lockDays: 91 } } },
    "controls.audit-trail.lockDays: is 91, more than the 90 days that logs are kept; give at most 90, or raise keepDays",
  ),
  bad(
    "days that are none",
    { controls: { "audit-trail": { keepDays: "a year", lockDays: 0 } } },
    'controls.audit-trail.keepDays: expected a whole number of days from 90 to 3650, received "a year"',
    "controls.audit-trail.lockDays: expected a whole number of days from 1 to 3650, received 0",
  ),
  bad(
    "a canary whose user IAM does not take",
    { controls: { "canary-key": { userName: "svc/backup" } } },
    'controls.canary-key.userName: expected the name of an IAM user, at most 64 characters without path or ARN, received "svc/backup"',
  ),
  bad(
    "a region to accept that is none",
    { controls: { "network-closure": { acknowledgeRunning: ["eu-wst-1"] } } },
    'controls.network-closure.acknowledgeRunning[0]: unknown region "eu-wst-1", did you mean "eu-west-1"?; allowed are the codes of the aws partition, such as us-east-1',
  ),
  bad(
    "a password that is too short for AWS",
    { controls: { "password-policy": { minimumLength: 4 } } },
    "controls.password-policy.minimumLength: expected a whole number from 6 to 128, received 4",
  ),
  bad(
    "images of nobody",
    { controls: { "image-allowlist": { providers: [] } } },
    "controls.image-allowlist.providers: is empty; name at least one, or switch the control off",
  ),
  bad(
    "a setting of another control",
    { controls: { imds: { state: "enabled" } } },
    "controls.imds.state: unknown option; allowed are enabled, hopLimit",
  ),
  bad(
    "thresholds of an anomaly that never ring",
    { controls: { "cost-anomaly": { thresholdUsd: 0, thresholdPercent: "20 %" } } },
    "controls.cost-anomaly.thresholdUsd: expected a number above 0, in USD, received 0",
    'controls.cost-anomaly.thresholdPercent: expected a number above 0, in percent, received "20 %"',
  ),
];

export const BAD_CONTROLS: readonly BadSetting[] = [...SWITCHED, ...OPTIONS];
