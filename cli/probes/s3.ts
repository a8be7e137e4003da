import {
  GetBucketAclCommand,
  GetBucketPolicyStatusCommand,
  GetPublicAccessBlockCommand,
  type Grant,
  ListBucketsCommand,
} from "@aws-sdk/client-s3";
import { GetPublicAccessBlockCommand as GetAccountBlockCommand } from "@aws-sdk/client-s3-control";
import { optional, paged, probe } from "./probe";
import { S3Client, S3ControlClient } from "./s3-clients";

/** Whether no bucket of the account can be public: one item when all four settings are on. */
export const accountBlock = probe({
  id: "s3-account-block",
  service: "s3control",
  kind: "S3 block of the account",
  scope: "global",
  client: S3ControlClient,
  calls: { get: optional(GetAccountBlockCommand, "NoSuchPublicAccessBlockConfiguration") },
  read: async ({ get }, { accountId }) => {
    const { PublicAccessBlockConfiguration: all } = (await get({ AccountId: accountId })) ?? {};
    const isWhole = all?.BlockPublicAcls && all.BlockPublicPolicy && all.IgnorePublicAcls && all.RestrictPublicBuckets;
    return isWhole ? [{ id: accountId }] : [];
  },
});

/** Buckets that are looked at, three calls each: a preview must not take minutes. */
export const MOST_BUCKETS = 250;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups */
const EVERYBODY = /\/groups\/(global\/AllUsers|global\/AuthenticatedUsers)$/;

const isOpen = ({ Grantee }: Grant): boolean => EVERYBODY.test(Grantee?.URI ?? "");

/**
 * Buckets that are public by their policy or ACL and by no block of their own. One item without a name stands for those
 * that were not looked at.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export const publicBuckets = probe({
  id: "public-buckets",
  service: "s3",
  kind: "public bucket",
  scope: "global",
  client: S3Client,
  calls: {
    list: paged(ListBucketsCommand, "ContinuationToken"),
    block: optional(GetPublicAccessBlockCommand, "NoSuchPublicAccessBlockConfiguration"),
    status: optional(GetBucketPolicyStatusCommand, "NoSuchBucketPolicy"),
    acl: optional(GetBucketAclCommand, "AccessControlListNotSupported"),
  },
  read: async ({ list, block, status, acl }) => {
    const names = (await list({})).flatMap(({ Buckets = [] }) => Buckets).map(({ Name }) => Name!);
    const looked = names.slice(0, MOST_BUCKETS);
    const isPublic = async (Bucket: string): Promise<boolean> => {
      const [own, policy, grants] = await Promise.all([block({ Bucket }), status({ Bucket }), acl({ Bucket })]);
      const { IgnorePublicAcls, RestrictPublicBuckets } = own?.PublicAccessBlockConfiguration ?? {};
      const byPolicy = policy?.PolicyStatus?.IsPublic === true && !RestrictPublicBuckets;
      return byPolicy || ((grants?.Grants ?? []).some(isOpen) && !IgnorePublicAcls);
    };
    const open = await Promise.all(looked.map(async (id) => ((await isPublic(id)) ? [{ id, unseen: 0 }] : [])));
    const unseen = names.length - looked.length;
    return [...open.flat(), ...(unseen > 0 ? [{ id: "", unseen }] : [])];
  },
});

export const PROBES = [accountBlock, publicBuckets];
