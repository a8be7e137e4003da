import { UNKNOWN } from "../../engine/reader";
import { undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { orWaiting } from "../../facts/own-parts";
import { DOCUMENTS, ownDocumentsOf } from "../../facts/policies";
import { valuesAt } from "../../facts/table";
import { nameOf } from "../../facts/thing";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { template } from "./examples-of-groups";
import { GRANT_KINDS, judgeGrant } from "./public-grants";
import { judgeStatements } from "./public-statements";

/** Repositories that are made for everybody. */
const PUBLIC_ON_PURPOSE = ["ecr:publicrepository", "ecrpublic:repositorypolicy"];

const KINDS = [...Object.keys(DOCUMENTS.resource).filter((kind) => !PUBLIC_ON_PURPOSE.includes(kind)), ...GRANT_KINDS];

/**
 * Where a property puts the resource into a network, its policy opens nothing to the internet, whoever it names.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-vpc.html
 */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  "opensearch:domain": ["vpcOptions.subnetIds"],
  "opensearchservice:domain": ["vpcOptions.subnetIds", "vPCOptions.subnetIds"],
  "elasticsearch:domain": ["vpcOptions.subnetIds", "vPCOptions.subnetIds"],
  "s3:accesspoint": ["vpcConfiguration.vpcId"],
};

/** Policies of something that is perhaps inside a network, which shows elsewhere. */
const PERHAPS_INSIDE = ["opensearch:domainpolicy", "elasticsearch:domainpolicy", "s3:accesspointpolicy"];

function judge(resource: Resource): Verdict[] {
  const kind = nameOf(resource.type);
  const networks = (INSIDE[kind] ?? []).flatMap((path) => valuesAt(resource.props, path));
  if (networks.some((list) => list.state === "known" && list.items().length > 0)) return [];
  const documents = ownDocumentsOf(resource, "resource");
  const verdicts = [
    ...documents.flatMap(({ statements, unread }) => [...judgeStatements(statements), ...unread]),
    ...judgeGrant(resource),
  ];
  const isPerhapsInside = PERHAPS_INSIDE.includes(kind) || networks.some(({ state }) => state === "unknown");
  return verdicts.map((verdict) =>
    verdict.kind === "fail" && isPerhapsInside
      ? undetermined(verdict.path, "everybody, unless it is inside a network, which does not show here")
      : verdict,
  );
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const statement = (more: Record<string, unknown>) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*", ...more }],
});
const BUCKET = "aws:s3/bucketPolicy:BucketPolicy";
const bucket = (title: string, more: Record<string, unknown>) =>
  example(title, BUCKET, { policy: JSON.stringify(statement(more)) });
const bucketOf = (title: string, ...statements: object[]) =>
  example(title, BUCKET, { policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }) });
