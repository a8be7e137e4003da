import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { ResourceRule } from "../../rule";
import { example, group, inbound, INGRESS_RULE, RULE, template, WORLD } from "./examples-of-groups";
import { type Forbidden, judgeInbound } from "./inbound";
import { HIGHEST_PORT, opensMoreThan } from "./ports";
import { SECURITY_GROUP_KINDS } from "./security-group-rules";

/** Half of all ports. The ranges that programs need are smaller: those of Kubernetes have 2,768, ephemeral ones 28,232. */
const MOST = (HIGHEST_PORT + 1) / 2;

const anyPort: Forbidden = {
  found: (traffic) => opensMoreThan(traffic, MOST),
  says: ({ from, to }) =>
    from.state === "absent" || from.value === to.value
      ? "to every port"
      : `to ports ${show(from.value)} to ${show(to.value)}`,
};

export const sgOpenAnyPort: ResourceRule = {
  id: "sg-open-any-port",
  kind: "resource",
  title: "no security group opens all ports to the internet",
  severity: "critical",
  level: "mandatory",
  starter: "mandatory",
  onUnknown: "advisory",
  why: "A rule for every port lets the internet reach whatever the machine ever listens on: databases, agents, debug servers and what an intruder starts.",
  fix: "open the ports that are served, usually 443, and name who may reach the others",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "EC2.18" },
    { framework: "mitre-attack", version: "17", id: "T1190" },
  ],
  types: ofKinds("security groups and their rules", SECURITY_GROUP_KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, SECURITY_GROUP_KINDS, (one) => judgeInbound(one, anyPort)),

  examples: {
    pass: [
      group("two ports", inbound(80, 443)),
      group("every port, to a network inside", inbound(0, 0, { protocol: "-1", cidrBlocks: ["10.0.0.0/8"] })),
      group("every port, to members of the group itself", {
        ...inbound(0, 0, { protocol: "-1" }),
        cidrBlocks: [],
        self: true,
      }),
      group("the node ports of Kubernetes", inbound(30000, 32767)),
      group("ephemeral ports", inbound(32768, 60999)),
      group("port 0 alone", inbound(0, 0)),
      group("every kind of ping", inbound(-1, -1, { protocol: "icmp" })),
      group("a source that another resource decides, for one port", inbound(443, 443, { cidrBlocks: UNKNOWN })),
      group("an end that another resource decides, near the top", inbound(40000, UNKNOWN)),
      example("everything that goes out", RULE, { type: "egress", ...inbound(0, 0, { protocol: "-1" }) }),
    ],
    fail: [
      group("every protocol", inbound(0, 0, { protocol: "-1" })),
      group("every protocol, to half of the internet", inbound(0, 0, { protocol: "-1", cidrBlocks: ["0.0.0.0/1"] })),
      group("every port of TCP", inbound(0, 65535)),
      group("every port of TCP but the first", inbound(1, 65535)),
      group("every port above the well-known ones", inbound(1024, 65535)),
      group("every port of UDP by its number, over IPv6", {
        ...inbound(0, 65535, { protocol: "17" }),
        cidrBlocks: [],
        ipv6CidrBlocks: ["::/0"],
      }),
      example("a rule of its own", RULE, { type: "ingress", ...inbound(0, 0, { protocol: "all" }) }),
      example("the newer rule of its own, without ports", INGRESS_RULE, { ipProtocol: "-1", cidrIpv4: WORLD }),
      example("a group of Cloud Control, without ports", "aws-native:ec2:SecurityGroup", {
        securityGroupIngress: [{ ipProtocol: "-1", cidrIpv6: "::/0" }],
      }),
      example("a rule of Cloud Control, TCP without ports", "aws-native:ec2:SecurityGroupIngress", {
        ipProtocol: "tcp",
        cidrIp: WORLD,
      }),
      template("a rule in the template of a stack", "AWS::EC2::SecurityGroupIngress", {
        IpProtocol: -1,
        CidrIp: WORLD,
      }),
      group(
        "the default group",
        inbound(0, 0, { protocol: "-1" }),
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
      ),
    ],
    unknown: [
      group("a source that another resource decides", inbound(0, 0, { protocol: "-1", cidrBlocks: [UNKNOWN] })),
      group("an end that another resource decides", inbound(1000, UNKNOWN)),
      group("a protocol that another resource decides", inbound(443, 443, { protocol: UNKNOWN })),
    ],
  },
};
