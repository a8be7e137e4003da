import type * as pulumi from "@pulumi/pulumi";

/** What an account says about itself, and what it does when it is asked. */
export interface MockAccount {
  accountId: string;
  /** ARN of the principal that runs the program. */
  callerArn: string;
  /** Region codes that the account reports as enabled. */
  enabledRegions: string[];
  /** Name of a role -> its ARN. Default of a role that is not named here: one without a path. */
  roles: Record<string, string>;
  /** Name of a group -> ARNs of its members. */
  groups: Record<string, string[]>;
  /** The account that manages the organization. Default: this one. */
  managementAccountId: string;
  /** `CONSOLIDATED_BILLING` has no policies. */
  featureSet: string;
  /** Types of policies that are enabled in the root of the organization. */
  policyTypes: string[];
  /** Target of an organization -> names of the service control policies that hang on it; a name is also the id. */
  attached: Record<string, string[]>;
  /** URN of a resource that the stack holds -> its type and outputs. */
  stack: Record<string, { type: string; outputs: object }>;
  /** Function token -> the error that AWS answers with. */
  denied: Record<string, string>;
}

export const ACCOUNT_ID = "123456789012";

const USUAL: MockAccount = {
  accountId: ACCOUNT_ID,
  callerArn: `arn:aws:iam::${ACCOUNT_ID}:user/owner`,
  enabledRegions: ["ap-southeast-2", "us-east-1"],
  roles: {},
  groups: {},
  managementAccountId: ACCOUNT_ID,
  featureSet: "ALL",
  policyTypes: ["SERVICE_CONTROL_POLICY"],
  attached: {},
  stack: {},
  denied: {},
};

export const CALLER_IDENTITY = "aws:index/getCallerIdentity:getCallerIdentity";
export const REGIONS = "aws:index/getRegions:getRegions";
export const GET_ROLE = "aws:iam/getRole:getRole";
export const GET_GROUP = "aws:iam/getGroup:getGroup";
export const ORGANIZATION = "aws:organizations/getOrganization:getOrganization";
export const POLICIES_FOR_TARGET = "aws:organizations/getPoliciesForTarget:getPoliciesForTarget";
export const DELEGATED = "aws:organizations/getDelegatedAdministrators:getDelegatedAdministrators";
/** A function of the engine, which mocks answer too. */
const STACK = "pulumi:pulumi:readStackResourceOutputs";
const POLICY = "aws:organizations/getPolicy:getPolicy";

type State = Record<string, unknown>;
type Args = pulumi.runtime.MockResourceArgs & { inputs: State };

/** ARN of the mock topic of that name. */
export const topicArn = (region: string, name: string): string => `arn:aws:sns:${region}:${ACCOUNT_ID}:${name}`;

/** As AWS makes it of path and name; Pulumi adds seven digits to the name. */
const iamArn = (kind: string, path: unknown, name: string): string =>
  `arn:aws:iam::${ACCOUNT_ID}:${kind}${typeof path === "string" ? path : "/"}${name}-1a2b3c4`;

