import { hubAdministrators, hubs, hubSettings } from "../../../cli/probes/security-hub";
import { itemsOf } from "../../support/probe-answers";

const ARN = "arn:aws:securityhub:eu-west-1:123456789012:hub/default";
const CIS = "arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/5.0.0";
const AGGREGATOR = "arn:aws:securityhub:us-east-1:123456789012:finding-aggregator/1";

it("a hub has its standards and the aggregator of the account", async () => {
  const answers = {
    DescribeHub: [{ HubArn: ARN }],
    GetEnabledStandards: [{ StandardsSubscriptions: [{ StandardsArn: CIS }] }],
    ListFindingAggregators: [{ FindingAggregators: [{ FindingAggregatorArn: AGGREGATOR }] }],
    GetAdministratorAccount: [{}],
  };
  expect(await itemsOf(hubs, answers)).toEqual([{ id: ARN, arn: ARN, standards: [CIS], aggregator: AGGREGATOR }]);
});

it("a region that is not subscribed has none, and is not asked further", async () => {
  const refused = Object.assign(new Error("not subscribed to AWS Security Hub"), { name: "InvalidAccessException" });
  expect(await itemsOf(hubs, { DescribeHub: [refused] })).toEqual([]);
});

it("the hub of a member tells the account that administers it", async () => {
  const answers = {
    DescribeHub: [{ HubArn: ARN }],
    GetEnabledStandards: [{}],
    ListFindingAggregators: [{}],
    GetAdministratorAccount: [{ Administrator: { AccountId: "210987654321", MemberStatus: "Enabled" } }],
  };
  expect(await itemsOf(hubs, answers)).toEqual([{ id: ARN, arn: ARN, standards: [], administrator: "210987654321" }]);
});

it("the administrator of an organization is found", async () => {
  const answers = { ListOrganizationAdminAccounts: [{ AdminAccounts: [{ AccountId: "210987654321" }] }] };
  expect(await itemsOf(hubAdministrators, answers)).toEqual([{ id: "210987654321" }]);
});

it.each([
  [{ AutoEnable: false, AutoEnableStandards: "DEFAULT" }, "LOCAL", [false, false, false]],
  [{ AutoEnable: true, AutoEnableStandards: "DEFAULT" }, "LOCAL", [false, true, true]],
  [{ AutoEnable: true, AutoEnableStandards: "NONE" }, "LOCAL", [false, true, false]],
  [{ AutoEnable: false, AutoEnableStandards: "NONE" }, "CENTRAL", [true, false, false]],
])("what %j with configuration %s does for who joins is told", async (settings, ConfigurationType, expected) => {
  const answer = { ...settings, OrganizationConfiguration: { ConfigurationType } };
  const [isCentral, newMembers, defaultStandards] = expected;
  expect(await itemsOf(hubSettings, { DescribeOrganizationConfiguration: [answer] })).toEqual([
    { id: "organization", isCentral, newMembers, defaultStandards },
  ]);
});

it("an account that is not the administrator is told nothing of the organization", async () => {
  const refused = Object.assign(new Error("is not an administrator"), { name: "InvalidAccessException" });
  expect(await itemsOf(hubSettings, { DescribeOrganizationConfiguration: [refused] })).toEqual([]);
});
