import { distributions } from "../../../cli/probes/cloudfront";
import { tables } from "../../../cli/probes/dynamodb";
import { loadBalancers } from "../../../cli/probes/load-balancing";
import { domains } from "../../../cli/probes/route53-domains";
import { cellOf } from "../../support/probe-answers";

// Where the answer calls the token otherwise than the question.
it("tokens that change their name on the way are followed", async () => {
  const balanced = await cellOf(loadBalancers, { DescribeLoadBalancers: [{ NextMarker: "n" }, {}] });
  expect(balanced.asked[1]).toEqual({ DescribeLoadBalancers: { PageSize: 400, Marker: "n" } });
  const listed = await cellOf(tables, {
    ListTables: [{ TableNames: ["a"], LastEvaluatedTableName: "a" }, { TableNames: ["b"] }],
  });
  expect(listed.asked[1]).toEqual({ ListTables: { ExclusiveStartTableName: "a" } });
  expect(listed.cell).toMatchObject({ items: [{ id: "a" }, { id: "b" }] });
  const distributed = await cellOf(distributions, {
    ListDistributions: [{ DistributionList: { NextMarker: "n" } }, {}],
  });
  expect(distributed.asked[1]).toEqual({ ListDistributions: { Marker: "n" } });
  const bought = await cellOf(domains, { ListDomains: [{ NextPageMarker: "n" }, {}] });
  expect(bought.asked[1]).toEqual({ ListDomains: { MaxItems: 100, Marker: "n" } });
});
