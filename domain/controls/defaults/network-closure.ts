import * as v from "valibot";
import { field } from "../../fields/field";
import { region } from "../../fields/regions";
import { distinct } from "../../fields/shapes";
import { type Control, Family, FREE, Profile, Where } from "../control";

export const networkClosure = {
  id: "network-closure",
  family: Family.Defaults,
  title: "No way to the internet in idle regions",
  why: "a miner that cannot reach its pool earns nothing, even if a machine starts",
  where: Where.Idle,
  profile: Profile.Minimal,
  options: {
    acknowledgeRunning: field(v.optional(distinct(region, "a list of region codes"), []), {
      shape: "list of region codes",
      description: "Idle regions that are closed although something runs there.",
      example: "[eu-west-1]",
    }),
  },
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: [], cis7: [] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "internet gateways work again in every idle region",
  },
  byHand:
    "aws ec2 modify-vpc-block-public-access-options --internet-gateway-block-mode off --region <region>, in each region",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html",
  notes: [
    "**What it closes.** Everything that goes through an internet gateway or an egress-only one, both ways, in every idle region: machines with public addresses, NAT gateways, load balancers that face the internet, accelerators. Nothing is deleted; with the block off again, it works as before. Traffic inside a network, through private connections and to gateway endpoints goes on.",
    "**It never takes down a workload unasked.** The preview looks in every idle region for running machines and for network interfaces with a public or IPv6 address, which is how NAT gateways and load balancers show. It refuses while it finds some, or while nobody lets it look, and names them. Two ways out: add the region to `allowedRegions`, or name it in `acknowledgeRunning`, and what runs there is cut off. Where the region is closed already it only warns: look at once, nobody should be there.",
    "**A region that you add to `allowedRegions` later stays closed** until somebody opens it: like every guard, the setting stays in the account when it leaves the program. The preview says so, with the command, as long as it is so. With `teardown: true` applied one run before, the run that adds the region opens it. The steps in their order: [adding a region](../operations.md#adding-a-region).",
    "**A change takes minutes** on AWS, in all regions at the same time. An exclusion that somebody made for a network or subnet stays.",
  ],
} as const satisfies Control;