const allowAll = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::site/*" };
const denyAll = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::site", "arn:aws:s3:::site/*"],
};
const topic = (title: string, more: Record<string, unknown>) =>
  example(title, "aws:sns/topicPolicy:TopicPolicy", {
    policy: JSON.stringify(statement({ Action: "sns:Publish", ...more })),
  });
const PERMISSION = "aws:lambda/permission:Permission";

export const resourcePolicyPublicPrincipal: ResourceRule = {
  id: "resource-policy-public-principal",
  kind: "resource",
  title: "no policy of a resource lets everybody in",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  strictOnUnknown: "mandatory",
  why: "Principal * is everybody with an AWS account, and mostly everybody without one. Nothing has to be stolen to read the bucket, fill the queue or use the key.",
  fix: "name accounts or roles, or add a condition on the organization, the account or the ARN of the caller; public files go through CloudFront with origin access control",
  frameworks: [
    { framework: "cis-aws", version: "7.0.0", id: "2.21" },
    { framework: "fsbp", version: "1.0.0", id: "KMS.5" },
    { framework: "fsbp", version: "1.0.0", id: "Lambda.1" },
    { framework: "fsbp", version: "1.0.0", id: "SNS.4" },
    { framework: "mitre-attack", version: "17", id: "T1530" },
  ],
  types: ofKinds("every type with a policy that says who may use it", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => orWaiting(resource, judgeKinds(resource, KINDS, judge)),

  examples: {
    pass: [
      bucket("an account", { Principal: { AWS: "arn:aws:iam::123456789012:root" } }),
      bucket("a service, as origin access control of CloudFront has it", {
        Principal: { Service: "cloudfront.amazonaws.com" },
        Condition: { StringEquals: { "AWS:SourceArn": "arn:aws:cloudfront::123456789012:distribution/E1" } },
      }),
      bucket("an origin access identity", {
        Principal: { AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1" },
      }),
      bucket("everybody is denied plain http", {
        Effect: "Deny",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
      bucket("everybody of the organization", { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abc123" } } }),
      bucket("everybody below a part of the organization", {
        Condition: { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": ["o-abc123/r-1/*"] } },
      }),
      bucket("the addresses of an office", { Condition: { IpAddress: { "aws:SourceIp": ["203.0.113.0/24"] } } }),
      bucket("one endpoint", { Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } }),
      bucket("the access points of the account", {
        Condition: { StringEquals: { "s3:DataAccessPointAccount": "123456789012" } },
      }),
      bucketOf("everybody, but for a denial of all outside an office", allowAll, {
        ...denyAll,
        Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
      }),
      bucketOf("everybody, but for a denial of all who are neither of the organization nor a service", allowAll, {
        ...denyAll,
        Action: "*",
        Resource: "*",
        Condition: {
          StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-abc123" },
          BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        },
      }),
      topic("the policy that AWS gives a topic", {
        Principal: { AWS: "*" },
        Condition: { StringEquals: { "AWS:SourceOwner": "123456789012" } },
      }),
      topic("the notifications of one bucket", {
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:uploads" } },
      }),
      example("the messages of one topic", "aws:sqs/queue:Queue", {
        policy: statement({
          Action: "sqs:SendMessage",
          Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-central-1:123456789012:alerts" } },
        }),
      }),
      example("a key, through one service and from one account", "aws:kms/key:Key", {
        policy: statement({
          Principal: { AWS: "*" },
          Action: "kms:Decrypt",
          Condition: {
            StringEquals: { "kms:CallerAccount": "123456789012", "kms:ViaService": "s3.eu-central-1.amazonaws.com" },
          },
        }),
      }),
      example("a file system for who mounts it", "aws:efs/fileSystemPolicy:FileSystemPolicy", {
        policy: statement({
          Principal: { AWS: "*" },
          Action: "elasticfilesystem:ClientMount",
          Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
        }),
      }),
      example("a search domain inside a network", "aws:opensearch/domain:Domain", {
        vpcOptions: { subnetIds: [UNKNOWN] },
        accessPolicies: JSON.stringify(statement({ Action: "es:*" })),
      }),
      example("a function for one bucket", PERMISSION, {
        action: "lambda:InvokeFunction",
        principal: "s3.amazonaws.com",
        sourceArn: "arn:aws:s3:::uploads",
      }),
      example("a function for the organization", PERMISSION, { principal: "*", principalOrgId: "o-abc123" }),
      example("a repository that is public on purpose", "aws:ecrpublic/repositoryPolicy:RepositoryPolicy", {
        policy: JSON.stringify(statement({ Action: "ecr-public:BatchCheckLayerAvailability" })),
      }),
      bucket("an account that is not known yet, in a condition that compares the whole text", {
        Principal: { AWS: "*" },
        Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
      }),
      example("a caller that is not known yet, closed by its organization", BUCKET, {
        policy: statement({ Principal: UNKNOWN, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abc123" } } }),
      }),
    ],
    fail: [
      bucket("files for everybody", {}),
      bucket("everybody, in the longer form", { Principal: { AWS: "*" } }),
      bucket("everybody among others", { Principal: { AWS: ["arn:aws:iam::123456789012:root", "*"] } }),
      bucket("everybody but one", { Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" } }),
      bucket("everybody over https", { Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      bucket("everybody who says where they come from", {
        Condition: { StringLike: { "aws:Referer": "https://example.com/*" } },
      }),
      bucket("the whole internet by its addresses", { Condition: { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } } }),
      bucket("half of the internet beside an office", {
        Condition: { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "128.0.0.0/1"] } },
      }),
      bucket("everybody outside of an organization", {
        Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-abc123" } },
      }),
      bucket("the organization, or nobody signed in at all", {
        Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-abc123" } },
      }),
      bucket("a condition that holds for who brings no value", {
        Condition: { "ForAllValues:StringEquals": { "aws:PrincipalOrgPaths": "o-abc123/" } },
      }),
      bucket("the roles of that name in every account", {
        Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy" } },
      }),
      bucket("every organization", { Condition: { StringLike: { "aws:PrincipalOrgID": "o-*" } } }),
      bucketOf("everybody, but for a denial of other things", allowAll, {
        ...denyAll,
        Action: "s3:PutObject",
        Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
      }),
      bucketOf("everybody, but for a denial of plain http", allowAll, {
        ...denyAll,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
      bucketOf("everybody, but for a denial of another bucket", allowAll, {
        ...denyAll,
        Resource: "arn:aws:s3:::other/*",
        Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
      }),
      bucketOf("everybody, but for a denial that leaves out who comes through a service", allowAll, {
        ...denyAll,
        Condition: {
          NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" },
          Bool: { "aws:ViaAWSService": "false" },
        },
      }),
      topic("a topic for everybody", {}),
      topic("the topics of every account", { Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } } }),
      example("a queue for everybody", "aws:sqs/queuePolicy:QueuePolicy", {
        policy: JSON.stringify(statement({ Action: "sqs:SendMessage" })),
      }),
      example("a key through one service, for everybody", "aws:kms/key:Key", {
        policy: statement({
          Principal: { AWS: "*" },
          Action: "kms:Decrypt",
          Condition: { StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } },
        }),
      }),
      example("a repository for everybody", "aws:ecr/repositoryPolicy:RepositoryPolicy", {
        policy: JSON.stringify(statement({ Action: "ecr:BatchGetImage" })),
      }),
      example("a secret for everybody", "aws:secretsmanager/secretPolicy:SecretPolicy", {
        policy: JSON.stringify(statement({ Action: "secretsmanager:GetSecretValue" })),
      }),
      example("a search domain for everybody", "aws:opensearch/domain:Domain", {
        accessPolicies: JSON.stringify(statement({ Action: "es:*" })),
      }),
      example("a function for everybody", PERMISSION, { action: "lambda:InvokeFunction", principal: "*" }),
      example("a function for everybody who comes by its address", PERMISSION, {
        action: "lambda:InvokeFunctionUrl",
        principal: "*",
        functionUrlAuthType: "NONE",
      }),
      example("a layer for everybody", "aws:lambda/layerVersionPermission:LayerVersionPermission", {
        action: "lambda:GetLayerVersion",
        principal: "*",
      }),
      example("an event bus for everybody", "aws:cloudwatch/eventPermission:EventPermission", { principal: "*" }),
      example("a bucket of Cloud Control for everybody", "aws-native:s3:BucketPolicy", {
        policyDocument: statement({}),
      }),
      example("a bucket of any Terraform provider", "aws:index/s3BucketPolicy:S3BucketPolicy", {
        policy: JSON.stringify(statement({})),
      }),
      template("a bucket in a template", "AWS::S3::BucketPolicy", { Bucket: "site", PolicyDocument: statement({}) }),
      template("a function in a template", "AWS::Lambda::Permission", {
        Principal: "*",
        Action: "lambda:InvokeFunction",
      }),
    ],
    unknown: [
      example("a policy that another resource decides", BUCKET, { policy: UNKNOWN }),
      example("a caller that another resource decides", BUCKET, { policy: statement({ Principal: { AWS: UNKNOWN } }) }),
      example("a condition that another resource decides", BUCKET, { policy: statement({ Condition: UNKNOWN }) }),
      example("a pattern that another resource decides", BUCKET, {
        policy: statement({ Condition: { ArnLike: { "aws:SourceArn": UNKNOWN } } }),
      }),
      example("a denial whose addresses another resource decides", BUCKET, {
        policy: {
          Statement: [allowAll, { ...denyAll, Condition: { NotIpAddress: { "aws:SourceIp": UNKNOWN } } }],
        },
      }),
      example("an effect that another resource decides", BUCKET, { policy: statement({ Effect: UNKNOWN }) }),
      example("a search domain that is perhaps inside a network", "aws:opensearch/domainPolicy:DomainPolicy", {
        accessPolicies: JSON.stringify(statement({ Action: "es:*" })),
      }),
      example("a network that another resource decides", "aws:opensearch/domain:Domain", {
        vpcOptions: UNKNOWN,
        accessPolicies: JSON.stringify(statement({ Action: "es:*" })),
      }),
      example("who may call a function, decided by another resource", PERMISSION, { principal: UNKNOWN }),
    ],
  },
};
