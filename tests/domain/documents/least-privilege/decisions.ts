import type { PolicyDocument } from "../../../../domain/documents/document";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { isAllowed } from "../../../support/simulate";

export const HOME = "ap-southeast-2";
/** A region that nobody allowed. */
export const AWAY = "sa-east-1";

/** How the caller signed in. AWS tells of a session whether it was opened with MFA; of a long-term key it tells nothing. */
const SIGN_INS = {
  "with MFA": { "aws:MultiFactorAuthPresent": "true" },
  "without MFA": { "aws:MultiFactorAuthPresent": "false" },
  "access key": {},
} as const satisfies Record<string, Record<string, string>>;

/** One line of what a policy must allow and must not allow; calls that differ in nothing else stand together. */
export interface Decision {
  /** `service:Operation`; each is a row. */
  calls: readonly string[];
  /** Each is a row. Default: Sydney, the only region that is allowed. */
  regions?: readonly string[];
  /** ARN without the account's number: `ACCOUNT` stands for it. Default: `*`. */
  resource?: string;
  /** Condition keys beside those of the region and of the sign-in. */
  context?: Record<string, string>;
  /** Default: with MFA. */
  signIn?: keyof typeof SIGN_INS;
  decision: "allowed" | "denied";
  because: string;
}

const ALICE = `arn:aws:iam::${ACCOUNT_ID}:user/alice`;
const here = (arn: string): string => arn.replaceAll("ACCOUNT", ACCOUNT_ID);

/** What AWS decides about a call of a holder of the policy. */
export async function decide(
  document: PolicyDocument,
  {
    call,
    region,
    resource = "*",
    context = {},
    signIn = "with MFA",
  }: Omit<Decision, "calls" | "regions" | "decision" | "because"> & { call: string; region: string },
): Promise<Decision["decision"]> {
  const allowed = await isAllowed(
    {
      action: call,
      region,
      principal: ALICE,
      resource: here(resource),
      context: {
        ...SIGN_INS[signIn],
        "aws:username": "alice",
        ...Object.fromEntries(Object.entries(context).map(([key, value]) => [key, here(value)])),
      },
    },
    { identity: [document] },
  );
  return allowed ? "allowed" : "denied";
}

/** One test for each row; a table that proves little is refused. */
export function itDecides(document: PolicyDocument, decisions: readonly Decision[]): void {
  const rows = decisions.flatMap(({ calls, regions = [HOME], ...rest }) =>
    calls.flatMap((call) =>
      regions.map((region) => ({ ...rest, call, region, signIn: rest.signIn ?? ("with MFA" as const) })),
    ),
  );

  it.each(rows)("$decision: $call in $region on $resource, $signIn, because $because", async (row) => {
    expect(await decide(document, row)).toBe(row.decision);
  });

  it("has at least twelve rows of each kind, and none twice", () => {
    const count = (decision: Decision["decision"]) => rows.filter((row) => row.decision === decision).length;
    expect({ allowed: count("allowed") >= 12, denied: count("denied") >= 12 }).toEqual({ allowed: true, denied: true });
    const keys = rows.map((row) => JSON.stringify({ ...row, because: "" }));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each(document.Statement.map(({ Sid }) => Sid))("shows by a row what statement %s is for", async (sid) => {
    const rest = { ...document, Statement: document.Statement.filter(({ Sid }) => Sid !== sid) };
    for (const row of rows) if ((await decide(rest, row)) !== row.decision) return;
    throw new Error(`no row changes when ${sid} is taken away`);
  });
}

/** What nobody but a developer may do: everything that starts machines or pays by the call. */
export const LAUNCHERS: readonly string[] = [
  "amplify:CreateApp",
  "apprunner:CreateService",
  "appstream:CreateFleet",
  "autoscaling:CreateAutoScalingGroup",
  "autoscaling:CreateLaunchConfiguration",
  "autoscaling:SetDesiredCapacity",
  "batch:CreateComputeEnvironment",
  "batch:SubmitJob",
  "bedrock:InvokeModel",
  "braket:CreateQuantumTask",
  "cloud9:CreateEnvironmentEC2",
  "cloudformation:CreateStack",
  "codebuild:StartBuild",
  "deadline:CreateFleet",
  "ec2:CreateFleet",
  "ec2:RequestSpotFleet",
  "ec2:RequestSpotInstances",
  "ec2:RunInstances",
  "ec2:StartInstances",
  "ecs:CreateService",
  "ecs:RegisterTaskDefinition",
  "ecs:RunTask",
  "eks:CreateNodegroup",
  "elasticmapreduce:RunJobFlow",
  "emr-serverless:StartJobRun",
  "gamelift:CreateFleet",
  "glue:CreateDevEndpoint",
  "glue:StartJobRun",
  "imagebuilder:CreateImage",
  "lambda:CreateFunction",
  "lambda:InvokeFunction",
  "lightsail:CreateInstances",
  "pcs:CreateComputeNodeGroup",
  "rds:CreateDBInstance",
  "sagemaker:CreateEndpoint",
  "sagemaker:CreateNotebookInstance",
  "sagemaker:CreateTrainingJob",
  "ses:SendEmail",
  "ssm:SendCommand",
  "workspaces:CreateWorkspaces",
];

/** What is owed for long once it is called. */
export const COMMITMENTS: readonly string[] = [
  "aws-marketplace:Subscribe",
  "ec2:AllocateHosts",
  "ec2:PurchaseReservedInstancesOffering",
  "payments:CreateFinancingApplication",
  "rds:PurchaseReservedDBInstancesOffering",
  "route53domains:RegisterDomain",
  "savingsplans:CreateSavingsPlan",
  "servicequotas:RequestServiceQuotaIncrease",
  "shield:CreateSubscription",
];

/** Ways to stay in an account after the stolen key is gone: call -> what it acts on. */
export const PERSISTENCE: readonly { call: string; resource: string }[] = [
  ...["iam:AddUserToGroup", "iam:PutGroupPolicy"].map((call) => ({
    call,
    resource: "arn:aws:iam::ACCOUNT:group/ringfence/developer",
  })),
  ...[
    "iam:AttachUserPolicy",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:CreateServiceSpecificCredential",
    "iam:CreateUser",
    "iam:DeleteUserPermissionsBoundary",
    "iam:PutUserPolicy",
    "iam:UpdateLoginProfile",
    "iam:UploadSSHPublicKey",
    "iam:UploadSigningCertificate",
  ].map((call) => ({ call, resource: "arn:aws:iam::ACCOUNT:user/mallory" })),
  { call: "iam:CreateSAMLProvider", resource: "arn:aws:iam::ACCOUNT:saml-provider/mallory" },
  { call: "iam:CreateOpenIDConnectProvider", resource: "arn:aws:iam::ACCOUNT:oidc-provider/login.example.org" },
  { call: "iam:CreateRole", resource: "arn:aws:iam::ACCOUNT:role/mallory" },
  { call: "iam:CreatePolicyVersion", resource: "arn:aws:iam::ACCOUNT:policy/team" },
  { call: "rolesanywhere:CreateTrustAnchor", resource: "*" },
  { call: "sts:GetFederationToken", resource: "arn:aws:sts::ACCOUNT:federated-user/mallory" },
];
