import { aggregatorTrust } from "../../../../domain/documents/organization/aggregator-trust";

it("the role of an aggregator is taken by AWS Config, and by nobody else", () => {
  expect(aggregatorTrust().Statement).toEqual([
    {
      Sid: "ConfigReadsMembers",
      Effect: "Allow",
      Principal: { Service: "config.amazonaws.com" },
      Action: "sts:AssumeRole",
    },
  ]);
});
