import { readOnly } from "../../../../domain/documents/access/read-only";
import { ARGS, HOME } from "../../../support/document-args";
import { AWAY, type Decision, itDecides } from "../../../support/decisions";
import { DATA, EVIDENCE, METADATA, METADATA_EVERYWHERE } from "../../../support/reads";
import { PERSON } from "./sign-in";

const DECISIONS: readonly Decision[] = [
  ...PERSON,
  { calls: METADATA, decision: "allowed", because: "it shows what exists and how it is set" },
  { calls: METADATA, regions: [AWAY], decision: "denied", because: "nobody works in that region" },
  {
    calls: ["acm:DescribeCertificate", "cloudwatch:DescribeAlarms"],
    regions: ["us-east-1"],
    decision: "allowed",
    because: "CloudFront's certificates and the alarms on the bill are there",
  },
  {
    calls: METADATA_EVERYWHERE,
    regions: [HOME, "us-east-1"],
    decision: "allowed",
    because: "the service has no region",
  },
  { calls: [...DATA, ...EVIDENCE], decision: "denied", because: "it gives data, code or secrets" },
  {
    calls: [
      "ec2:CreateTags",
      "ec2:StopInstances",
      "s3:PutBucketPolicy",
      "lambda:UpdateFunctionConfiguration",
      "iam:CreateRole",
    ],
    decision: "denied",
    because: "it changes something",
  },
  {
    calls: ["ec2:DescribeInstances", "iam:ListRoles"],
    signIn: "without MFA",
    decision: "denied",
    because: "a password alone is half a proof",
  },
  {
    calls: ["ec2:DescribeInstances", "iam:ListRoles"],
    signIn: "access key",
    decision: "denied",
    because: "the key may have leaked",
  },
];

describe("who only reads", () => {
  itDecides(readOnly(ARGS), DECISIONS);
});
