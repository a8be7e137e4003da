import declared from "../../../domain/generated/types/aws.json";
import older from "../../../domain/generated/types/aws-6.json";
import native from "../../../domain/generated/types/aws-native.json";
import terraform from "../../../domain/generated/types/terraform.json";
import { UNKNOWN } from "../../../policies/engine/reader";
import { type DocumentKind, DOCUMENTS, documentsOf, hasDocuments } from "../../../policies/facts/policies";
import { nameOf } from "../../../policies/facts/thing";
import { resourceOf } from "../../support/judge-example";

const document = (action: string) => ({ Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
const json = (action: string) => JSON.stringify(document(action));

const found = (type: string, props: Record<string, unknown>, kind: DocumentKind) => {
  const { statements, unread } = documentsOf(resourceOf({ type, props }), kind);
  return [...statements.map(({ actions }) => actions[0]?.text), ...unread.map(({ path }) => `unread ${path}`)];
};

it.each<[DocumentKind, string, Record<string, unknown>]>([
  ["identity", "aws:iam/policy:Policy", { policy: json("a:b") }],
  ["identity", "aws-native:iam:ManagedPolicy", { policyDocument: document("a:b") }],
  ["identity", "aws:index/iamRolePolicy:IamRolePolicy", { policy: json("a:b") }],
  ["identity", "aws:iam/role:Role", { assumeRolePolicy: json("c:d"), inlinePolicies: [{ policy: json("a:b") }] }],
  ["trust", "aws:iam/role:Role", { assumeRolePolicy: json("a:b"), inlinePolicies: [{ policy: json("c:d") }] }],
  ["trust", "aws-native:iam:Role", { assumeRolePolicyDocument: document("a:b") }],
  ["identity", "aws-native:iam:Role", { policies: [{ policyName: "x", policyDocument: document("a:b") }] }],
  ["identity", "aws-native:sso:PermissionSet", { inlinePolicy: document("a:b") }],
  ["resource", "aws:s3/bucketPolicy:BucketPolicy", { policy: json("a:b") }],
  ["resource", "aws-native:s3:BucketPolicy", { policyDocument: document("a:b") }],
  ["resource", "aws:kms/key:Key", { policy: json("a:b") }],
  ["resource", "aws-native:kms:Key", { keyPolicy: document("a:b") }],
  ["resource", "aws:cloudwatch/eventBusPolicy:EventBusPolicy", { policy: json("a:b") }],
  ["resource", "aws-native:dynamodb:Table", { resourcePolicy: { policyDocument: document("a:b") } }],
  ["resource", "aws:index/sqsQueuePolicy:SqsQueuePolicy", { policy: json("a:b") }],
  ["entrance", "aws:ec2/vpcEndpoint:VpcEndpoint", { policy: json("a:b") }],
  ["session", "aws:transfer/user:User", { policy: json("a:b") }],
  ["organization", "aws:organizations/policy:Policy", { content: json("a:b") }],
  ["organization", "aws-native:organizations:Policy", { content: document("a:b"), type: "RESOURCE_CONTROL_POLICY" }],
  ["organization", "aws:organizations/policy:Policy", { content: json("a:b"), type: UNKNOWN }],
])("finds the %s document of %s", (kind, type, props) => {
  expect(found(type, props, kind)).toEqual(["a:b"]);
});

it("takes a tag policy for no policy of IAM", () => {
  expect(
    found("aws:organizations/policy:Policy", { content: json("a:b"), type: "TAG_POLICY" }, "organization"),
  ).toEqual([]);
});

it("finds the documents of the resources of a template", () => {
  const templateBody = JSON.stringify({
    Resources: {
      Role: { Type: "AWS::IAM::Role", Properties: { Policies: [{ PolicyDocument: document("a:b") }] } },
      Policy: { Type: "AWS::IAM::Policy", Properties: { PolicyDocument: document("c:d") } },
      Later: { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: { Ref: "Document" } } },
      Queue: { Type: "AWS::SQS::QueuePolicy", Properties: { PolicyDocument: document("e:f") } },
    },
  });
  const props = { templateBody };
  expect(found("aws:cloudformation/stack:Stack", props, "identity")).toEqual([
    "a:b",
    "c:d",
    "unread templateBody > Later.policyDocument",
  ]);
  expect(found("aws:cloudformation/stack:Stack", props, "resource")).toEqual(["e:f"]);
});

it("says what it cannot read", () => {
  expect(found("aws:iam/policy:Policy", { policy: UNKNOWN }, "identity")).toEqual(["unread policy"]);
  expect(found("aws:cloudformation/stack:Stack", { templateBody: UNKNOWN }, "identity")).toEqual([
    "unread templateBody",
  ]);
  expect(found("aws:iam/role:Role", { inlinePolicies: UNKNOWN }, "identity")).toEqual(["unread inlinePolicies"]);
});

it("knows which things have documents", () => {
  expect([hasDocuments("aws:kms/key:Key"), hasDocuments("AWS::IAM::Role"), hasDocuments("aws:ec2/vpc:Vpc")]).toEqual([
    true,
    true,
    false,
  ]);
});

/** Things that only CloudFormation has. */
const OF_TEMPLATES = ["ecr:publicrepository"];

const names = new Set([declared, older, native, terraform].flatMap(({ types }) => types.map(nameOf)));

it("names things that a provider has", () => {
  const all = Object.values(DOCUMENTS).flatMap(Object.keys);
  expect(all.filter((name) => !names.has(name) && !OF_TEMPLATES.includes(name))).toEqual([]);
});

/** Last members of paths that are called like a policy and hold a word or a number, or a document of another kind. */
const WORDS = `
  accessLoggingPolicy actionFailurePolicy alpnPolicy appCookieStickinessPolicy archivePolicy autoDisablePolicy
  autoExportPolicy autoImportPolicy autoScalingPolicy autoTerminationPolicy autoscalingPolicy
  availabilityZoneImpairmentPolicy backupPolicy backupRetentionPolicy blockPublicPolicy blueGreenUpdatePolicy
  browserPolicy cidrRoutingPolicy clientPolicy componentUpdatePolicy configurationPolicy
  configurationValidationPolicy connectionDrainingPolicy contentSecurityPolicy dataDeletionPolicy
  dataProtectionPolicy defaultPolicy deletePropagationPolicy deletionPolicy deliveryPolicy dlRatePolicy
  dnsPolicy dnsRecordClientRoutingPolicy excessCapacityTerminationPolicy executionPolicy fSxLustreDeletionPolicy
  failureHandlingPolicy fairSharePolicy fairsharePolicy fillPolicy filterPolicy firewallPolicy
  gameServerProtectionPolicy gameSessionCreationLimitPolicy geoproximityRoutingPolicy httpsPolicy idlePolicy
  imagePullPolicy ingestionWaitPolicy instanceLifecyclePolicy instanceMaintenancePolicy instanceReusePolicy
  languageSelectionPolicy lbCookieStickinessPolicy lfTagPolicy lifecyclePolicy lifecyclePolicyText
  mixedInstancesPolicy multivalueAnswerRoutingPolicy networkAclCommonPolicy networkFirewallPolicy
  newGameSessionProtectionPolicy notificationPolicy originProtocolPolicy paddingPolicy passwordPolicy
  permissionPolicy protocolPolicy pullRequestBuildPolicy quotaSharePolicy recrawlPolicy redriveAllowPolicy
  redrivePolicy referrerPolicy replayPolicy resourceCreationLimitPolicy resourceRetentionPolicy restartPolicy
  retentionPolicy retryPolicy rollingUpdatePolicy routingPolicy runtimePolicy safeguardPolicy scaleInPolicy
  scaleOutPolicy scalingPolicy schemaChangePolicy scriptCachingPolicy securityPolicy signInPolicy sizingPolicy
  snapshotPolicy sslPolicy streamExceptionPolicy thirdPartyFirewallPolicy tieringPolicy tlsPolicy
  tlsSecurityPolicy ulRatePolicy updatePolicy updateReplacePolicy upgradePolicy userContextPolicy
  viewerProtocolPolicy webAppEndpointPolicy webContentFilteringPolicy
`.split(/\s+/);

/** Documents in another language than that of IAM, or settings under the name of a policy. */
const OTHERS: readonly string[] = [
  "bedrockagentcore:policy",
  "cleanrooms:configuredtable",
  "cleanrooms:configuredtableassociation",
  "cleanrooms:intermediatetable",
  "cloudformation:stack",
  "config:configrule",
  "config:organizationcustompolicyrule",
  "config:rule",
  "ec2:verifiedaccessendpoint",
  "ec2:verifiedaccessgroup",
  "ecr:lifecyclepolicy",
  "eks:accessentry",
  "iot:policy",
  "iot:policyattachment",
  "ivs:channel",
  "logs:accountpolicy",
  "logs:dataprotectionpolicy",
  "logs:indexpolicy",
  "networkmanager:corenetwork",
  "networkmanager:corenetworkpolicyattachment",
  "opensearch:serverlessaccesspolicy",
  "opensearch:serverlesslifecyclepolicy",
  "opensearch:serverlesssecuritypolicy",
  "opensearchserverless:accesspolicy",
  "opensearchserverless:lifecyclepolicy",
  "opensearchserverless:securitypolicy",
  "resiliencehub:resiliencypolicy",
  "s3:bucketacl",
  "s3:bucketaclv2",
  "ses:receiptfilter",
  "sns:dataprotectionpolicy",
  "verifiedaccess:endpoint",
  "verifiedaccess:group",
];

it("has a decision for every property that is called like a policy", () => {
  const undecided = [declared, older, native].flatMap(({ watched }) =>
    Object.entries(watched.policy as Record<string, readonly string[]>).flatMap(([type, paths]) => {
      const own = Object.values(DOCUMENTS).flatMap((things) => things[nameOf(type)] ?? []);
      // The object around a document has its name too.
      const isRead = (path: string) => own.some((read) => read === path || read.startsWith(`${path}.`));
      return OTHERS.includes(nameOf(type))
        ? []
        : paths
            .filter((path) => !isRead(path) && !WORDS.includes(path.split(".").at(-1)!))
            .map((path) => `${type} ${path}`);
    }),
  );
  expect(undecided).toEqual([]);
});
