import type { Statement } from "../document";

/** Keeps everybody off a bucket who comes over plain http. */
export const refusePlainHttp = (bucketArn: string): Statement => ({
  Sid: "RefusePlainHttp",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [bucketArn, `${bucketArn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});
