import type { Problem } from "../../fields/problems";
import { GuardrailMode } from "./mode";
import { compact } from "../actions/compact";
import { IDENTITY_CENTER, IDENTITY_CENTER_SERVICES } from "../actions/identity-center";
import { LAUNCH_ACTIONS } from "../actions/launches";
import { IAM_WRITES } from "../actions/iam-writes";
import { PERSISTENCE } from "../actions/persistence";
import { PURCHASES } from "../actions/purchases";
import { type PolicyDocument, policyDocument } from "../document";
import { emitWhole } from "../emit";
import { exemptPrincipals as exemptIn } from "../own-principals";
import { unlessExempt } from "../statements";

/**
 * Purchases that the freeze takes: those of machines, and what raises quotas. There is no room for the others, and their
 * bills come by the month; the launch deny has them all.
 */
const FROZEN_PURCHASES = PURCHASES.filter((action) => /^(ec2|savingsplans|servicequotas):/.test(action));

/** Shorter patterns for what the tables name: in mode organization, the room is for principals that go on working. */
const SHORTER = [
  "autoscaling:CreateA*",
  "autoscaling:CreateL*",
  "autoscaling:SetD*",
  "autoscaling:Start*",
  "autoscaling:Update*",
  "ec2:Accept*",
  "ec2:CreateReserved*",
  "ec2:ModifySpot*",
  "ec2:RequestSpot*",
  "ec2:Run*",
  "ecs:Create*",
  "ecs:Register*",
  "ecs:Update*",
  "savingsplans:Create*",
  "servicequotas:Create*",
  "servicequotas:Put*",
  "servicequotas:Request*",
  "servicequotas:StartAuto*",
  "ssm:StartAuto*",
];

/** Services of daily work, in which whoever is frozen may still look and end; of the others every call is denied, which is shorter. */
const LOOKED_INTO = ["autoscaling", "cloudformation", "ec2", "ecs", "eks", "lambda", "rds", "ssm"];

const frozenLaunches = LAUNCH_ACTIONS.map((action) => {
  const service = action.split(":")[0]!;
  return LOOKED_INTO.includes(service) ? action : `${service}:*`;
});

/** Every launch, what gets ready for one, and what AWSCompromisedKeyQuarantineV3 denies besides. */
const LAUNCH = compact([
  ...frozenLaunches,
  ...FROZEN_PURCHASES,
  ...SHORTER,
  "ec2:CreateKeyPair",
  "ec2:ImportKeyPair",
  "ecr:GetAuthorizationToken",
  "lambda:GetEventSourceMapping",
  "lambda:GetPolicy",
  "lambda:*Tag*",
]);

/**
 * Every way to stay, more rights, other identities, tokens, and the doors of the console. Identity Center as a whole: who may
 * be in the wrong hands has nothing to look up there, and people sign in to it without a right of IAM.
 */
const IDENTITY = compact([
  ...IAM_WRITES,
  ...PERSISTENCE,
  ...IDENTITY_CENTER,
  ...IDENTITY_CENTER_SERVICES.map((service) => `${service}:*`),
  "account:Delete*",
  "account:Put*",
  "account:*Region",
  "iam:E*",
  "iam:ListUsers",
  "organizations:Acc*",
  "organizations:C*",
  "organizations:I*",
  "organizations:Leave*",
  "organizations:M*",
  "rolesanywhere:*",
  "signin:Auth*Access",
  "signin:C*",
  "signin:Delete*",
  "signin:Put*",
  "sts:AssumeRo*",
  "sts:GetF*",
  "sts:GetS*",
  "sts:GetW*",
  "uxc:Delete*",
  "uxc:Put*",
  "uxc:Update*",
]);

/** Mail and messages in the owner's name, data, and the traces of what was done. */
const ABUSE = [
  "cloudtrail:Delete*",
  "cloudtrail:LookupEvents",
  "cloudtrail:Put*",
  "cloudtrail:Stop*",
  "cloudtrail:Update*",
  "cloudwatch:DeleteAl*",
  "cloudwatch:DisableAl*",
  "cloudwatch:PutAlarmM*",
  "config:Delete*",
  "config:Stop*",
  "events:DeleteRule",
  "events:DisableRule",
  "events:RemoveTargets",
  "guardduty:Create*",
  "guardduty:Delete*",
  "guardduty:Dis*",
  "guardduty:Update*",
  "logs:Delete*",
  "notifications:De*",
  "notifications:Dis*",
  "notifications:Update*",
  "s3:CreateBucket",
  "s3:Delete*",
  "s3:GetObject",
  "s3:ListAllMyBuckets",
  "s3:ListBucket",
  "s3:ObjectOwner*",
  "s3:Put*",
  "securityhub:Delete*",
  "securityhub:Disable*",
  "ses:*",
  "sns:DeleteTopic",
  "sns:Publish",
  "sns:*SMSA*",
  "sns:Unsub*",
];

/**
 * The deny for an emergency: it is attached to whoever may be in the wrong hands, and stops every launch, every new way
 * in, and what a stolen key is abused for. It denies all that AWSCompromisedKeyQuarantineV3 denies, and what that lacks.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html
 *
 * Machines that run go on, and so do fleets, whose service-linked role no policy binds: they must be cancelled. A role
 * that it is attached to loses its work: attach it to people and suspects, and to a workload only when that is meant.
 *
 * @param exemptPrincipals ARNs of principals that go on working, such as the responder. Default: none.
 */
export const freeze = (exemptPrincipals?: readonly string[]): PolicyDocument =>
  policyDocument([
    { Sid: "FreezeLaunches", Effect: "Deny", Action: LAUNCH, Resource: "*", ...unlessExempt(exemptPrincipals) },
    { Sid: "FreezeIdentity", Effect: "Deny", Action: IDENTITY, Resource: "*", ...unlessExempt(exemptPrincipals) },
    { Sid: "FreezeAbuse", Effect: "Deny", Action: ABUSE, Resource: "*", ...unlessExempt(exemptPrincipals) },
  ]);

/**
 * The freeze as it is emitted: one policy, to be attached by one call.
 *
 * @param named ARNs of principals that go on working beside those of the baseline
 * @returns the document, or the problem when it does not fit; the problem names the statement
 */
export function freezeDocument(
  mode: GuardrailMode,
  named: readonly string[],
): { document: PolicyDocument } | { problems: Problem[] } {
  const document = freeze(exemptIn(mode, named));
  const kind = mode === GuardrailMode.Organization ? "scp" : "managed";
  const emitted = emitWhole(
    { name: "freeze", kind, document },
    "name fewer exemptPrincipals, or let * stand for a part of a name",
  );
  return "problems" in emitted ? emitted : { document };
}
