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
  denied: {},
};

export const CALLER_IDENTITY = "aws:index/getCallerIdentity:getCallerIdentity";
export const REGIONS = "aws:index/getRegions:getRegions";
export const GET_ROLE = "aws:iam/getRole:getRole";
export const GET_GROUP = "aws:iam/getGroup:getGroup";
export const ORGANIZATION = "aws:organizations/getOrganization:getOrganization";

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
  "aws:kms/key:Key": ({ name, inputs }) => ({
    arn: `arn:aws:kms:${inputs.region as string}:${ACCOUNT_ID}:key/${name}`,
  }),
  "aws:iam/policy:Policy": ({ name, inputs }) => ({ arn: iamArn("policy", inputs.path, name) }),
  "aws:iam/group:Group": ({ name }) => ({ name: `${name}-1a2b3c4` }),
  "aws:iam/role:Role": ({ name, inputs }) => ({ name: `${name}-1a2b3c4`, arn: iamArn("role", inputs.path, name) }),
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
    [ORGANIZATION]: () => ({ masterAccountId: account.managementAccountId }),
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
