import { isReadOnly, readCall } from "../../../../sandbox/account/wire/call";
import { botocoreModels } from "../support";

interface Given {
  signingName: string;
  method?: string;
  target?: string;
  headers?: Record<string, string>;
  body?: string;
}

const models = botocoreModels();

const read = ({ signingName, method = "POST", target = "/", headers = {}, body = "" }: Given) => {
  const authorization = `AWS4-HMAC-SHA256 Credential=KEY/20261123/eu-west-1/${signingName}/aws4_request, SignedHeaders=host, Signature=1`;
  return readCall({ method, target, headers: { ...headers, authorization }, body: Buffer.from(body) }, models);
};

const FORM = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };

test("a call is read from the wire of each protocol", () => {
  const cases: [
    string,
    Given,
    { service: string; operation: string; protocol: string; labels?: Record<string, string> },
  ][] = [
    [
      "query",
      { signingName: "iam", headers: FORM, body: "Action=CreateGroup&Version=2010-05-08" },
      { service: "iam", operation: "CreateGroup", protocol: "query" },
    ],
    [
      "EC2 query",
      { signingName: "ec2", headers: FORM, body: "Action=DescribeVpcs&Version=2016-11-15" },
      { service: "ec2", operation: "DescribeVpcs", protocol: "ec2" },
    ],
    [
      "JSON",
      { signingName: "budgets", headers: { "x-amz-target": "AWSBudgetServiceGateway.CreateBudget" } },
      { service: "budgets", operation: "CreateBudget", protocol: "json" },
    ],
    [
      "RPC v2 CBOR",
      {
        signingName: "monitoring",
        target: "/service/GraniteServiceVersion20100801/operation/DescribeAlarms",
        headers: { "smithy-protocol": "rpc-v2-cbor" },
      },
      { service: "cloudwatch", operation: "DescribeAlarms", protocol: "cbor" },
    ],
    [
      "JSON of a service that speaks CBOR too",
      { signingName: "monitoring", headers: { "x-amz-target": "GraniteServiceVersion20100801.PutMetricAlarm" } },
      { service: "cloudwatch", operation: "PutMetricAlarm", protocol: "json" },
    ],
    [
      "REST with a label",
      { signingName: "guardduty", method: "GET", target: "/detector/abc" },
      { service: "guardduty", operation: "GetDetector", protocol: "rest-json", labels: { DetectorId: "abc" } },
    ],
    [
      "REST with an encoded label",
      { signingName: "guardduty", method: "GET", target: "/tags/arn%3Aaws%3Aguardduty%3A%3A1%3Adetector%2Fa" },
      {
        service: "guardduty",
        operation: "ListTagsForResource",
        protocol: "rest-json",
        labels: { ResourceArn: "arn:aws:guardduty::1:detector/a" },
      },
    ],
    [
      "an S3 bucket's policy",
      { signingName: "s3", method: "PUT", target: "/bucket?policy" },
      { service: "s3", operation: "PutBucketPolicy", protocol: "rest-xml" },
    ],
    [
      "an S3 object with slashes",
      { signingName: "s3", method: "PUT", target: "/bucket/a/b/c" },
      { service: "s3", operation: "PutObject", protocol: "rest-xml", labels: { Bucket: "bucket", Key: "a/b/c" } },
    ],
    [
      "an S3 copy, by its header",
      { signingName: "s3", method: "PUT", target: "/bucket/a", headers: { "x-amz-copy-source": "/b/k" } },
      { service: "s3", operation: "CopyObject", protocol: "rest-xml" },
    ],
    [
      "an S3 part, by its query",
      { signingName: "s3", method: "PUT", target: "/bucket/a?partNumber=1&uploadId=2" },
      { service: "s3", operation: "UploadPart", protocol: "rest-xml" },
    ],
    [
      "s3control, which signs as s3",
      {
        signingName: "s3",
        method: "PUT",
        target: "/v20180820/configuration/publicAccessBlock",
        headers: { "x-amz-account-id": "123456789012" },
      },
      { service: "s3control", operation: "PutPublicAccessBlock", protocol: "rest-xml" },
    ],
    [
      "SES 2, which signs as ses",
      { signingName: "ses", method: "GET", target: "/v2/email/account" },
      { service: "sesv2", operation: "GetAccount", protocol: "rest-json" },
    ],
    [
      "SES 1",
      { signingName: "ses", headers: FORM, body: "Action=ListIdentities&Version=2010-12-01" },
      { service: "ses", operation: "ListIdentities", protocol: "query" },
    ],
    [
      "an operation that no model has",
      { signingName: "guardduty", method: "GET", target: "/nothing/here" },
      { service: "guardduty", operation: "Unknown", protocol: "rest-json" },
    ],
    [
      "a service that no model has",
      { signingName: "made-up", headers: { "x-amz-target": "Made.Up" } },
      { service: "made-up", operation: "Unknown", protocol: "json" },
    ],
  ];

  for (const [what, given, expected] of cases)
    expect({ what, ...read(given) }).toMatchObject({ what, ...expected, region: "eu-west-1", accessKeyId: "KEY" });
});

test("an operation reads only when its verb says so", () => {
  const cases: [operation: string, reads: boolean][] = [
    ["DescribeAlarms", true],
    ["GetDetector", true],
    ["ListRegions", true],
    ["HeadBucket", true],
    ["BatchGetImage", true],
    ["SimulatePrincipalPolicy", true],
    ["CreateBudget", false],
    ["AssumeRole", false],
    ["GenerateCredentialReport", false],
    ["RunInstances", false],
    ["Unknown", false],
  ];
  expect(cases.map(([operation]) => [operation, isReadOnly(operation)])).toEqual(cases);
});
