import { UNKNOWN } from "../../engine/reader";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { ResourceRule } from "../../rule";
import { example, group, inbound, INGRESS_RULE, RULE, template, WORLD } from "./examples-of-groups";
import { judgeInbound } from "./inbound";
import { portsOption, toPorts } from "./port-list";
import { SECURITY_GROUP_KINDS } from "./security-group-rules";

/** Services that were made for a network of friends. Web servers, and what looks like one, are not among them. */
const SERVICES: Readonly<Record<string, readonly number[]>> = {
  "file transfer without encryption": [20, 21],
  "file sharing (RPC, NetBIOS, SMB, NFS)": [111, 135, 137, 138, 139, 445, 2049],
  directory: [389],
  "SQL databases": [1433, 1434, 1521, 3306, 5432, 5439],
  "other databases": [5984, 8086, 9042, 9160, 27017, 27018, 27019],
  caches: [6379, 11211],
  search: [5601, 9200, 9300],
  "queues and coordination": [2181, 4369, 9092],
  "control of containers (Docker, etcd, kubelet)": [2375, 2376, 2379, 2380, 10250, 10255],
  "control of clusters (Consul, Spark, Hadoop)": [7077, 8020, 8500, 9870],
};

const HIGH_RISK_PORTS = Object.values(SERVICES).flat();

const options = {
  ports: portsOption(
    HIGH_RISK_PORTS,
    "The ports of services that are never for everybody: databases, caches, file sharing, control of containers.",
  ),
};

export const sgOpenHighRiskPorts: ResourceRule<never, never, typeof options> = {
  id: "sg-open-high-risk-ports",
  kind: "resource",
  title: "no security group opens a database, cache or file share to the world",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "Databases, caches, file shares and container daemons trust their network; many ask for no password at all, and an open Docker port is a machine for whoever finds it.",
  fix: "let in the group of the machines that use the service, and reach it from outside through a tunnel",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "5.1.2" },
    { framework: "cis-aws", version: "7.0.0", id: "6.1.2" },
    { framework: "fsbp", version: "1.0.0", id: "EC2.19" },
    { framework: "mitre-attack", version: "17", id: "T1190" },
  ],
  types: ofKinds("security groups and their rules", SECURITY_GROUP_KINDS),
  needs: [],
  uses: [],
  options,

  check: (resource, { ports = HIGH_RISK_PORTS }) =>
    judgeKinds(resource, SECURITY_GROUP_KINDS, (one) => judgeInbound(one, toPorts(ports))),

  examples: {
    pass: [
      group("a web server", inbound(80)),
      group("a web server while it is developed", inbound(8080)),
      group("the API server of a cluster", inbound(6443)),
      group("a database, for machines of the network", inbound(5432, 5432, { cidrBlocks: ["10.0.0.0/16"] })),
      group("a database, for another group", { ...inbound(5432), cidrBlocks: [], securityGroups: ["sg-1"] }),
      {
        ...group("a directory that the configuration leaves out", inbound(389)),
        options: { ports: [3306, 5432] },
      },
    ],
    fail: [
      group("PostgreSQL", inbound(5432)),
      group("Redis over IPv6", { ...inbound(6379), cidrBlocks: [], ipv6CidrBlocks: ["::/0"] }),
      group("memcached over UDP", inbound(11211, 11211, { protocol: "udp" })),
      group("Windows file sharing", inbound(445)),
      group("the Docker daemon", inbound(2375)),
      group("the kubelet, in a range", inbound(10000, 11000)),
      group("every protocol", inbound(0, 0, { protocol: "-1" })),
      group("a quarter of the internet", inbound(3306, 3306, { cidrBlocks: ["64.0.0.0/2"] })),
      example("a rule of its own", RULE, { type: "ingress", ...inbound(27017) }),
      example("the newer rule of its own", INGRESS_RULE, {
        ipProtocol: "tcp",
        fromPort: 9200,
        toPort: 9200,
        cidrIpv4: WORLD,
      }),
      example("a rule of Cloud Control", "aws-native:ec2:SecurityGroupIngress", {
        ipProtocol: "tcp",
        fromPort: 1433,
        toPort: 1433,
        cidrIp: WORLD,
      }),
      template("a group in the template of a stack", "AWS::EC2::SecurityGroup", {
        SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 3306, ToPort: 3306, CidrIp: WORLD }],
      }),
    ],
    unknown: [
      group("addresses that another resource decides", inbound(5432, 5432, { cidrBlocks: [UNKNOWN] })),
      group("a port that another resource decides", inbound(UNKNOWN)),
      example("a newer rule whose source another resource decides", INGRESS_RULE, {
        ipProtocol: "tcp",
        fromPort: 3306,
        toPort: 3306,
        cidrIpv4: UNKNOWN,
      }),
    ],
  },
};
