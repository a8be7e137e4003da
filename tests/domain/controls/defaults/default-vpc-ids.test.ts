import { defaultVpcIds } from "../../../../domain/controls/defaults/default-vpc-ids";

const COVERED = ["ap-southeast-2", "eu-west-1", "us-east-1"];
const ANSWERS = {
  "ap-southeast-2": { found: { vpcId: "vpc-sydney" } },
  "eu-west-1": { found: undefined },
  "us-east-1": { unknown: "AccessDenied" },
};

it("are those that the account has, where it said so", () => {
  expect(defaultVpcIds({}, COVERED, ANSWERS)).toEqual({ "ap-southeast-2": "vpc-sydney" });
  expect(defaultVpcIds({}, COVERED)).toEqual({});
});

it("are those that the owner names instead, of covered regions", () => {
  const vpcIds = { "us-east-1": "vpc-virginia", "sa-east-1": "vpc-paulo" };
  expect(defaultVpcIds({ vpcIds }, COVERED, ANSWERS)).toEqual({ "us-east-1": "vpc-virginia" });
});

it("are not those of regions that are left alone", () => {
  expect(defaultVpcIds({ exceptRegions: ["ap-southeast-2"] }, COVERED, ANSWERS)).toEqual({});
});
