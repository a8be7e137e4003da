import { CreateTagsCommand, EC2Client } from "@aws-sdk/client-ec2";

import { REGION, type ConformanceCase } from "../case";

const inputs = { region: REGION, ami: "ami-12c6146b", instanceType: "t3.micro", tags: { owner: "a" } };

export const instanceCase: ConformanceCase = {
  token: "aws:ec2/instance:Instance",
  id: /^i-[0-9a-f]{17}$/,
  inputs: () => inputs,
  changed: () => ({ ...inputs, tags: { owner: "b" } }),
  drift: (world, id) =>
    world
      .client(EC2Client, REGION)
      .send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: "owner", Value: "c" }] })),
  drifted: ["tags.owner", "tagsAll.owner"],
};
