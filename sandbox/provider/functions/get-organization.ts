import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListRootsCommand,
  OrganizationsClient,
  type Account,
  type Root,
} from "@aws-sdk/client-organizations";

import type { Aws } from "../aws/aws";
import type { FunctionType } from "../core/function";
import type { Props } from "../core/values";

/** The Organization the account belongs to, with its accounts and roots unless `returnOrganizationOnly`. */
export const getOrganization: FunctionType = {
  token: "aws:organizations/getOrganization:getOrganization",
  actions: [
    "organizations:DescribeOrganization",
    "organizations:ListAccounts",
    "organizations:ListAWSServiceAccessForOrganization",
    "organizations:ListRoots",
  ],
  async call(instance, args) {
    const aws = instance.aws("us-east-1");
    const { Organization } = await aws.call(OrganizationsClient, new DescribeOrganizationCommand({}));
    const { Id, Arn, FeatureSet, MasterAccountId, MasterAccountArn, MasterAccountEmail } = Organization!;
    const organization: Props = {
      id: Id!,
      arn: Arn!,
      featureSet: FeatureSet!,
      masterAccountId: MasterAccountId!,
      masterAccountArn: MasterAccountArn!,
      masterAccountEmail: MasterAccountEmail!,
    };
    if (args["returnOrganizationOnly"] === true)
      return { ...organization, ...NOTHING_ELSE, returnOrganizationOnly: true };
    return { ...organization, ...(await membership(aws, MasterAccountId!)) };
  },
};

const NOTHING_ELSE: Props = {
  accounts: [],
  nonMasterAccounts: [],
  roots: [],
  awsServiceAccessPrincipals: [],
  enabledPolicyTypes: [],
  masterAccountName: "",
};

async function membership(aws: Aws, masterAccountId: string): Promise<Props> {
  const [{ Accounts = [] }, { Roots = [] }, { EnabledServicePrincipals = [] }] = await Promise.all([
    aws.call(OrganizationsClient, new ListAccountsCommand({})),
    aws.call(OrganizationsClient, new ListRootsCommand({})),
    aws.call(OrganizationsClient, new ListAWSServiceAccessForOrganizationCommand({})),
  ]);
  const accounts = Accounts.map(describeAccount);
  const enabled = Roots.flatMap((root) => root.PolicyTypes ?? []).filter(({ Status }) => Status === "ENABLED");
  return {
    accounts,
    nonMasterAccounts: accounts.filter(({ id }) => id !== masterAccountId),
    masterAccountName: Accounts.find(({ Id }) => Id === masterAccountId)?.Name ?? "",
    roots: Roots.map(describeRoot),
    awsServiceAccessPrincipals: EnabledServicePrincipals.map(({ ServicePrincipal }) => ServicePrincipal!),
    enabledPolicyTypes: enabled.map(({ Type }) => Type!),
  };
}

function describeAccount({ Id, Arn, Name, Email, Status, State, JoinedMethod, JoinedTimestamp }: Account) {
  return {
    id: Id!,
    arn: Arn!,
    name: Name!,
    email: Email!,
    status: Status ?? "ACTIVE",
    state: State ?? Status ?? "ACTIVE",
    joinedMethod: JoinedMethod ?? "CREATED",
    joinedTimestamp: JoinedTimestamp?.toISOString() ?? "",
  };
}

function describeRoot({ Id, Arn, Name, PolicyTypes }: Root) {
  const policyTypes = (PolicyTypes ?? []).map(({ Type, Status }) => ({ type: Type!, status: Status! }));
  return { id: Id!, arn: Arn!, name: Name!, policyTypes };
}
