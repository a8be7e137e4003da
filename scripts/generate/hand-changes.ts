import {
  CloudTrailClient,
  DescribeTrailsCommand,
  PutEventSelectorsCommand,
  StopLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import {
  AddClientIDToOpenIDConnectProviderCommand,
  ListGroupsCommand,
  ListOpenIDConnectProvidersCommand,
  ListPoliciesCommand,
  ListRolesCommand,
  PutRolePermissionsBoundaryCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  UpdateGroupCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import {
  DisableKeyCommand,
  DisableKeyRotationCommand,
  KMSClient,
  ListKeysCommand,
  PutKeyPolicyCommand,
  UpdateKeyDescriptionCommand,
} from "@aws-sdk/client-kms";
import { SetSubscriptionAttributesCommand } from "@aws-sdk/client-sns";
import { OWN_PATH } from "../../domain/documents/own-principals";
import type { SandboxAccount } from "../../sandbox/account/account";
import { clientsFor } from "../../sandbox/account/clients";

/** A change of something that the baseline made, in a property that its program leaves empty or alone in every run. */
type HandChange = (account: SandboxAccount) => Promise<unknown>;

const INTRUDER = "sts.elsewhere.test";

/** A boundary hung on a role, and what the role is called and may last: the first own role. */
const changeRole: HandChange = async (account) => {
  const { iam } = clientsFor(account);
  const { Roles = [] } = await iam.send(new ListRolesCommand({ PathPrefix: OWN_PATH }));
  const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope: "Local" }));
  const RoleName = Roles[0]!.RoleName!;
  await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: Policies[0]!.Arn! }));
  await iam.send(new UpdateRoleCommand({ RoleName, Description: "mine", MaxSessionDuration: 43_200 }));
};

const moveGroup: HandChange = async (account) => {
  const { iam } = clientsFor(account);
  const { Groups = [] } = await iam.send(new ListGroupsCommand({}));
  const { GroupName } = Groups.find(({ Path }) => Path?.startsWith(OWN_PATH))!;
  await iam.send(new UpdateGroupCommand({ GroupName, NewPath: "/elsewhere/" }));
};

/** Another audience in the place of the pipeline's. */
const changeAudience: HandChange = async (account) => {
  const { iam } = clientsFor(account);
  const { OpenIDConnectProviderList = [] } = await iam.send(new ListOpenIDConnectProvidersCommand({}));
  const OpenIDConnectProviderArn = OpenIDConnectProviderList[0]!.Arn!;
  const add = { OpenIDConnectProviderArn, ClientID: INTRUDER };
  await iam.send(new AddClientIDToOpenIDConnectProviderCommand(add));
  const remove = { OpenIDConnectProviderArn, ClientID: "sts.amazonaws.com" };
  await iam.send(new RemoveClientIDFromOpenIDConnectProviderCommand(remove));
};

/** A key that encrypts alerts with another policy, name and no rotation, switched off. */
async function changeKeys({ endpoint, credentials, accountId }: SandboxAccount, region: string): Promise<void> {
  const kms = new KMSClient({ endpoint, credentials, region });
  const root = { AWS: `arn:aws:iam::${accountId}:root` };
  const Statement = [{ Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" }];
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  for (const { KeyId } of Keys) {
    await kms.send(new PutKeyPolicyCommand({ KeyId, PolicyName: "default", Policy }));
    await kms.send(new UpdateKeyDescriptionCommand({ KeyId, Description: "mine" }));
    await kms.send(new DisableKeyRotationCommand({ KeyId }));
    await kms.send(new DisableKeyCommand({ KeyId }));
  }
}

/** A trail that logs no reads, and then nothing. */
async function narrowTrails({ endpoint, credentials }: SandboxAccount, region: string): Promise<void> {
  const cloudtrail = new CloudTrailClient({ endpoint, credentials, region });
  const { trailList = [] } = await cloudtrail.send(new DescribeTrailsCommand({ includeShadowTrails: false }));
  for (const { TrailARN } of trailList) {
    const EventSelectors = [{ ReadWriteType: "WriteOnly" as const, IncludeManagementEvents: true }];
    await cloudtrail.send(new PutEventSelectorsCommand({ TrailName: TrailARN, EventSelectors }));
    await cloudtrail.send(new StopLoggingCommand({ Name: TrailARN }));
  }
  cloudtrail.destroy();
}

/** A filter that lets no alert through. */
async function silence(account: SandboxAccount, SubscriptionArn: string): Promise<void> {
  const { sns } = clientsFor(account, SubscriptionArn.split(":")[3]);
  const AttributeValue = JSON.stringify({ nothing: ["at all"] });
  await sns.send(
    new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName: "FilterPolicy", AttributeValue }),
  );
}

/**
 * What somebody changes in the console of an account with the whole baseline, once for each call that only a repair makes.
 *
 * @param regions where alerts gather
 * @param subscriptions ARNs; AWS lists those that nobody confirmed without
 */
export async function changeByHand(
  account: SandboxAccount,
  regions: readonly string[],
  subscriptions: readonly string[],
): Promise<void> {
  for (const change of [changeRole, moveGroup, changeAudience]) await change(account);
  for (const region of regions) await changeKeys(account, region);
  for (const region of regions) await narrowTrails(account, region);
  for (const subscription of subscriptions) await silence(account, subscription);
}
