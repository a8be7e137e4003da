/** What the linters say of a policy and what is meant to be so. */
export interface AcceptedFinding {
  policies: readonly string[];
  tool: "parliament" | "cloudsplaining";
  id: string;
  /** Details as the tool words them; `*` stands for any text. Each must occur in each of the policies. */
  details: readonly string[];
  reason: string;
}

const PEOPLE = ["developer", "read-only", "billing", "support"];

/** Ways to other rights that begin with handing a role to a service. */
const PASSING = [
  "CreateEC2WithExistingIP",
  "PassExistingRoleToCloudFormation",
  "PassExistingRoleToNew*",
  "PassExistingRoleToUpdatedGlueJob*",
  "PassRoleToUpdateCloudFormationStackSet",
];

/** Ways to other rights that change a thing which works under a role. */
const WORKLOADS = [
  "ECSExecuteCommandOnRunningTask",
  "EditExistingLambdaFunctionWithRole",
  "ExecuteCloudFormationChangeSet",
  "ModifyEC2InstanceUserDataThenRestart",
  "ModifyExistingEC2LaunchTemplate",
  "UpdateAndInvokeLambdaFunction",
  "UpdateExistingGlueDevEndpoint",
  "UpdateLambdaFunctionAndAddPermission",
];

const ROLE_WRITES = [
  "AttachRolePolicy",
  "AttachRolePolicyThenUpdateAssumeRolePolicy",
  "PutRolePolicy",
  "PutRolePolicyThenUpdateAssumeRolePolicy",
  "UpdateRolePolicyToAssumeIt",
];

const POLICY_WRITES = [
  "CreateNewPolicyVersion",
  "CreatePolicyVersionThenUpdateAssumeRolePolicy",
  "SetExistingDefaultPolicyVersion",
];