/** The computed properties that the program reads: type token -> state beside the inputs. */
const COMPUTED: Record<string, (args: Args) => State> = {
  "aws:sns/topic:Topic": ({ name, inputs }) => ({
    arn: topicArn(inputs.region as string, name),
    owner: ACCOUNT_ID,
  }),
  "aws:s3/bucket:Bucket": ({ name }) => ({ bucket: `${name}-1a2b3c4`, arn: `arn:aws:s3:::${name}-1a2b3c4` }),
  "aws:cloudtrail/trail:Trail": ({ name, inputs }) => ({
    arn: `arn:aws:cloudtrail:${inputs.region as string}:${ACCOUNT_ID}:trail/${name}-1a2b3c4`,
  }),
  "aws:kms/key:Key": ({ name, inputs }) => ({
    arn: `arn:aws:kms:${inputs.region as string}:${ACCOUNT_ID}:key/${name}`,
  }),
  "aws:cloudwatch/logGroup:LogGroup": ({ name, inputs }) => ({
    name: `${name}-1a2b3c4`,
    arn: `arn:aws:logs:${inputs.region as string}:${ACCOUNT_ID}:log-group:${name}-1a2b3c4`,
  }),
  "aws:notifications/contactsEmailContact:ContactsEmailContact": ({ name }) => ({
    arn: `arn:aws:notifications-contacts::${ACCOUNT_ID}:emailcontact/${name}`,
  }),
  // A component that is made in a plugin of its own: its outputs are all that a program sees of it.
  "awsx:ec2:Vpc": ({ name }) => ({
    vpcId: `vpc-${name}`,
    isolatedSubnetIds: [`subnet-isolated-${name}`],
    privateSubnetIds: [`subnet-private-${name}`],
  }),
  "aws:budgets/budget:Budget": ({ name }) => ({ name: `${name}-1a2b3c4` }),
  "aws:costexplorer/anomalyMonitor:AnomalyMonitor": ({ name }) => ({
    arn: `arn:aws:ce::${ACCOUNT_ID}:anomalymonitor/${name}`,
  }),
  "aws:iam/policy:Policy": ({ name, inputs }) => ({ arn: iamArn("policy", inputs.path, name) }),
  "aws:iam/group:Group": ({ name }) => ({ name: `${name}-1a2b3c4` }),
  "aws:iam/role:Role": ({ name, inputs }) => ({ name: `${name}-1a2b3c4`, arn: iamArn("role", inputs.path, name) }),
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": ({ inputs }) => ({
    arn: `arn:aws:iam::${ACCOUNT_ID}:role/aws-service-role/${inputs.awsServiceName as string}/AWSServiceRoleForConfig`,
  }),
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": ({ inputs }) => ({
    arn: `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/${String(inputs.url).replace("https://", "")}`,
  }),
  "aws:cloudwatch/eventRule:EventRule": ({ name }) => ({ name: `${name}-1a2b3c4` }),
  "aws:organizations/policy:Policy": ({ name }) => ({
    arn: `arn:aws:organizations::${ACCOUNT_ID}:policy/o-mock/service_control_policy/${name}`,
  }),
};

/** The provider takes `<id>@<region>` and answers with the bare id. */
const adopted = (importId: string): string => importId.replace(/@.*$/, "");

/**
 * Pulumi mocks that answer as the account does. Ids are `<name>-id`, or the id of what is adopted. In a preview nothing
 * computed is known.
 */
export function mockAccount(given: Partial<MockAccount>, preview: boolean): pulumi.runtime.Mocks {
  const account = { ...USUAL, ...given };
  const answers: Record<string, (inputs: State) => State> = {
    [CALLER_IDENTITY]: () => ({ accountId: account.accountId, arn: account.callerArn }),
    [REGIONS]: () => ({ names: account.enabledRegions }),
    [GET_ROLE]: ({ name }) => ({
      arn: account.roles[name as string] ?? `arn:aws:iam::${account.accountId}:role/${name as string}`,
    }),
    [GET_GROUP]: ({ groupName }) => ({ users: (account.groups[groupName as string] ?? []).map((arn) => ({ arn })) }),
    [ORGANIZATION]: ({ returnOrganizationOnly }) => ({
      id: "o-abcdefghij",
      masterAccountId: account.managementAccountId,
      featureSet: account.featureSet,
      ...(returnOrganizationOnly === true
        ? { roots: [], enabledPolicyTypes: [], awsServiceAccessPrincipals: [], nonMasterAccounts: [] }
        : {
            roots: [{ id: "r-abcd" }],
            enabledPolicyTypes: account.policyTypes,
            awsServiceAccessPrincipals: [],
            nonMasterAccounts: [{ id: "210987654321", state: "ACTIVE" }],
          }),
    }),
    [POLICIES_FOR_TARGET]: ({ targetId }) => ({ ids: account.attached[targetId as string] ?? ["FullAWSAccess"] }),
    [DELEGATED]: () => ({ delegatedAdministrators: [] }),
    [POLICY]: ({ policyId }) => ({ name: policyId }),
    [STACK]: ({ stackName }) => ({ name: stackName, outputs: account.stack }),
  };
  return {
    newResource: (args) =>
      preview
        ? { id: undefined, state: args.inputs as State }
        : {
            id: args.id ? adopted(args.id) : `${args.name}-id`,
            state: { ...args.inputs, ...COMPUTED[args.type]?.(args) },
          },
    call: ({ token, inputs }) => {
      const denied = account.denied[token];
      // The SDK shows `details`, which an error of gRPC has beside its message.
      if (denied !== undefined) throw Object.assign(new Error(denied), { details: denied });
      const answer = answers[token];
      if (answer === undefined) throw new Error(`the mock account has no answer to ${token}`);
      return answer(inputs as State);
    },
  };
}
