import { UNKNOWN } from "../../engine/reader";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { ResourceRule } from "../../rule";
import { template } from "./examples-of-groups";
import { judgeSettings, kindsIn, type OpeningSetting } from "./opening-settings";

/**
 * `authenticated-read` is everybody with any AWS account.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
 */
const PUBLIC_ACLS = ["publicread", "publicreadwrite", "authenticatedread"];

/** `public-read`, and as CloudFormation has it `PublicRead`. */
const isPublicAcl = (value: unknown): boolean => PUBLIC_ACLS.includes(String(value).toLowerCase().replaceAll("-", ""));

/** The groups that hold everybody; the third one, of log delivery, is a service. */
const isPublicGroup = (value: unknown): boolean =>
  /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/i.test(String(value));

const acl = { paths: ["acl", "accessControl"], opens: isPublicAcl, closed: '"private", or no access list' };
const group = { opens: isPublicGroup, closed: "accounts that you know" };

const BUCKETS = ["s3:bucket", "s3:bucketv2"];
const LISTS = ["s3:bucketacl", "s3:bucketaclv2"];
const OBJECTS = ["s3:bucketobject", "s3:bucketobjectv2", "s3:object", "s3:objectcopy"];

const SETTINGS: readonly OpeningSetting[] = [
  { kinds: [...BUCKETS, ...LISTS, ...OBJECTS], ...acl },
  { kinds: [...BUCKETS, ...OBJECTS], paths: ["grants.uri", "grant.uri"], ...group },
  {
    kinds: LISTS,
    paths: ["accessControlPolicy.grants.grantee.uri", "accessControlPolicy.grant.grantee.uri"],
    ...group,
  },
];

const KINDS = kindsIn(SETTINGS);

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const ALL = "http://acs.amazonaws.com/groups/global/AllUsers";
const ACL = "aws:s3/bucketAcl:BucketAcl";

export const s3PublicAcl: ResourceRule = {
  id: "s3-public-acl",
  kind: "resource",
  title: "no access list opens a bucket or an object to everybody",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "An access list of S3 opens data to everybody with one word, and shows in no policy. Lists are off in every new bucket since April 2023.",
  fix: "leave the access list out; serve public files through CloudFront with origin access control",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "2.1.4" },
    { framework: "cis-aws", version: "7.0.0", id: "3.1.4" },
    { framework: "fsbp", version: "1.0.0", id: "S3.2" },
    { framework: "fsbp", version: "1.0.0", id: "S3.3" },
    { framework: "mitre-attack", version: "17", id: "T1530" },
  ],
  types: ofKinds("buckets, objects and their access lists", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, (one) => judgeSettings(one, SETTINGS)),

  examples: {
    pass: [
      example("a bucket without an access list", "aws:s3/bucket:Bucket", {}),
      example("a private list", ACL, { acl: "private" }),
      example("a list for the delivery of logs", ACL, { acl: "log-delivery-write" }),
      example("a grant to the group of log delivery", "aws:s3/bucket:Bucket", {
        grants: [{ type: "Group", permissions: ["WRITE"], uri: "http://acs.amazonaws.com/groups/s3/LogDelivery" }],
      }),
      example("a grant to one account", ACL, {
        accessControlPolicy: { grants: [{ grantee: { type: "CanonicalUser", id: "abc" }, permission: "READ" }] },
      }),
      template("a private bucket in a template", "AWS::S3::Bucket", { AccessControl: "BucketOwnerFullControl" }),
    ],
    fail: [
      example("a bucket that everybody reads", "aws:s3/bucket:Bucket", { acl: "public-read" }),
      example("a bucket of v6 that everybody writes", "aws:s3/bucketV2:BucketV2", { acl: "public-read-write" }),
      example("a list for everybody", ACL, { acl: "public-read" }),
      example("a list of v6 for everybody with an account", "aws:s3/bucketAclV2:BucketAclV2", {
        acl: "authenticated-read",
      }),
      example("a grant to everybody", "aws:s3/bucket:Bucket", {
        grants: [{ type: "Group", permissions: ["READ"], uri: ALL }],
      }),
      example("a grant to everybody in a list", ACL, {
        accessControlPolicy: { grants: [{ grantee: { type: "Group", uri: ALL }, permission: "READ" }] },
      }),
      example("a grant to everybody with an account, in the list form of v6", "aws:s3/bucketAclV2:BucketAclV2", {
        accessControlPolicy: [
          { grants: [{ grantee: [{ uri: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers" }] }] },
        ],
      }),
      example("an object that everybody reads", "aws:s3/bucketObject:BucketObject", { acl: "public-read" }),
      example("an object of the newer type", "aws:s3/bucketObjectv2:BucketObjectv2", { acl: "public-read" }),
      example("a bucket of Cloud Control", "aws-native:s3:Bucket", { accessControl: "PublicRead" }),
      example("a list of any Terraform provider", "aws:index/s3BucketAcl:S3BucketAcl", { acl: "public-read" }),
      template("a bucket in a template", "AWS::S3::Bucket", { AccessControl: "PublicReadWrite" }),
    ],
    unknown: [
      example("a list that another resource decides", ACL, { acl: UNKNOWN }),
      example("grants that another resource decides", "aws:s3/bucket:Bucket", { grants: UNKNOWN }),
      template("a list that a parameter decides", "AWS::S3::Bucket", { AccessControl: { Ref: "Access" } }),
    ],
  },
};
