import { scopeHeader, scopeOf } from "../../../../sandbox/account/wire/signature";

const request = (given: { authorization?: string; target?: string; body?: string }) => ({
  method: "POST",
  target: given.target ?? "/",
  headers: (given.authorization === undefined ? {} : { authorization: given.authorization }) as Record<string, string>,
  body: Buffer.from(given.body ?? ""),
});

test("the scope of a request is read from its signature, or from where AWS lets one in without", () => {
  const cases: [what: string, given: Parameters<typeof request>[0], scope: ReturnType<typeof scopeOf>][] = [
    [
      "a SigV4 header",
      {
        authorization:
          "AWS4-HMAC-SHA256 Credential=KEY/20261123/eu-west-1/monitoring/aws4_request, SignedHeaders=host, Signature=1",
      },
      { accessKeyId: "KEY", region: "eu-west-1", signingName: "monitoring" },
    ],
    [
      "a SigV4A header, which names no region",
      {
        authorization:
          "AWS4-ECDSA-P256-SHA256 Credential=KEY/20261123/s3/aws4_request, SignedHeaders=host, Signature=1",
      },
      { accessKeyId: "KEY", region: "us-east-1", signingName: "s3" },
    ],
    [
      "a presigned URL",
      { target: "/b/k?X-Amz-Credential=KEY%2F20261123%2Feu-west-1%2Fs3%2Faws4_request" },
      { accessKeyId: "KEY", region: "eu-west-1", signingName: "s3" },
    ],
    [
      "no signature, for STS",
      { body: "Action=AssumeRoleWithWebIdentity&Version=2011-06-15" },
      { accessKeyId: "", region: "us-east-1", signingName: "sts" },
    ],
    [
      "no signature, for SNS: the link of a mail, whose topic says the region",
      { target: "/?Action=ConfirmSubscription&TopicArn=arn%3Aaws%3Asns%3Aeu-west-1%3A123456789012%3Aalerts&Token=1" },
      { accessKeyId: "", region: "eu-west-1", signingName: "sns" },
    ],
    [
      "no signature, for SNS: a form whose topic is none",
      { body: "Version=2010-03-31&TopicArn=alerts&Action=ConfirmSubscription" },
      { accessKeyId: "", region: "us-east-1", signingName: "sns" },
    ],
    ["no signature, for S3", { target: "/bucket/key" }, { accessKeyId: "", region: "us-east-1", signingName: "s3" }],
  ];
  expect(cases.map(([what, given]) => [what, given, scopeOf(request(given))])).toEqual(cases);
});

test("a scope that was written is read again", () => {
  const scope = { accessKeyId: "KEY", region: "eu-west-1", signingName: "sns" };
  expect(scopeOf(request({ authorization: scopeHeader(scope) }))).toEqual(scope);
});
