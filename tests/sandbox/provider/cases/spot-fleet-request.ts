import { EC2Client, ModifySpotFleetRequestCommand } from "@aws-sdk/client-ec2";

import { REGION, type ConformanceCase } from "../case";

const inputs = {
  region: REGION,
  iamFleetRole: "arn:aws:iam::123456789012:role/fleet",
  spotPrice: "0.03",
  targetCapacity: 2,
  launchSpecifications: [{ ami: "ami-12c6146b", instanceType: "t3.micro" }],
};

export const spotFleetRequestCase: ConformanceCase = {
  token: "aws:ec2/spotFleetRequest:SpotFleetRequest",
  id: /^sfr-[0-9a-f-]+$/,
  inputs: () => inputs,
  changed: () => ({ ...inputs, targetCapacity: 3 }),
  drift: (world, id) =>
    world
      .client(EC2Client, REGION)
      .send(new ModifySpotFleetRequestCommand({ SpotFleetRequestId: id, TargetCapacity: 50 })),
  drifted: ["targetCapacity"],
  notImported: ["launchSpecifications", "spotPrice"],
};
