import type { Resource } from "../resource";
import type { Undetermined } from "../rule";
import { policyDocument, type PolicyDocument, type PolicyStatement } from "./policy-document";
import { valuesAt } from "./table";
import { declaredBy } from "./template";
import { nameOf } from "./thing";

/** What a document is for, which decides what a statement of it means. */
export type DocumentKind =
  /** Grants something to a user, a group, a role or a permission set. */
  | "identity"
  /** Says who may take a role. */
  | "trust"
  /** Says who may use a bucket, a key, a queue ... */
  | "resource"
  /** Stands at a way in, where the usual document lets everybody pass and others decide: an endpoint, an API. */
  | "entrance"
  /** Takes something away from the rights of a session that a role gives. */
  | "session"
  /** A service control policy or a resource control policy. */
  | "organization";

/** Kind -> thing -> paths of its documents, in all spellings: `@pulumi/aws`, `aws-native` and CloudFormation, any Terraform provider. */
export const DOCUMENTS: Readonly<Record<DocumentKind, Readonly<Record<string, readonly string[]>>>> = {
  identity: {
    "iam:group": ["policies.policyDocument"],
    "iam:grouppolicy": ["policy", "policyDocument"],
    "iam:managedpolicy": ["policyDocument"],
    "iam:policy": ["policy", "policyDocument"],
    "iam:role": ["inlinePolicies.policy", "inlinePolicy.policy", "policies.policyDocument"],
    "iam:rolepolicy": ["policy", "policyDocument"],
    "iam:user": ["policies.policyDocument"],
    "iam:userpolicy": ["policy", "policyDocument"],
    "sso:permissionset": ["inlinePolicy"],
    "sso:permissionsetinlinepolicy": ["inlinePolicy"],
  },
  trust: {
    "iam:role": ["assumeRolePolicy", "assumeRolePolicyDocument"],
  },
  resource: {
    "acmpca:policy": ["policy"],
    "aiops:investigationgroup": ["investigationGroupPolicy"],
    "amp:resourcepolicy": ["policyDocument"],
    "aps:resourcepolicy": ["policyDocument"],
    "backup:backupvault": ["accessPolicy"],
    "backup:logicallyairgappedbackupvault": ["accessPolicy"],
    "backup:vaultpolicy": ["policy"],
    "bedrock:agentcoreresourcepolicy": ["policy"],
    "bedrock:resourcepolicy": ["policyDocument"],
    "bedrockagentcore:resourcepolicy": ["policy"],
    "cloudsearch:domainserviceaccesspolicy": ["accessPolicy"],
    "cloudtrail:resourcepolicy": ["resourcePolicy"],
    "codeartifact:domain": ["permissionsPolicyDocument"],
    "codeartifact:domainpermissions": ["policyDocument"],
    "codeartifact:repository": ["permissionsPolicyDocument"],
    "codeartifact:repositorypermissionspolicy": ["policyDocument"],
    "codebuild:resourcepolicy": ["policy"],
    "comprehend:documentclassifier": ["modelPolicy"],
    "dsql:cluster": ["policyDocument"],
    "dsql:clusterpolicy": ["policy"],
    "dynamodb:globaltable": [
      "replicas.resourcePolicy.policyDocument",
      "replicas.replicaStreamSpecification.resourcePolicy.policyDocument",
    ],
    "dynamodb:resourcepolicy": ["policy"],
    "dynamodb:table": ["resourcePolicy.policyDocument", "streamSpecification.resourcePolicy.policyDocument"],
    "ecr:publicrepository": ["repositoryPolicyText"],
    "ecr:registrypolicy": ["policy", "policyText"],
    "ecr:repository": ["repositoryPolicyText"],
    "ecr:repositorycreationtemplate": ["repositoryPolicy"],
    "ecr:repositorypolicy": ["policy"],
    "ecrpublic:repositorypolicy": ["policy"],
    "efs:filesystem": ["fileSystemPolicy"],
    "efs:filesystempolicy": ["policy"],
    "elasticsearch:domain": ["accessPolicies"],
    "elasticsearch:domainpolicy": ["accessPolicies"],
    "events:bus": ["policy"],
    "events:buspolicy": ["policy", "statement"],
    "eventschemas:registrypolicy": ["policy"],
    "fsx:s3accesspointattachment": ["s3AccessPoint.policy"],
    "glacier:vault": ["accessPolicy"],
    "glacier:vaultlock": ["policy"],
    "glue:resourcepolicy": ["policy"],
    "kinesis:resourcepolicy": ["policy", "resourcePolicy"],
    "kms:externalkey": ["policy"],
    "kms:key": ["policy", "keyPolicy"],
    "kms:keypolicy": ["policy"],
    "kms:replicaexternalkey": ["policy"],
    "kms:replicakey": ["policy", "keyPolicy"],
    "lambda:resourcepolicy": ["policy", "policyDocument"],
    "lex:resourcepolicy": ["policy"],
    "logs:deliverydestination": ["deliveryDestinationPolicy.deliveryDestinationPolicy"],
    "logs:deliverydestinationpolicy": ["deliveryDestinationPolicy"],
    "logs:destination": ["destinationPolicy"],
    "logs:destinationpolicy": ["accessPolicy"],
    "logs:group": ["resourcePolicyDocument"],
    "logs:resourcepolicy": ["policyDocument"],
    "mediapackagev2:channelpolicy": ["policy"],
    "mediapackagev2:originendpointpolicy": ["policy"],
    "mediastore:container": ["policy"],
    "mediastore:containerpolicy": ["policy"],
    "mediatailor:channelpolicy": ["policy"],
    "msk:clusterpolicy": ["policy"],
    "networkfirewall:resourcepolicy": ["policy"],
    "oam:sink": ["policy"],
    "oam:sinkpolicy": ["policy"],
    "omics:sequencestore": ["s3AccessPolicy"],
    "opensearch:domain": ["accessPolicies"],
    "opensearch:domainpolicy": ["accessPolicies"],
    "opensearchingest:resourcepolicy": ["policy"],
    "opensearchservice:domain": ["accessPolicies"],
    "organizations:resourcepolicy": ["content"],
    "osis:pipeline": ["resourcePolicy.policy"],
    "paymentcryptography:key": ["policy"],
    "pinpoint:smsvoicev2resourcepolicy": ["policy"],
    "redshift:cluster": ["namespaceResourcePolicy"],
    "redshift:resourcepolicy": ["policy"],
    "redshiftserverless:namespace": ["namespaceResourcePolicy"],
    "redshiftserverless:resourcepolicy": ["policy"],
    "rum:appmonitor": ["resourcePolicy.policyDocument"],
    "s3:accessgrantsinstanceresourcepolicy": ["policy"],
    "s3:accesspoint": ["policy"],
    "s3:accesspointpolicy": ["policy"],
    "s3:bucket": ["policy"],
    "s3:bucketpolicy": ["policy", "policyDocument"],
    "s3:bucketv2": ["policy"],
    "s3:filesfilesystempolicy": ["policy"],
    "s3:multiregionaccesspointpolicy": ["details.policy", "policy"],
    "s3:objectlambdaaccesspointpolicy": ["policy"],
    "s3:vectorsvectorbucketpolicy": ["policy"],
    "s3express:accesspoint": ["policy"],
    "s3express:bucketpolicy": ["policyDocument"],
    "s3files:filesystempolicy": ["policy"],
    "s3objectlambda:accesspointpolicy": ["policyDocument"],
    "s3outposts:accesspoint": ["policy"],
    "s3outposts:bucketpolicy": ["policyDocument"],
    "s3tables:tablebucketpolicy": ["resourcePolicy"],
    "s3tables:tablepolicy": ["resourcePolicy"],
    "s3vectors:vectorbucketpolicy": ["policy"],
    "sagemaker:modelpackagegroup": ["modelPackageGroupPolicy"],
    "sagemaker:modelpackagegrouppolicy": ["resourcePolicy"],
    "schemas:registrypolicy": ["policy"],
    "secretsmanager:resourcepolicy": ["resourcePolicy"],
    "secretsmanager:secret": ["policy"],
    "secretsmanager:secretpolicy": ["policy"],
    "ses:identitypolicy": ["policy"],
    "sesv2:emailidentitypolicy": ["policy"],
    "smsvoice:resourcepolicy": ["policyDocument"],
    "sns:topic": ["policy"],
    "sns:topicinlinepolicy": ["policyDocument"],
    "sns:topicpolicy": ["policy", "policyDocument"],
    "sqs:queue": ["policy"],
    "sqs:queueinlinepolicy": ["policyDocument"],
    "sqs:queuepolicy": ["policy", "policyDocument"],
    "ssm:resourcepolicy": ["policy"],
    "vpclattice:resourcepolicy": ["policy"],
    "xray:resourcepolicy": ["policyDocument"],
  },
  entrance: {
    "apigateway:domainname": ["policy"],
    "apigateway:domainnamev2": ["policy"],
    "apigateway:restapi": ["policy"],
    "apigateway:restapipolicy": ["policy"],
    "ec2:vpcendpoint": ["policy", "policyDocument"],
    "ec2:vpcendpointpolicy": ["policy"],
    "odb:network": ["kmsPolicyDocument", "s3PolicyDocument", "stsPolicyDocument"],
    "odb:odbnetwork": ["kmsPolicyDocument", "s3PolicyDocument", "stsPolicyDocument"],
    "vpclattice:authpolicy": ["policy"],
  },
  session: {
    "eks:podidentityassociation": ["policy"],
    "rolesanywhere:profile": ["sessionPolicy"],
    "transfer:access": ["policy"],
    "transfer:user": ["policy"],
  },
  organization: {
    "organizations:policy": ["content"],
  },
};

