import type { Judgement } from "./judgement";

/** What opens something to the public, or keeps it closed. */
export const PUBLIC_FLAGS: readonly Judgement[] = [
  {
    paths: [
      "apprunner.*isPubliclyAccessible",
      "dms.publiclyAccessible",
      "lightsail.publiclyAccessible",
      "mq.publiclyAccessible",
      "msk.*publicAccess",
      "neptune.publiclyAccessible",
      "rds.publiclyAccessible",
      "redshift*.publiclyAccessible",
      "timestream*.publiclyAccessible",
    ],
    by: ["database-public"],
  },
  { paths: ["eks.*endpointPublicAccess", "eks.*publicAccessCidrs"], by: ["eks-endpoint-public"] },
  {
    paths: ["s3.*ublicAcls", "s3.*ublicPolicy", "s3.*ublicBuckets", "s3.*ublicAccessBlock*"],
    by: ["s3-account-block-weakened", "s3-bucket-block-public"],
  },
  {
    paths: ["s3express.*"],
    why: "buckets of one zone are always closed to the public, and cannot be opened",
  },
  {
    paths: ["secretsmanager.blockPublicPolicy"],
    why: "a second lock; the policy itself is judged by resource-policy-public-principal",
  },
  {
    paths: ["*ssignPublicIp*", "*ssociatePublicIpAddress", "ec2.mapPublicIpOnLaunch", "*.createPublicIp"],
    why: "an address opens nothing by itself: what may reach it stands in the security group, which sg-open-any-port and its like judge",
  },
  {
    paths: ["ec2.publicIp*"],
    why: "which address or pool is taken, or how it is named: the address is there already",
  },
  {
    paths: ["evs.*", "m2.*", "mediaconnect.*"],
    why: "service-allowed closes the service as a whole",
  },
  { paths: ["imagebuilder.*"], why: "which images a clean-up leaves alone" },
];
