import { support } from "../../../../domain/documents/access/support";
import { ARGS } from "../../../support/document-args";
import { AWAY, type Decision, itDecides } from "../../../support/decisions";
import { DATA, EVIDENCE, METADATA, METADATA_EVERYWHERE } from "../../../support/reads";
import { PERSON } from "./sign-in";

const DECISIONS: readonly Decision[] = [
  ...PERSON,
  {
    calls: [
      "support:AddCommunicationToCase",
      "support:CreateCase",
      "support:DescribeCases",
      "support:ResolveCase",
      "health:DescribeEventDetails",
      "trustedadvisor:DescribeChecks",
      "trustedadvisor:RefreshCheck",
      "supportplans:GetSupportPlan",
    ],
    regions: ["us-east-1"],
    decision: "allowed",
    because: "it is how one talks with AWS",
  },
  { calls: METADATA, decision: "allowed", because: "a case is about what runs" },
  {
    calls: METADATA,
    regions: [AWAY],
    decision: "denied",
    because: "the region deny would close it, and the role of the auditor sees it",
  },
  {
    calls: ["acm:DescribeCertificate", "cloudwatch:DescribeAlarms"],
    regions: ["us-east-1"],
    decision: "allowed",
    because: "CloudFront's certificates and the alarms on the bill are there",
  },
  {
    calls: ["sts:AssumeRole"],
    resource: "arn:aws:iam::ACCOUNT:role/ringfence/exempt/ringfence-least-privilege-auditor-0a1b2c3",
    decision: "allowed",
    because: "a case during an intrusion is about regions where nobody works",
  },
  ...["ringfence-break-glass-responder", "ringfence-least-privilege-deploy"].map((role): Decision => ({
    calls: ["sts:AssumeRole"],
    resource: `arn:aws:iam::ACCOUNT:role/ringfence/exempt/${role}-0a1b2c3`,
    decision: "denied",
    because: "the role changes something",
  })),
  { calls: METADATA_EVERYWHERE, decision: "allowed", because: "the service has no region" },
  { calls: [...DATA, ...EVIDENCE], decision: "denied", because: "it gives data, code or secrets" },
  {
    calls: ["supportplans:StartSupportPlanUpdate", "supportplans:CreateSupportPlanSchedule"],
    regions: ["us-east-1"],
    decision: "denied",
    because: "a plan is a commitment",
  },
  {
    calls: ["ec2:TerminateInstances", "iam:AttachRolePolicy", "health:EnableHealthServiceAccessForOrganization"],
    decision: "denied",
    because: "it changes something",
  },
  {
    calls: ["support:CreateCase", "ec2:DescribeInstances"],
    signIn: "without MFA",
    decision: "denied",
    because: "a password alone is half a proof",
  },
  {
    calls: ["support:CreateCase", "ec2:DescribeInstances"],
    signIn: "access key",
    decision: "denied",
    because: "the key may have leaked",
  },
];

describe("who talks to AWS", () => {
  itDecides(support(ARGS), DECISIONS);
});