/** The policies of an organization that IAM reads; the others are about tags, backups and the like. The default is the first. */
const OF_IAM: readonly unknown[] = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"];

/** The documents of a kind of one resource, those in its templates too. */
export interface Documents {
  readonly documents: readonly PolicyDocument[];
  /** The statements of all documents. */
  readonly statements: readonly PolicyStatement[];
  /** What is not known before the deployment or cannot be read: parts of documents, whole documents, templates. */
  readonly unread: readonly Undetermined[];
}

/** The documents of a kind of a resource alone, without those of its templates. */
export function ownDocumentsOf({ type, props }: Resource, kind: DocumentKind): PolicyDocument[] {
  const paths = DOCUMENTS[kind][nameOf(type)] ?? [];
  const of = props.get("type");
  if (kind === "organization" && of.state === "known" && !OF_IAM.includes(of.value)) return [];
  return paths.flatMap((path) => valuesAt(props, path).map(policyDocument));
}

/** The documents of a kind that a resource declares, itself and in its templates. */
export function documentsOf(resource: Resource, kind: DocumentKind): Documents {
  const { resources, unread } = declaredBy(resource);
  const documents = [resource, ...resources].flatMap((each) => ownDocumentsOf(each, kind));
  return {
    documents,
    statements: documents.flatMap(({ statements }) => statements),
    unread: [...documents.flatMap((each) => each.unread), ...unread],
  };
}

const known = new Set(Object.values(DOCUMENTS).flatMap(Object.keys));

/** Whether a thing has a document of any kind. */
export const hasDocuments = (type: string): boolean => known.has(nameOf(type));
