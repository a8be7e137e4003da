import * as v from "valibot";
import { accountOf, findingAggregator, hubs, regionOf, standardArn } from "../../../../domain/controls/compliance/hubs";

const HUB = "arn:aws:securityhub:eu-west-1:123456789012:hub/default";

it("names a standard of a region as DescribeStandards does", () => {
  expect(standardArn("cis", "eu-west-1")).toBe(
    "arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/5.0.0",
  );
  expect(standardArn("fsbp", "us-east-1")).toBe(
    "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
  );
});

it("takes region and account out of an ARN", () => {
  expect([regionOf(HUB), accountOf(HUB)]).toEqual(["eu-west-1", "123456789012"]);
});

it("takes ARNs of hubs and of an aggregator, and nothing else", () => {
  const aggregator =
    "arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
  expect(v.safeParse(hubs, { "eu-west-1": HUB }).success).toBe(true);
  expect(v.safeParse(hubs, { "eu-west-1": aggregator }).success).toBe(false);
  expect(v.safeParse(findingAggregator, aggregator).success).toBe(true);
  expect(v.safeParse(findingAggregator, HUB).success).toBe(false);
});
