import { support } from "../../../../domain/documents/least-privilege/support";
import { AWAY, type Decision, HOME, itDecides } from "./decisions";
import { DATA, EVIDENCE, METADATA, METADATA_EVERYWHERE } from "./reads";
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
  {
    calls: METADATA,
    regions: [HOME, AWAY],
    decision: "allowed",
    because: "a case is about what runs, wherever it runs",
  },
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
  itDecides(support(), DECISIONS);
});