/** Calls and keys that AWS has and the tool does not know; the catalogue test looks them up in newer data. */
const OLDER_DATA: readonly AcceptedFinding[] = [
  {
    policies: ["auditor", "responder-reads"],
    tool: "parliament",
    id: "UNKNOWN_PREFIX",
    details: ["Unknown prefix bedrock-agentcore", "Unknown prefix nova-act"],
    reason: "the services are newer than the tool's data",
  },
  {
    policies: ["boundary"],
    tool: "parliament",
    id: "UNKNOWN_PREFIX",
    details: [
      "Unknown prefix account-access",
      "Unknown prefix airflow-serverless",
      "Unknown prefix aws-external-anthropic",
      "Unknown prefix bedrock-agentcore",
      "Unknown prefix bedrock-mantle",
      "Unknown prefix bedrock-websearch",
      "Unknown prefix evs",
      "Unknown prefix gameliftstreams",
      "Unknown prefix nova-act",
      "Unknown prefix securityagent",
      "Unknown prefix uxc",
      "Unknown prefix workspaces-instances",
    ],
    reason: "the services are newer than the tool's data",
  },
  {
    policies: ["auditor", "responder-reads"],
    tool: "parliament",
    id: "UNKNOWN_ACTION",
    details: [
      "Unknown action cloudwatch:GetAlarmMuteRule",
      "Unknown action cloudwatch:ListAlarmMuteRules",
      "Unknown action redshift-serverless:ListReservations",
    ],
    reason: "mute rules and reservations are newer than the tool's data",
  },
  {
    policies: ["billing"],
    tool: "parliament",
    id: "UNKNOWN_ACTION",
    details: ["Unknown action freetier:List*"],
    reason: "ListAccountActivities is newer than the tool's data",
  },
  {
    policies: ["developer"],
    tool: "parliament",
    id: "UNKNOWN_ACTION",
    details: [
      "Unknown action lambda:*ateCapacityProvider",
      "Unknown action lambda:CreateMicrovmI*",
      "Unknown action lambda:R*Microvm",
      "Unknown action rds:CreateDBCap*",
    ],
    reason: "newer than the tool's data",
  },
  {
    policies: ["boundary"],
    tool: "parliament",
    id: "UNKNOWN_ACTION",
    details: [
      "Unknown action cloudwatch:PutAlarmM*",
      "Unknown action ecs:*Daemon",
      "Unknown action iam:*Delegat*",
      "Unknown action lambda:CreateCapacityProvider",
      "Unknown action lambda:CreateMicrovmImage",
      "Unknown action lambda:ResumeMicrovm",
      "Unknown action lambda:RunMicrovm",
      "Unknown action lambda:UpdateCapacityProvider",
      "Unknown action logs:PutBearer*",
      "Unknown action rds:CreateDBCap*",
      "Unknown action redshift-serverless:CreateRes*",
      "Unknown action servicequotas:Create*",
      "Unknown action servicequotas:Start*",
      "Unknown action signin:*Resource*",
    ],
    reason:
      "mute rules, daemons, temporary delegation, machines beside functions, bearer tokens, reservations, CreateSupportCase, StartAutoManagement and the console's networks are newer than the tool's data",
  },
  {
    policies: ["developer"],
    tool: "parliament",
    id: "UNKNOWN_CONDITION_FOR_ACTION",
    details: [
      "Unknown condition iam:PermissionsBoundary for action iam:DeleteRole",
      "Unknown condition iam:PermissionsBoundary for action iam:UpdateAssumeRolePolicy",
    ],
    reason: "AWS lists the key for both since; where it were missing, the call would be denied",
  },
  {
    policies: PEOPLE,
    tool: "parliament",
    id: "UNKNOWN_CONDITION_FOR_ACTION",
    details: ["Unknown condition aws:ViaAWSService for action *"],
    reason: "AWS sends the key with every request; the tool's list of such keys is older",
  },
  {
    policies: ["boundary"],
    tool: "parliament",
    id: "UNKNOWN_CONDITION_FOR_ACTION",
    details: ["Unknown condition iam:PermissionsBoundary for action iam:UpdateAssumeRolePolicy"],
    reason: "AWS lists the key for the action since",
  },
  {
    policies: ["boundary"],
    tool: "parliament",
    id: "UNKNOWN_CONDITION_FOR_ACTION",
    details: [
      "Unknown condition autoscaling:* for action autoscaling:DeleteAutoScalingGroup",
      "Unknown condition autoscaling:* for action autoscaling:TerminateInstanceInAutoScalingGroup",
    ],
    reason: "the pattern names two more actions, which carry no such key, so that the deny does not hold for them",
  },
  {
    policies: ["deploy"],
    tool: "parliament",
    id: "RESOURCE_POLICY_PRIVILEGE_ESCALATION",
    details: [
      "Possible resource policy privilege escalation on arn:aws:s3:::ringfence-* due to s3:* not being allowed, but does allow s3:Put*",
    ],
    reason:
      "the role repairs policy and lifecycle of the bucket of the logs; who has it can lift the guardrails as well, and Object Lock binds it",
  },
  {
    policies: ["deploy"],
    tool: "parliament",
    id: "RESOURCE_MISMATCH",
    details: ["action sns:Unsubscribe required_format *", "action sns:SetSubscriptionAttributes required_format *"],
    reason: "AWS lists the topic as its resource since",
  },
  {
    policies: ["deploy"],
    tool: "parliament",
    id: "MISMATCHED_TYPE_BUT_USABLE",
    details: ["Type mismatch: StringEquals requires a value of type String but given Arn"],
    reason: "the boundary of the canary is one policy, which AWS's own examples compare as a string",
  },
  {
    policies: ["deploy"],
    tool: "parliament",
    id: "RESOURCE_MISMATCH",
    details: [
      "action cloudwatch:ListDashboards required_format *",
      "action logs:ListEntitiesForLogGroup required_format *",
    ],
    reason: "a pattern names them beside what the program calls; they only read, and nothing on what has the own names",
  },
  {
    policies: ["deploy"],
    tool: "parliament",
    id: "RESOURCE_MISMATCH",
    details: [
      "action sns:SetEndpointAttributes required_format *",
      "action sns:SetPlatformApplicationAttributes required_format *",
      "action sns:SetSMSAttributes required_format *",
    ],
    reason: "a pattern names them beside what the program calls; on topics of the baseline they do nothing",
  },
];

