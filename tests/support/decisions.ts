import { LAUNCH_ACTIONS } from "../../domain/documents/actions/launches";
import { alertKeyPolicy } from "../../domain/documents/resource-policies/alert-key";
import type { PolicyDocument } from "../../domain/documents/document";
import { actionsLike } from "./actions";
import { HOME } from "./document-args";
import { ACCOUNT_ID } from "./mock-account";
import { isAllowed } from "./simulate";

/** A region that nobody allowed. */
export const AWAY = "sa-east-1";

/** How the caller signed in. AWS tells of a session whether it was opened with MFA; of a long-term key it tells nothing. */
export const SIGN_INS = {
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
/** The ARN with the number of the account. */
export const here = (arn: string): string => arn.replaceAll("ACCOUNT", ACCOUNT_ID);

/** What AWS decides about a call of a holder of the policy. */
export async function decide(
  documents: PolicyDocument | readonly PolicyDocument[],
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
    // A key is ruled by its own policy, which here leaves it to the account:
    // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    { identity: [documents].flat(), ...(resource.includes(":kms:") ? { resource: alertKeyPolicy(ACCOUNT_ID) } : {}) },
  );
  return allowed ? "allowed" : "denied";
}

/** The rows that decisions stand for. */
const rowsOf = (decisions: readonly Decision[]) =>
  decisions.flatMap(({ calls, regions = [HOME], ...rest }) =>
    calls.flatMap((call) =>
      regions.map((region) => ({ ...rest, call, region, signIn: rest.signIn ?? ("with MFA" as const) })),
    ),
  );

type DecidedRow = ReturnType<typeof rowsOf>[number];

const describeRow = ({ decision, call, region, resource, context, signIn, because }: DecidedRow): string =>
  `must be ${decision}: ${call} in ${region} on ${resource ?? "*"} ${JSON.stringify(context ?? {})}, ${signIn}, because ${because}`;

/** Holds a policy against its table: every row is decided as it says, none stands twice, each statement is needed. */
export function itDecides(document: PolicyDocument, decisions: readonly Decision[]): void {
  const rows = rowsOf(decisions);
  const wrongFor = async (policy: PolicyDocument, some: readonly DecidedRow[]): Promise<DecidedRow[]> => {
    const decided = await Promise.all(some.map((row) => decide(policy, row)));
    return some.filter((row, index) => decided[index] !== row.decision);
  };

  it("decides every row of its table, and the table has none twice", async () => {
    expect((await wrongFor(document, rows)).map(describeRow)).toEqual([]);
    const keys = rows.map((row) => JSON.stringify({ ...row, because: "" }));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("has no statement that could go without a row that changes", async () => {
    const idle = await Promise.all(
      document.Statement.map(async ({ Sid: sid }) => {
        const rest = { ...document, Statement: document.Statement.filter(({ Sid }) => Sid !== sid) };
        return (await wrongFor(rest, rows)).length > 0 ? [] : [sid];
      }),
    );
    expect(idle.flat()).toEqual([]);
  });
}

/** What costs by the call in paid services that have no row among the launchers, or under another name. */
const OTHER_LAUNCHES = [
  "braket:CreateQuantumTask",
  "deadline:CreateFleet",
  "lambda:InvokeFunction",
  "pcs:CreateComputeNodeGroup",
  "ses:SendEmail",
  "workspaces:CreateWorkspaces",
];

/** What nobody but a developer may do: an action of each entry in the table of launchers. */
export const launchCalls = async (): Promise<string[]> => {
  const found = await Promise.all(LAUNCH_ACTIONS.map(actionsLike));
  return [...new Set([...found.map(([action]) => action!), ...OTHER_LAUNCHES])];
};

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
