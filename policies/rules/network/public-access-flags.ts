/**
 * The four switches of S3's block of public access. One that nobody sets in a block that is written is off.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html
 */
export const PUBLIC_ACCESS_FLAGS: readonly string[] = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
];
