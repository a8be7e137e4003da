import { DOCUMENTS, type DocumentKind } from "../policies";
import { nameOf } from "../thing";
import type { Judgement } from "./judgement";

/** The rules that read a kind of policy document, or why none does. */
export const DOCUMENT_KINDS: Readonly<
  Record<DocumentKind, Omit<Judgement, "paths"> & ({ by: readonly string[] } | { why: string })>
> = {
  identity: {
    by: ["no-star-star", "passrole-on-star", "privilege-escalation-actions", "service-wildcard"],
  },
  trust: { by: ["oidc-trust-pinned", "trust-unknown-account", "trust-wildcard-principal"] },
  resource: { by: ["resource-policy-public-principal"] },
  entrance: {
    why: "lets everybody pass in its usual form, and others decide: IAM behind an endpoint, an authorizer behind an API",
  },
  session: { why: "takes rights away from a session, and can give none" },
  organization: { by: ["region-deny-present"] },
};

/** The kind of document that stands at a path of a type, or below it. */
export const documentKind = (type: string, path: string): DocumentKind | undefined =>
  (Object.keys(DOCUMENTS) as DocumentKind[]).find((kind) =>
    DOCUMENTS[kind][nameOf(type)]?.some((each) => each === path || each.startsWith(`${path}.`)),
  );

/** What is called a policy and is no document of IAM. */
export const OTHER_POLICIES: readonly Judgement[] = [
  {
    paths: ["cognito.*asswordPolicy", "cognito.*ignInPolicy"],
    why: "of the users of an application, not of the account",
  },
  {
    paths: ["s3.*lockPublicPolicy", "s3express.*", "secretsmanager.blockPublicPolicy"],
    why: "a switch, which is decided as one: public-flags.ts",
  },
  { paths: ["s3.accessControlPolicy"], by: ["s3-public-acl"] },
  { paths: ["eks.accessPolicies"], why: "rights inside a cluster; who may give them is decided by IAM" },
  {
    paths: [
      "iot.policy*",
      "ec2.policyDocument",
      "verifiedaccess.*",
      "opensearch*.policy",
      "bedrockagentcore.definition.policy",
    ],
    why: "a language of the service's own, for devices, visitors or collections: no rule of this release reads it",
  },
  {
    paths: [
      "*.*ecurityPolicy",
      "*.sslPolicy",
      "*.alpnPolicy",
      "*.tlsPolicy",
      "*.*rotocolPolicy",
      "*.*httpsPolicy",
      "appmesh.*",
    ],
    why: "versions and protocols on the way: no rule of this release judges them",
  },
  {
    paths: [
      "cloudformation.*olicyBody",
      "config.*",
      "dms.*",
      "ecr.*",
      "fms.*",
      "logs.*",
      "networkfirewall.*",
      "networkmanager.*",
      "resiliencehub.*",
      "securityhub.*",
      "sns.*ataProtectionPolicy",
      "sns.policy",
    ],
    why: "a document of the service's own that gives nobody a right: of routes, checks, retention or data in logs",
  },
  {
    paths: ["cleanrooms.*", "kendra.*", "lakeformation.*", "quicksight.*", "ses.*policy"],
    why: "who sees which data inside the service: rows, columns, results, mail",
  },
  {
    paths: [
      "*.*etentionPolicy",
      "*.*etryPolicy",
      "*.*calingPolicy",
      "*.*caleInPolicy",
      "*.*caleOutPolicy",
      "*.*pdatePolicy",
      "*.*eletionPolicy",
      "*.*edrive*Policy",
      "*.*iveryPolicy",
      "*.*restartPolicy",
      "*.*imagePullPolicy",
      "*.*dnsPolicy",
      "*.*harePolicy",
      "*.*erminationPolicy",
      "*.*outingPolicy",
      "*.*izingPolicy",
      "*.*addingPolicy",
      "*.*FailurePolicy",
      "*.*rotectionPolicy",
      "*.*ackupPolicy",
      "*.*aintenancePolicy",
      "*.*ifecyclePolicy",
      "*.*eusePolicy",
      "*.*xportPolicy",
      "*.*mportPolicy",
      "*.*napshotPolicy",
      "*.*ieringPolicy",
    ],
    why: "how something is repeated, sized, kept, replaced or routed: no document",
  },
  {
    paths: [
      "autoscaling.*",
      "cloudformation.templateConfiguration.*",
      "cloudfront.*",
      "codebuild.*",
      "dlm.*",
      "eks.*",
      "elasticloadbalancing.*",
      "gamelift.*",
      "glue.*",
      "greengrassv2.*",
      "imagebuilder.*",
      "iotwireless.*",
      "ivs.*",
      "lambda.*",
      "lambdamicrovms.*",
      "medialive.*",
      "mediatailor.*",
      "pcs.*",
      "sns.*",
      "storagegateway.*",
      "transfer.webAppEndpointPolicy",
      "workspaces*.*",
    ],
    why: "how something behaves: no document",
  },
];