/** What cannot, or need not, be narrowed by a resource. */
const WIDE: readonly AcceptedFinding[] = [
  {
    policies: ["developer", "read-only", "support", "deploy", "deploy-reads", "boundary"],
    tool: "parliament",
    id: "RESOURCE_STAR",
    details: ["*"],
    reason:
      "names of what is looked at or worked on are not known beforehand; regions, conditions and denies narrow it",
  },
  {
    policies: ["responder", "responder-reads"],
    tool: "parliament",
    id: "RESOURCE_STAR",
    details: ["*"],
    reason: "what an intruder makes has names that nobody knows beforehand",
  },
  {
    policies: ["billing"],
    tool: "parliament",
    id: "RESOURCE_STAR",
    details: ["purchase-orders:*"],
    reason: "an account has one set of purchase orders",
  },
  {
    policies: ["billing"],
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    details: ["purchase-orders:*PurchaseOrder*", "billing:GetResourcePolicy"],
    reason: "the paper of the payer; the second one looks, although AWS counts it among permissions",
  },
  {
    policies: ["billing"],
    tool: "cloudsplaining",
    id: "ResourceExposure",
    details: ["billing:GetResourcePolicy"],
    reason: "it looks, although AWS counts it among permissions",
  },
  {
    policies: ["billing", "boundary"],
    tool: "cloudsplaining",
    id: "ServiceWildcard",
    details: ["pricing"],
    reason: "the service only reads a public price list",
  },
  {
    policies: ["developer", "support", "responder"],
    tool: "cloudsplaining",
    id: "ServiceWildcard",
    details: ["support"],
    reason: "cases are what it is for, and no case changes the account",
  },
  {
    policies: ["developer", "boundary"],
    tool: "cloudsplaining",
    id: "ServiceWildcard",
    details: ["cloudfront", "route53"],
    reason: "daily work, and the service has no region to narrow by",
  },
  {
    policies: ["support"],
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    details: ["trustedadvisor:RefreshCheck"],
    reason: "advice is read anew",
  },
  {
    policies: ["developer", "boundary"],
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    details: ["cloudfront:*", "route53:*"],
    reason: "daily work in services without a region",
  },
  {
    policies: ["developer", "boundary"],
    tool: "cloudsplaining",
    id: "ResourceExposure",
    details: ["cloudfront:AllowVendedLogDeliveryForResource"],
    reason: "logs of a distribution are sent where the owner says",
  },
];

