import { PAID_SERVICE_IDS, UNUSED_BY_DEFAULT } from "../../../../domain/documents/actions/paid-services";
import { PURCHASES } from "../../../../domain/documents/actions/purchases";
import { denyingStatement } from "../../../../domain/documents/evaluate";
import { serviceDeny } from "../../../../domain/documents/guardrails/service-deny";
import { actionsLike } from "../../../support/actions";

const sids = (unusedServices: readonly string[]) => serviceDeny({ unusedServices }).Statement.map(({ Sid }) => Sid);
const denies = (unusedServices: readonly string[], action: string) =>
  denyingStatement([serviceDeny({ unusedServices })], {
    action,
    region: "ap-southeast-2",
    principal: "arn:aws:iam::123456789012:user/anna",
  }) !== undefined;

describe("the service deny", () => {
  it("has commitments, and the services that nobody uses, if any", () => {
    expect(sids(["bedrock"])).toEqual(["DenyCommitments", "DenyUnusedServices"]);
    expect(sids([])).toEqual(["DenyCommitments"]);
  });

  it("denies every commitment, whatever is in use", async () => {
    const actions = (await Promise.all(PURCHASES.map(actionsLike))).flat();
    for (const unused of [[], UNUSED_BY_DEFAULT, PAID_SERVICE_IDS]) {
      expect(actions.filter((action) => !denies(unused, action))).toEqual([]);
    }
  });

  it("is the same whatever the order of the lists, and spares who is exempt in every statement", () => {
    const exemptPrincipals = ["arn:aws:iam::*:role/b2", "arn:aws:iam::*:role/a1"];
    const document = serviceDeny({ unusedServices: UNUSED_BY_DEFAULT, exemptPrincipals });
    const reversed = {
      unusedServices: [...UNUSED_BY_DEFAULT, ...UNUSED_BY_DEFAULT].reverse(),
      exemptPrincipals: [...exemptPrincipals].reverse(),
    };
    expect(serviceDeny(reversed)).toEqual(document);
    for (const { Condition } of document.Statement) {
      expect(Condition).toEqual({
        ArnNotLike: { "aws:PrincipalArn": ["arn:aws:iam::*:role/a1", "arn:aws:iam::*:role/b2"] },
      });
    }
  });
});

it.each([
  ["a service that nobody uses", "bedrock:InvokeModel", true],
  ["its second namespace", "bedrock-agentcore:InvokeAgentRuntime", true],
  ["a service that is in use", "eks:CreateCluster", false],
  ["a new cluster of a service of which what runs goes on", "kafka:CreateClusterV2", true],
  ["a change of a cluster that runs", "kafka:UpdateBrokerCount", false],
  ["what a cluster of search answers", "es:ESHttpGet", false],
  ["a machine beside functions", "lambda:RunMicrovm", true],
  ["a function", "lambda:CreateFunction", false],
  ["reserved instances", "ec2:PurchaseReservedInstancesOffering", true],
  ["a subscription for clusters at home", "eks:CreateEksAnywhereSubscription", true],
  ["a larger quota", "servicequotas:RequestServiceQuotaIncrease", true],
  ["a smaller one", "servicequotas:DeleteServiceQuotaIncreaseRequestFromTemplate", false],
])("of %s it denies %s: %p", (_, action, denied) => {
  expect(denies(UNUSED_BY_DEFAULT, action)).toBe(denied);
});
