import {
  AuthorizeSecurityGroupIngressCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteTagsCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroup,
} from "@aws-sdk/client-ec2";
import type { DefaultSecurityGroupArgs } from "@pulumi/aws/ec2";

import type { Aws } from "../../aws/aws";
import { needing, REGION } from "../../core/conformance";
import type { Inputs, ResourceType } from "../../core/resource";
import { fromTagList, syncTags, toTagList } from "../../core/tags";
import { given, type Props } from "../../core/values";

/**
 * Id: the id of the group. AWS makes the group with its network, and nobody can make or delete one: a create takes it over,
 * with all its rules revoked and its tags replaced, and a delete forgets it. Rules of one's own are previewed and not made.
 */
export const defaultSecurityGroup: ResourceType<DefaultSecurityGroupArgs> = {
  token: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  title: "Default Security Group",
  replaceOn: ["vpcId"],
  defaults: { revokeRulesOnDelete: false },
  notReadable: ["revokeRulesOnDelete"],
  compare: { egress: "set", ingress: "set" },
  facts: {
    source: "internal/service/ec2/vpc_default_security_group.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["vpcId"],
    defaults: { revokeRulesOnDelete: false },
    kinds: { egress: "set", ingress: "set" },
    id: "<group id>",
    actions: {
      create: {
        normal: [
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSecurityGroupRules",
          "ec2:RevokeSecurityGroupIngress",
          "ec2:RevokeSecurityGroupEgress",
          "ec2:CreateTags",
          "ec2:DeleteTags",
        ],
        never: {
          "ec2:AuthorizeSecurityGroupIngress": "the program gives no rules",
          "ec2:AuthorizeSecurityGroupEgress": "the program gives no rules",
        },
      },
      read: { normal: ["ec2:DescribeSecurityGroups"] },
      update: {
        normal: ["ec2:DescribeSecurityGroups", "ec2:CreateTags", "ec2:DeleteTags"],
        drift: {
          "ec2:RevokeSecurityGroupIngress": "somebody added a rule",
          "ec2:RevokeSecurityGroupEgress": "somebody added a rule",
          "ec2:DescribeSecurityGroupRules": "somebody added a rule",
        },
        never: {
          "ec2:AuthorizeSecurityGroupIngress": "the program gives no rules",
          "ec2:AuthorizeSecurityGroupEgress": "the program gives no rules",
        },
      },
      delete: {},
    },
  },
  cases: {
    "default-security-group": needing<string>({
      async prepare(world) {
        const client = world.client(EC2Client, REGION);
        return (await client.send(new CreateVpcCommand({ CidrBlock: "10.7.0.0/16" }))).Vpc!.VpcId!;
      },
      id: /^sg-[0-9a-f]{17}$/,
      inputs: (vpcId) => ({ region: REGION, vpcId, ingress: [], egress: [], tags: { owner: "a" } }),
      changed: (vpcId) => ({ region: REGION, vpcId, ingress: [], egress: [], tags: { owner: "b" } }),
      drift: (world, GroupId) => {
        const IpPermissions = [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
        const command = new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions });
        return world.client(EC2Client, REGION).send(command);
      },
      drifted: ["ingress[0]"],
      staysBecause: "AWS keeps the group as long as its network; deleting only forgets it",
    }),
  },

  async create(aws, inputs, created) {
    const group = await groupOf(aws, inputs.vpcId);
    const id = group.GroupId!;
    created(id);
    await retag(aws, id, fromTagList(group.Tags), inputs.tagsAll);
    await revokeAll(aws, id, inputs);
    return id;
  },

  async read(aws, id) {
    const command = new DescribeSecurityGroupsCommand({ GroupIds: [id] });
    const found = await aws.find(EC2Client, command, "InvalidGroup.NotFound", "InvalidGroupId.NotFound");
    const group = found?.SecurityGroups?.[0];
    if (!group) return undefined;
    return {
      arn: `arn:${aws.partition}:ec2:${aws.region}:${aws.accountId}:security-group/${id}`,
      description: group.Description!,
      name: group.GroupName!,
      namePrefix: "",
      ownerId: group.OwnerId!,
      vpcId: group.VpcId!,
      ingress: (group.IpPermissions ?? []).map((rule) => shown(group, rule)),
      egress: (group.IpPermissionsEgress ?? []).map((rule) => shown(group, rule)),
      tags: fromTagList(group.Tags),
    };
  },

  async update(aws, id, inputs, olds, changed) {
    if (changed.has("ingress") || changed.has("egress")) await revokeAll(aws, id, inputs);
    await retag(aws, id, olds.tagsAll, inputs.tagsAll);
  },

  /** Forgets the group and leaves it as it is, like the real provider. */
  async delete() {},
};

async function groupOf(aws: Aws, vpcId: string | undefined): Promise<SecurityGroup> {
  const place =
    vpcId === undefined ? { Name: "description", Values: ["default group"] } : { Name: "vpc-id", Values: [vpcId] };
  const Filters = [{ Name: "group-name", Values: ["default"] }, place];
  const { SecurityGroups } = await aws.call(EC2Client, new DescribeSecurityGroupsCommand({ Filters }));
  const group = SecurityGroups?.[0];
  if (!group) throw new Error(`reading Default Security Group: there is none in ${vpcId ?? "EC2-Classic"}`);
  return group;
}

/** Takes every rule off, one by one, as the real provider does. */
async function revokeAll(aws: Aws, GroupId: string, inputs: Inputs<DefaultSecurityGroupArgs>): Promise<void> {
  if (inputs.ingress?.length || inputs.egress?.length) {
    throw new Error("the sandbox provider empties the default security group and gives it no rules; leave them out");
  }
  const Filters = [{ Name: "group-id", Values: [GroupId] }];
  const { SecurityGroupRules = [] } = await aws.call(EC2Client, new DescribeSecurityGroupRulesCommand({ Filters }));
  for (const { SecurityGroupRuleId, IsEgress } of SecurityGroupRules) {
    const request = { GroupId, SecurityGroupRuleIds: [SecurityGroupRuleId!] };
    if (IsEgress) await aws.call(EC2Client, new RevokeSecurityGroupEgressCommand(request));
    else await aws.call(EC2Client, new RevokeSecurityGroupIngressCommand(request));
  }
}

const retag = (
  aws: Aws,
  id: string,
  before: Record<string, string> | undefined,
  after: Record<string, string> | undefined,
) =>
  syncTags(before, after, {
    remove: (keys) =>
      aws.call(EC2Client, new DeleteTagsCommand({ Resources: [id], Tags: keys.map((Key) => ({ Key })) })),
    set: (tags) => aws.call(EC2Client, new CreateTagsCommand({ Resources: [id], Tags: toTagList(tags) })),
  });

/** A rule as the provider has it; what refers to the group itself is `self`. */
function shown({ GroupId }: SecurityGroup, rule: IpPermission): Props {
  const groups = (rule.UserIdGroupPairs ?? []).map((pair) => pair.GroupId!);
  const others = groups.filter((id) => id !== GroupId);
  const list = (values: string[]) => (values.length > 0 ? values : undefined);
  return given({
    protocol: rule.IpProtocol!,
    fromPort: rule.FromPort ?? 0,
    toPort: rule.ToPort ?? 0,
    cidrBlocks: list((rule.IpRanges ?? []).map(({ CidrIp }) => CidrIp!)),
    ipv6CidrBlocks: list((rule.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6!)),
    prefixListIds: list((rule.PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId!)),
    securityGroups: list(others),
    self: others.length < groups.length,
  });
}