/** What a person, a pipeline or a helper is meant to be able to do. */
const MEANT: readonly AcceptedFinding[] = [
  {
    policies: PEOPLE,
    tool: "cloudsplaining",
    id: "CredentialsExposure",
    details: ["sts:GetSessionToken"],
    reason: "it opens the session that MFA proves, for the own user only",
  },
  {
    policies: ["support"],
    tool: "cloudsplaining",
    id: "CredentialsExposure",
    details: ["sts:AssumeRole"],
    reason: "it takes the role of the auditor and no other: it reads in every region, and writes what a drill needs",
  },
  {
    policies: ["auditor"],
    tool: "cloudsplaining",
    id: "DataExfiltration",
    details: ["ssm:GetParameter"],
    reason: "one parameter, which says when a test of the alarms reached a person and holds no secret",
  },
  {
    policies: ["developer"],
    tool: "cloudsplaining",
    id: "CredentialsExposure",
    details: ["cognito-idp:GetSigningCertificate", "ec2:GetPasswordData", "ecr:GetAuthorizationToken"],
    reason: "daily work in the allowed regions: a public certificate, an encrypted password, and pushing images",
  },
  {
    policies: ["developer"],
    tool: "cloudsplaining",
    id: "DataExfiltration",
    details: ["s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter*"],
    reason: "daily work in the allowed regions, with MFA",
  },
  {
    policies: ["developer"],
    tool: "cloudsplaining",
    id: "PrivilegeEscalation",
    details: ROLE_WRITES,
    reason: "only roles with the boundary, which limits whatever hangs on them",
  },
  {
    policies: ["developer"],
    tool: "cloudsplaining",
    id: "PrivilegeEscalation",
    details: POLICY_WRITES,
    reason: "only policies at the path of workloads, which hang on roles with the boundary",
  },
  {
    policies: ["developer"],
    tool: "cloudsplaining",
    id: "PrivilegeEscalation",
    details: PASSING,
    reason: "only to named services, CloudFormation not among them, and never a role of the baseline",
  },
  {
    policies: ["developer"],
    tool: "cloudsplaining",
    id: "PrivilegeEscalation",
    details: WORKLOADS,
    reason: "who builds workloads can do what their roles can, and developers make these with the boundary",
  },
  {
    policies: ["developer"],
    tool: "cloudsplaining",
    id: "ResourceExposure",
    details: ["iam:*InstanceProfile", "iam:UpdateRole"],
    reason: "who hands a role to a machine must be allowed to pass it; UpdateRole changes a description and a duration",
  },
  {
    policies: ["developer"],
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    details: ["iam:*InstanceProfile", "iam:TagRole", "iam:UntagRole", "iam:UpdateRole"],
    reason: "the same; those of the baseline are denied",
  },
  {
    policies: ["responder"],
    tool: "cloudsplaining",
    id: "PrivilegeEscalation",
    details: ["AttachGroupPolicy", "AttachRolePolicy", "AttachUserPolicy"],
    reason: "only the freeze, which denies",
  },
  {
    policies: ["responder"],
    tool: "cloudsplaining",
    id: "CredentialsExposure",
    details: ["iam:UpdateAccessKey"],
    reason: "it switches a key off, or on again; the secret is not shown",
  },
  {
    policies: ["responder"],
    tool: "cloudsplaining",
    id: "ResourceExposure",
    details: ["iam:Delete*", "iam:DetachUserPolicy", "iam:Update*"],
    reason: "it takes sign-ins and rights away from whoever is suspected",
  },
  {
    policies: ["responder"],
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    details: [
      "*:*Stop*",
      "*:Cancel*",
      "*:Delete*",
      "*:Terminate*",
      "apprunner:PauseService",
      "redshift:PauseCluster",
      "application-autoscaling:DeregisterScalableTarget",
      "autoscaling:SuspendProcesses",
      "ec2:ReleaseHosts",
      "events:DisableRule",
      "iam:DetachUserPolicy",
      "iam:Update*",
    ],
    reason: "it ends something",
  },
  {
    policies: ["responder"],
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    details: [
      "batch:UpdateComputeEnvironment",
      "batch:UpdateJobQueue",
      "ecs:UpdateService",
      "eks:UpdateNodegroupConfig",
      "elasticmapreduce:SetTerminationProtection",
      "lambda:PutFunctionConcurrency",
    ],
    reason: "it sets a size to zero or takes a protection off; AWS has no condition key for the direction",
  },
  {
    policies: ["budget-fuse"],
    tool: "cloudsplaining",
    id: "PrivilegeEscalation",
    details: ["AttachGroupPolicy", "AttachRolePolicy"],
    reason: "the one policy that the condition lets it attach denies, and allows nothing",
  },
  {
    policies: ["deploy"],
    tool: "cloudsplaining",
    id: "PrivilegeEscalation",
    details: [
      "AttachGroupPolicy",
      "AttachRolePolicy",
      "AttachRolePolicyThenUpdateAssumeRolePolicy",
      "CreateNewPolicyVersion",
      "CreatePolicyVersionThenUpdateAssumeRolePolicy",
      "SetExistingDefaultPolicyVersion",
      "UpdateRolePolicyToAssumeIt",
    ],
    reason: "who writes the guardrails can lift them; the pipeline of one repository assumes the role, and nobody else",
  },
  {
    policies: ["deploy"],
    tool: "cloudsplaining",
    id: "PrivilegeEscalation",
    details: ["CreateAccessKey", "CreateAndRotateAccessKey"],
    reason: "keys of the canary alone, a user whose boundary denies everything",
  },
  {
    policies: ["deploy"],
    tool: "cloudsplaining",
    id: "CredentialsExposure",
    details: ["iam:CreateAccessKey", "iam:UpdateAccessKey"],
    reason: "keys of the canary alone, which open nothing",
  },
  {
    policies: ["deploy"],
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    details: [
      "access-analyzer:*Analyzer",
      "access-analyzer:*agResource",
      "account:*Contact*",
      "ce:*Anomaly*",
      "ce:*agResource",
      "config:*ConfigurationAggregator",
      "config:*ConfigurationRecorder",
      "config:*agResource",
      "guardduty:*Detector",
      "guardduty:*agResource",
      "kms:*",
      "logs:*MetricFilter",
      "notifications-contacts:*",
      "notifications:*",
      "organizations:*Policy",
      "organizations:DeregisterDelegatedAdministrator",
      "organizations:RegisterDelegatedAdministrator",
      "organizations:*agResource",
      "resource-explorer-2:*",
      "securityhub:*",
      "ssm:*ServiceSetting",
    ],
    reason: "settings that an account has once, and keys, monitors and policies that have no name before they are made",
  },
];

