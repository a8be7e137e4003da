import { hubAdministrators, hubs } from "../../../cli/probes/security-hub";
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
