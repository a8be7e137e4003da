import { readOnly } from "../../../../domain/documents/least-privilege/read-only";
import { AWAY, type Decision, HOME, itDecides } from "./decisions";
import { DATA, EVIDENCE, METADATA, METADATA_EVERYWHERE } from "./reads";
import { PERSON } from "./sign-in";

const DECISIONS: readonly Decision[] = [
  ...PERSON,
  { calls: METADATA, decision: "allowed", because: "it shows what exists and how it is set" },
  { calls: METADATA, regions: [AWAY], decision: "denied", because: "nobody works in that region" },
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
  itDecides(readOnly({ allowedRegions: [HOME] }), DECISIONS);
});