/** The boundary grants nothing: what stands in it is the most that a role of a workload can be given. */
const BOUNDARY: readonly AcceptedFinding[] = [
  {
    policies: ["boundary"],
    tool: "cloudsplaining",
    id: "ServiceWildcard",
    details: ["cloudfront-keyvaluestore", "health", "iam", "route53-recovery-cluster", "sts"],
    reason: "a role gets of it what its own policy says",
  },
  {
    policies: ["boundary"],
    tool: "cloudsplaining",
    id: "InfrastructureModification",
    details: ["cloudfront-keyvaluestore:*", "iam:*", "route53-recovery-cluster:*", "sts:*"],
    reason: "a role gets of it what its own policy says",
  },
  {
    policies: ["boundary"],
    tool: "cloudsplaining",
    id: "ResourceExposure",
    details: ["iam:*"],
    reason: "roles and policies that a workload makes are bound themselves; people, keys and providers are denied",
  },
  {
    policies: ["boundary"],
    tool: "cloudsplaining",
    id: "PrivilegeEscalation",
    details: [
      ...PASSING,
      ...POLICY_WRITES,
      ...ROLE_WRITES,
      ...WORKLOADS,
      "CreatePolicyVersionThenAssumeRole",
      "EC2InstanceConnectSendSSHPublicKey",
    ],
    reason: "whatever a role reaches within the boundary is within the boundary",
  },
  {
    policies: ["boundary"],
    tool: "cloudsplaining",
    id: "DataExfiltration",
    details: ["s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter*"],
    reason: "workloads read data, as far as their own policy says",
  },
  {
    policies: ["boundary"],
    tool: "cloudsplaining",
    id: "CredentialsExposure",
    details: ["*"],
    reason: "services hand credentials to workloads, as far as their own policy says",
  },
];

export const ACCEPTED_FINDINGS: readonly AcceptedFinding[] = [...OLDER_DATA, ...WIDE, ...MEANT, ...BOUNDARY];
