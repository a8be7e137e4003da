import * as v from "valibot";
import { field } from "../../fields/field";
import { region } from "../../fields/regions";
import { dictionary, distinct } from "../../fields/shapes";
import { text } from "../../fields/values";
import { type Control, Family, FREE, Profile, Where } from "../control";

const vpcId = text("an id of a network, such as vpc-0a1b2c3d4e5f67890", (value) =>
  /^vpc-([0-9a-f]{8}|[0-9a-f]{17})$/.test(value),
);

export const defaultNetwork = {
  id: "default-network",
  family: Family.Defaults,
  title: "Default security groups without rules",
  why: "a machine that is started without a thought lands in the default network, in a group that lets everything out",
  where: Where.Covered,
  profile: Profile.Standard,
  options: {
    vpcIds: field(v.optional(dictionary(region, vpcId, "region code -> id of a network")), {
      shape: "region code -> id of the default network",
      description: "The default networks, for who cannot ask the account.",
      absent: "what the account says",
      example: "{ eu-west-1: vpc-0a1b2c3d4e5f67890 }",
    }),
    acknowledgeInUse: field(v.optional(distinct(region, "a list of region codes"), []), {
      shape: "list of region codes",
      description: "Regions whose default group is emptied although something is in it.",
      example: "[eu-west-1]",
    }),
    exceptRegions: field(v.optional(distinct(region, "a list of region codes"), []), {
      shape: "list of region codes",
      description: "Regions whose default group is left as it is.",
      example: "[eu-west-1]",
    }),
  },
  needs: [],
  cost: "free",
  price: () => FREE,
  frameworks: { cis5: ["5.5"], cis7: ["6.5"] },
  removal: {
    onDestroy: "kept",
    afterTeardown: "the provider only forgets the groups, and AWS deletes none",
    keeps: "they stay without rules, and with the tag of the baseline",
  },
  byHand:
    "aws ec2 authorize-security-group-egress --group-id <id> --ip-permissions IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}] --region <region>, in each region that needs it",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
  notes: [
    "**Only the rules go.** The default network, its subnets and gateways stay. AWS lets nobody delete the group itself. Tags that the group had are replaced by those of the baseline.",
    "**A machine, function or load balancer in the group loses its traffic** when the rules go. So the preview looks who is in it, in allowed regions too, and refuses while somebody is, naming the network interfaces. Move them to another group; or name the region in `acknowledgeInUse`, and their traffic stops; or in `exceptRegions`, and its group is left as it is. Once the group is empty of rules there is nothing left to lose, and nobody is asked.",
    "**Which network is the default one** the account says, in the preview. Who cannot let the program ask (`ec2:DescribeVpcs`, `ec2:DescribeSecurityGroups`) names the networks in `vpcIds`. A region without a default network has nothing to empty. In a Pulumi program of your own that uses `AccountBaseline`, nothing is asked, and `vpcIds` is the only source. Default groups of other networks are left alone.",
  ],
} as const satisfies Control;
