import { UNKNOWN } from "../../engine/reader";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { ResourceRule } from "../../rule";
import { example, group, GROUP, inbound, INGRESS_RULE, RULE, template, WORLD } from "./examples-of-groups";
import { judgeInbound } from "./inbound";
import { portsOption, toPorts } from "./port-list";
import { SECURITY_GROUP_KINDS } from "./security-group-rules";

/** Secure Shell, Telnet, Remote Desktop, VNC, Windows Remote Management. */
const ADMIN_PORTS: readonly number[] = [22, 23, 3389, 5900, 5985, 5986];

const options = { ports: portsOption(ADMIN_PORTS, "The ports over which machines are administered.") };

export const sgOpenAdminPorts: ResourceRule<never, never, typeof options> = {
  id: "sg-open-admin-ports",
  kind: "resource",
  title: "no security group opens an administration port to the internet",
  severity: "high",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  why: "An open port 22 or 3389 is found by scanners within minutes, and one weak password or unpatched server behind it is a way into the account.",
  fix: "name the addresses that need the port, or take the rule away and use Session Manager or EC2 Instance Connect",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "5.3" },
    { framework: "cis-aws", version: "5.0.0", id: "5.4" },
    { framework: "cis-aws", version: "7.0.0", id: "6.3" },
    { framework: "cis-aws", version: "7.0.0", id: "6.4" },
    { framework: "mitre-attack", version: "17", id: "T1133" },
  ],
  types: ofKinds("security groups and their rules", SECURITY_GROUP_KINDS),
  needs: [],
  uses: [],
  options,

  check: (resource, { ports = ADMIN_PORTS }) =>
    judgeKinds(resource, SECURITY_GROUP_KINDS, (one) => judgeInbound(one, toPorts(ports))),

  examples: {
    pass: [
      group("a web server", inbound(443)),
      group("Secure Shell from one network", inbound(22, 22, { cidrBlocks: ["203.0.113.0/24"] })),
      group("Secure Shell from another group", inbound(22, 22, { cidrBlocks: [], securityGroups: ["sg-1"] })),
      group("Secure Shell from a prefix list, whose addresses do not show", {
        ...inbound(22),
        cidrBlocks: undefined,
        prefixListIds: ["pl-1"],
      }),
      group("ports on both sides of 22", inbound(24, 3388)),
      group("ping, whose type is no port", inbound(8, 0, { protocol: "icmp" })),
      group("a tunnel by the number of its protocol", inbound(0, 0, { protocol: "50" })),
      group("Secure Shell from everything inside", inbound(22, 22, { cidrBlocks: ["10.0.0.0/8"] })),
      group("unique local addresses of IPv6", inbound(22, 22, { cidrBlocks: [], ipv6CidrBlocks: ["fc00::/7"] })),
      group(
        "what another resource decides, about a port that is none of these",
        inbound(443, 443, { cidrBlocks: UNKNOWN }),
      ),
      example("a rule for what goes out", RULE, { type: "egress", ...inbound(0, 65535, { protocol: "-1" }) }),
      example("a group that says nothing of what comes in", GROUP, { egress: [inbound(22)] }),
      {
        ...group("a port that the configuration leaves out", inbound(5900)),
        options: { ports: [22, 3389] },
      },
      template("a web server in the template of a stack", "AWS::EC2::SecurityGroup", {
        SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: WORLD }],
      }),
      example("a game server by its own ports", "aws:gamelift/fleet:Fleet", {
        ec2InboundPermissions: [{ fromPort: 33435, toPort: 33435, ipRange: WORLD, protocol: "UDP" }],
      }),
    ],
    fail: [
      group("Secure Shell to the world", inbound(22)),
      group("Remote Desktop to the world over IPv6", inbound(3389, 3389, { cidrBlocks: [], ipv6CidrBlocks: ["::/0"] })),
      group(
        "the world over IPv6, written out",
        inbound(22, 22, { cidrBlocks: [], ipv6CidrBlocks: ["0:0:0:0:0:0:0:0/0"] }),
      ),
      group("half of the internet", inbound(22, 22, { cidrBlocks: ["128.0.0.0/1"] })),
      group("everything that IPv6 routes", inbound(22, 22, { cidrBlocks: [], ipv6CidrBlocks: ["2000::/3"] })),
      group("a range that holds port 22", inbound(20, 25)),
      group("a range that ends with port 22", inbound(0, 22)),
      group("TCP by its number", inbound(22, 22, { protocol: "6" })),
      group("every protocol, where ports do not count", inbound(0, 0, { protocol: "-1" })),
      group("every protocol by its other name", inbound(0, 0, { protocol: "all" })),
      group("one source of many", inbound(22, 22, { cidrBlocks: ["10.0.0.0/8", WORLD] })),
      group("the default group of a network", inbound(22), "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"),
      example("a rule of its own", RULE, { type: "ingress", securityGroupId: "sg-1", ...inbound(22) }),
      example("the newer rule of its own", INGRESS_RULE, {
        securityGroupId: "sg-1",
        ipProtocol: "tcp",
        fromPort: 22,
        toPort: 22,
        cidrIpv4: WORLD,
      }),
      example("the newer rule, of every protocol and therefore without ports", INGRESS_RULE, {
        securityGroupId: "sg-1",
        ipProtocol: "-1",
        cidrIpv6: "::/0",
      }),
      example("a group of Cloud Control", "aws-native:ec2:SecurityGroup", {
        securityGroupIngress: [{ ipProtocol: "tcp", fromPort: 3389, toPort: 3389, cidrIp: WORLD }],
      }),
      example("a rule of Cloud Control", "aws-native:ec2:SecurityGroupIngress", {
        groupId: "sg-1",
        ipProtocol: "-1",
        cidrIp: WORLD,
      }),
      example("a group of any Terraform provider", "aws:index/securityGroup:SecurityGroup", { ingress: [inbound(22)] }),
      example("a rule of any Terraform provider", "aws:index/vpcSecurityGroupIngressRule:VpcSecurityGroupIngressRule", {
        ipProtocol: "tcp",
        fromPort: 22,
        toPort: 22,
        cidrIpv4: WORLD,
      }),
      template("a group in the template of a stack, with ports as texts", "AWS::EC2::SecurityGroup", {
        SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: "22", ToPort: "22", CidrIp: WORLD }],
      }),
      template("a group with one rule, not a list", "AWS::EC2::SecurityGroup", {
        SecurityGroupIngress: { IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIpv6: "::/0" },
      }),
      example("a machine of Lightsail", "aws:lightsail/instancePublicPorts:InstancePublicPorts", {
        portInfos: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrs: [WORLD] }],
      }),
      example(
        "a machine of Lightsail without a source, which lets everybody in",
        "aws:lightsail/instancePublicPorts:InstancePublicPorts",
        {
          portInfos: [{ protocol: "tcp", fromPort: 3389, toPort: 3389 }],
        },
      ),
      example("a game server", "aws:gamelift/fleet:Fleet", {
        ec2InboundPermissions: [{ fromPort: 22, toPort: 22, ipRange: WORLD, protocol: "TCP" }],
      }),
      { ...group("a port that the configuration adds", inbound(2222)), options: { ports: [22, 2222] } },
    ],
    unknown: [
      group("addresses that another resource decides", inbound(22, 22, { cidrBlocks: UNKNOWN })),
      group("a port that another resource decides", inbound(UNKNOWN)),
      group("a protocol that another resource decides", inbound(443, 443, { protocol: UNKNOWN })),
      example("rules that another resource decides", GROUP, { ingress: UNKNOWN }),
      example("a rule that perhaps lets in", RULE, { type: UNKNOWN, ...inbound(22) }),
      template("a source that a parameter of the template decides", "AWS::EC2::SecurityGroup", {
        SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: { Ref: "Source" } }],
      }),
    ],
  },
};
