import { valuesAt } from "../../facts/table";
import { nameOf } from "../../facts/thing";
import type { Property, Resource } from "../../resource";
import type { Traffic } from "./ports";

/** A way to write who may reach a machine; every rule about security groups reads this table. */
interface Way {
  readonly kinds: readonly string[];
  /** Where the list of rules is, in each spelling; left out where the resource is a rule itself. */
  readonly lists?: readonly string[];
  readonly protocol: readonly string[];
  /** Blocks of addresses. What a prefix list holds, and who is in another group, does not show here. */
  readonly sources: readonly string[];
  /** A property that says `ingress` where the rule lets in. */
  readonly direction?: string;
  /** Other properties that narrow the source, where a rule that names none lets everybody in. */
  readonly elseNarrowed?: readonly string[];
}

const WAYS: readonly Way[] = [
  {
    kinds: ["ec2:securitygroup", "ec2:defaultsecuritygroup"],
    lists: ["ingress", "ingresses", "securityGroupIngress"],
    protocol: ["protocol", "ipProtocol"],
    sources: ["cidrBlocks", "ipv6CidrBlocks", "cidrIp", "cidrIpv6"],
  },
  {
    kinds: ["ec2:securitygrouprule"],
    protocol: ["protocol"],
    sources: ["cidrBlocks", "ipv6CidrBlocks"],
    direction: "type",
  },
  {
    // `@pulumi/aws`, any Terraform provider, CloudFormation.
    kinds: ["vpc:securitygroupingressrule", "ec2:vpcsecuritygroupingressrule", "ec2:securitygroupingress"],
    protocol: ["ipProtocol"],
    sources: ["cidrIpv4", "cidrIp", "cidrIpv6"],
  },
  {
    // https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_PortInfo.html
    kinds: ["lightsail:instancepublicports", "lightsail:instance"],
    lists: ["portInfos", "portInfo", "networking.ports"],
    protocol: ["protocol"],
    sources: ["cidrs", "ipv6Cidrs"],
    elseNarrowed: ["cidrListAliases"],
  },
  {
    // https://docs.aws.amazon.com/gameliftservers/latest/apireference/API_IpPermission.html
    kinds: ["gamelift:fleet"],
    lists: ["ec2InboundPermissions", "ec2InboundPermission", "eC2InboundPermissions"],
    protocol: ["protocol"],
    sources: ["ipRange"],
  },
];

export const SECURITY_GROUP_KINDS: readonly string[] = WAYS.flatMap(({ kinds }) => kinds);

/** One rule that lets traffic in, or perhaps does. */
export interface InboundRule {
  readonly traffic: Traffic;
  readonly sources: readonly Property[];
  /** Where the whole rule is, for one that names no source and lets everybody in. */
  readonly everybody?: Property;
  /** What has to be known to say whether the rule is about traffic that comes in. */
  readonly perhaps?: Property;
}

/** The first of several spellings that is there. */
function either(of: Property, names: readonly string[]): Property {
  const all = names.map((name) => of.get(...name.split(".")));
  return all.find(({ state }) => state !== "absent") ?? all[0]!;
}

/** The rules of a resource that let traffic in; those of a list that is not known as a whole are one of which nothing is known. */
export function inboundRules({ type, props }: Resource): InboundRule[] {
  const kind = nameOf(type);
  return WAYS.filter(({ kinds }) => kinds.includes(kind)).flatMap((way) => {
    const written = way.lists === undefined ? [props] : way.lists.flatMap((list) => valuesAt(props, list));
    return written.flatMap((list) => list.items()).flatMap((rule) => readRule(way, rule));
  });
}

function readRule(way: Way, rule: Property): InboundRule[] {
  const direction = way.direction === undefined ? undefined : rule.get(way.direction);
  if (direction?.state === "known" && direction.value !== "ingress") return [];
  const sources = way.sources.flatMap((name) => rule.get(name).items());
  const narrowed = [...sources, ...(way.elseNarrowed ?? []).flatMap((name) => rule.get(name).items())];
  return [
    {
      traffic: { protocol: either(rule, way.protocol), from: rule.get("fromPort"), to: rule.get("toPort") },
      sources,
      ...(way.elseNarrowed !== undefined && narrowed.length === 0 ? { everybody: rule } : {}),
      ...(direction?.state === "unknown" ? { perhaps: direction } : {}),
    },
  ];
}
