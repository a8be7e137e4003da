import * as v from "valibot";
import { natGatewayEstimate } from "../../prices";
import { field } from "../../fields/field";
import { type Control, Family, FREE, Profile, Where } from "../control";
import { flowLogs, nat, NatGateways, networks, zones } from "./networks";

const DEFAULT_ZONES = 2;

export const workloadNetwork = {
  id: "workload-network",
  family: Family.Network,
  title: "Networks without a way in, for workloads",
  why: "machines land in the default network, with public addresses that the whole internet reaches",
  where: Where.Allowed,
  profile: Profile.Minimal,
  onlyWhenAsked: true,
  options: {
    networks: field(v.optional(networks), {
      shape: "region code -> private IPv4 block of /16 to /24",
      description:
        "In which allowed regions a network is made, and its addresses. A block cannot be changed: another one is another network.",
      absent: "10.0.0.0/16 in the home region",
      example: "{ ap-southeast-2: 10.20.0.0/16, us-east-1: 10.21.0.0/16 }",
    }),
    zones: field(v.optional(zones, DEFAULT_ZONES), {
      shape: "number from 1 to 3",
      description: "Availability zones of each network.",
      example: "3",
    }),
    nat: field(v.optional(nat, NatGateways.None), {
      shape: "none, single or one-per-zone",
      description:
        "NAT gateways, through which machines without a public address reach the internet: about 36 USD a month each, and 0.045 USD for each GB.",
      example: "single",
    }),
    flowLogs: field(v.optional(flowLogs, "off"), {
      shape: "off, log-group, or the ARN of a bucket that exists",
      description: "Where a record of all traffic goes. The bucket may be in another region or account.",
      example: "log-group",
    }),
  },
  needs: [],
  cost: "free without NAT gateways; with them about 36 USD a month each, and what flow logs hold",
  price: ({ options }) => {
    const {
      networks: given,
      zones: inEach,
      nat: gateways,
    } = options as {
      networks?: Record<string, string>;
      zones?: number;
      nat?: NatGateways;
    };
    if (gateways === undefined || gateways === NatGateways.None) return FREE;
    const count = Object.keys(given ?? { home: "" }).length;
    const each = gateways === NatGateways.Single ? 1 : (inEach ?? DEFAULT_ZONES);
    return { total: natGatewayEstimate(count * each), idle: 0 };
  },
  frameworks: { cis5: ["3.7"], cis7: ["4.7"] },
  removal: {
    onDestroy: "removed",
    afterTeardown: "networks are deleted, which AWS refuses while something is in them; the logs of their traffic stay",
  },
  byHand: "aws logs delete-log-group --log-group-name <name>, for what the traffic left",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html",
  notes: [
    "**Only when asked for**, in every profile: `controls: { workload-network: on }` makes one network at home. Its subnets are isolated: no machine in them has a public address or a way to the internet, and nothing on the internet has a way to it. Services of AWS are reached through endpoints, which you add. With `nat`, there are private subnets, whose machines reach the internet and are not reached, and public ones for the gateways: **start nothing else in public subnets, AWS gives machines there public addresses**. An internet gateway hangs on each network; without public subnets no route leads to it.",
    "**It needs `@pulumi/awsx`**, version 3.9 or later (`npm install @pulumi/awsx`), which is loaded only while the control is on; who leaves it off need not install it. Earlier versions [make subnets in the provider's region](https://github.com/pulumi/pulumi-awsx/issues/1928), whatever region the network is in.",
    "**The sandbox cannot run it**: awsx works in a plugin of its own, which speaks to AWS by itself. Its inputs are held against the package's types, and its resources are declared under mocks; nobody saw the subnets here. The deploy role of this baseline has no right to make networks: it is made from what the sandbox sees. Give the pipeline a second policy (AWS's `AmazonVPCFullAccess` is the wide one), or apply with an administrator.",
    "**CIS 3.7 and 4.7** ask for flow logs in every network; they are met with `flowLogs` set, for these networks. The rules of each network's default security group are removed, as `default-network` does for default networks.",
    "Blocks must not overlap: networks that share addresses can never be joined. Every region must be one of `allowedRegions`; `network-closure` closes idle regions and leaves these alone.",
  ],
} as const satisfies Control;
