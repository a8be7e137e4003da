import type { Case } from "../row";

const SCPS = "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html";
const BOUNDARIES = "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html";
const OPT_IN = "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html";
const IDLE = ["eu-west-1"];

/** Whom each mode binds, and whom not. */
export const PRINCIPAL_CASES: readonly Case[] = [
  {
    calls: ["cloudformation:CreateStack", "config:PutConfigurationRecorder"],
    regions: IDLE,
    principal: "Control Tower",
    decision: "allowed",
    reason: "Control Tower was locked out of the accounts that it enrols",
    source: "schubergphilis/terraform-aws-mcaf-landing-zone#199",
  },
  {
    calls: ["cloudformation:CreateStack", "cloudtrail:CreateTrail"],
    regions: IDLE,
    principal: "StackSets",
    decision: "allowed",
    reason: "StackSets work in every region that an organization uses",
    source: "awslabs/landing-zone-accelerator-on-aws#780",
  },
  {
    calls: ["ec2:RunInstances", "guardduty:CreateDetector"],
    regions: IDLE,
    principal: "name like the deploy role's",
    decision: "denied",
    reason: "a role whose name begins like that of an exempt one is not exempt",
    source: BOUNDARIES,
  },
  {
    calls: ["ec2:RunInstances", "ec2:RequestSpotFleet"],
    regions: IDLE,
    principal: "root",
    modes: ["organization"],
    decision: "denied",
    reason: "service control policies bind root of a member account",
    source: SCPS,
  },
  {
    calls: ["ec2:RunInstances", "ec2:RequestSpotFleet"],
    regions: IDLE,
    principal: "root",
    modes: ["boundary", "attached"],
    decision: "allowed",
    reason: "root has neither policies nor boundary: only an organization binds it",
    source: BOUNDARIES,
  },
  {
    calls: ["ec2:RunInstances", "ec2:RequestSpotFleet"],
    regions: IDLE,
    principal: "administrator of the management account",
    modes: ["organization"],
    decision: "allowed",
    reason: "service control policies never bind the management account, so workloads do not belong there",
    source: SCPS,
  },
  {
    calls: ["ec2:RunInstances", "ec2:RequestSpotFleet"],
    regions: IDLE,
    principal: "administrator of the management account",
    modes: ["boundary", "attached"],
    decision: "denied",
    reason: "boundaries and attached policies bind there as anywhere",
    source: BOUNDARIES,
  },
  {
    calls: ["ec2:RunInstances"],
    regions: IDLE,
    principal: "service-linked role",
    decision: "allowed",
    reason: "a fleet that exists goes on replacing its machines, so it must be cancelled, not only denied",
    source: SCPS,
  },
  {
    calls: ["account:EnableRegion", "account:DisableRegion"],
    regions: ["us-east-1"],
    decision: "denied",
    reason: "a new region is a new place to hide, and so is one that goes dark",
    source: OPT_IN,
  },
  {
    calls: ["account:EnableRegion", "account:DisableRegion"],
    regions: ["us-east-1"],
    without: "DenyAccountSettings",
    modes: ["organization", "attached"],
    decision: "denied",
    reason: "the region deny closes it alone, too, where the tamper deny is not attached",
    source: OPT_IN,
  },
  {
    calls: ["account:EnableRegion", "account:DisableRegion"],
    regions: ["us-east-1"],
    principal: "deploy",
    decision: "allowed",
    reason: "the baseline opts in to the regions that its owner lists",
    source: OPT_IN,
  },
];
