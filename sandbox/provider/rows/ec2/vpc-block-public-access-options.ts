import {
  DescribeVpcBlockPublicAccessOptionsCommand,
  EC2Client,
  InternetGatewayBlockMode,
  ModifyVpcBlockPublicAccessOptionsCommand,
} from "@aws-sdk/client-ec2";

import { REGION } from "../../core/conformance";
import { singleton } from "../../families/singleton";

/** Id: the region. Removing the resource opens the region again. A change takes minutes on AWS, and none here. */
export const vpcBlockPublicAccessOptions = singleton({
  token: "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
  title: "VPC Block Public Access Options",
  client: EC2Client,
  replaceOn: [],
  unsupported: ["timeouts"],
  id: ({ region }) => region,
  fields: {
    awsAccountId: { read: "AwsAccountId" },
    awsRegion: { read: "AwsRegion" },
    internetGatewayBlockMode: { send: "InternetGatewayBlockMode", read: "InternetGatewayBlockMode" },
  },
  get: { command: DescribeVpcBlockPublicAccessOptionsCommand, at: "VpcBlockPublicAccessOptions" },
  put: { command: ModifyVpcBlockPublicAccessOptionsCommand },
  reset: { command: ModifyVpcBlockPublicAccessOptionsCommand, with: () => ({ InternetGatewayBlockMode: "off" }) },
  facts: {
    source: "internal/service/ec2/vpc_block_public_access_options.go",
    version: "6.3x",
    lookedAtFor: "7.48.0",
    forceNew: [],
    id: "<region>",
    valid: { internetGatewayBlockMode: { oneOf: Object.values(InternetGatewayBlockMode) } },
    actions: {
      create: { normal: ["ec2:ModifyVpcBlockPublicAccessOptions", "ec2:DescribeVpcBlockPublicAccessOptions"] },
      read: { normal: ["ec2:DescribeVpcBlockPublicAccessOptions"] },
      update: { normal: ["ec2:ModifyVpcBlockPublicAccessOptions", "ec2:DescribeVpcBlockPublicAccessOptions"] },
      delete: { normal: ["ec2:ModifyVpcBlockPublicAccessOptions", "ec2:DescribeVpcBlockPublicAccessOptions"] },
    },
  },
  cases: {
    "vpc-block-public-access-options": {
      id: () => REGION,
      inputs: () => ({ region: REGION, internetGatewayBlockMode: "block-ingress" }),
      changed: () => ({ region: REGION, internetGatewayBlockMode: "block-bidirectional" }),
      drift: (world) =>
        world
          .client(EC2Client, REGION)
          .send(new ModifyVpcBlockPublicAccessOptionsCommand({ InternetGatewayBlockMode: "off" })),
      drifted: ["internetGatewayBlockMode"],
      staysBecause: "the setting is always there; deleting opens the region",
    },
  },
});
