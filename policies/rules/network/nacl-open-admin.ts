import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { Property, Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { isWorld } from "../../facts/cidr";
import { template } from "./examples-of-groups";
import { entriesOf, type Entry, NACL_KINDS } from "./nacl-entries";
import { opensPort } from "./ports";

/** The two that the benchmarks name; an access list has few entries, and none for a single service. */
const ADMIN_PORTS = [22, 3389];

const isAction = ({ action }: Entry, wanted: string): boolean => String(action.value).toLowerCase() === wanted;
const isV6 = (cidr: unknown): boolean => String(cidr).includes(":");

/** Whether an entry before this one turns the same traffic away, for certain. */
const isDeniedBefore = (entry: Entry, cidr: unknown, port: number, all: readonly Entry[]): boolean =>
  all.some(
    (other) =>
      isAction(other, "deny") &&
      Number(other.order.value) < Number(entry.order.value) &&
      other.sources.some(({ value }) => isWorld(value) && /\/0$/.test(String(value)) && isV6(value) === isV6(cidr)) &&
      opensPort(other.traffic, port) === true,
  );

function judgePort(entry: Entry, source: Property, port: number, all: readonly Entry[]): Verdict | undefined {
  const { action, outbound, traffic } = entry;
  const opens = opensPort(traffic, port);
  if (opens === false) return undefined;
  if (source.state === "unknown") return undetermined(source.path);
  if (!isWorld(source.value) || isDeniedBefore(entry, source.value, port, all)) return undefined;
  const waiting = [outbound, action, opens === true ? undefined : opens].find((each) => each?.state === "unknown");
  return waiting === undefined
    ? fail(source.path, `${show(source.value)} to port ${port}`, "addresses of your own, or a denial before it")
    : undetermined(waiting.path);
}

/** One verdict for each source, however many ports it opens. */
const judge = (resource: Resource): Verdict[] =>
  entriesOf(resource).flatMap((entry, _, all) => {
    const isOut = String(entry.outbound?.value).toLowerCase() === "true";
    if (isOut || isAction(entry, "deny")) return [];
    return entry.sources.flatMap((source) => {
      const verdicts = ADMIN_PORTS.flatMap((port) => judgePort(entry, source, port, all) ?? []);
      return [...verdicts.filter(({ kind }) => kind === "fail"), ...verdicts].slice(0, 1);
    });
  });

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const LIST = "aws:ec2/networkAcl:NetworkAcl";
const RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const entry = (ruleNo: unknown, action: unknown, port: unknown, more: Record<string, unknown> = {}) => ({
  ruleNo,
  action,
  protocol: "tcp",
  fromPort: port,
  toPort: port,
  cidrBlock: "0.0.0.0/0",
  ...more,
});
const rule = (props: Record<string, unknown>) => ({
  ruleNumber: 100,
  ruleAction: "allow",
  protocol: "tcp",
  fromPort: 22,
  toPort: 22,
  cidrBlock: "0.0.0.0/0",
  ...props,
});

export const naclOpenAdmin: ResourceRule = {
  id: "nacl-open-admin",
  kind: "resource",
  title: "no network access list opens ports 22 and 3389 to the internet",
  severity: "medium",
  level: "advisory",
  onUnknown: "advisory",
  why: "The access list of a subnet is the second door: it still holds when somebody adds a careless security group.",
  fix: "allow the ports from your own addresses, or deny them from 0.0.0.0/0 and ::/0 with a smaller number",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "5.2" },
    { framework: "cis-aws", version: "7.0.0", id: "6.2" },
    { framework: "fsbp", version: "1.0.0", id: "EC2.21" },
  ],
  selfService: true,
  types: ofKinds("network access lists and their entries", NACL_KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, NACL_KINDS, judge),

  examples: {
    pass: [
      example("a list for a web server", LIST, { ingress: [entry(100, "allow", 443)] }),
      example("a list without entries, which lets nothing through", LIST, { vpcId: "vpc-1" }),
      example("a denial before everything is allowed", LIST, {
        ingress: [entry(90, "deny", 22), entry(91, "deny", 3389), entry(100, "allow", 0, { protocol: "-1" })],
      }),
      example("Secure Shell from one network", LIST, {
        ingress: [entry(100, "allow", 22, { cidrBlock: "10.0.0.0/8" })],
      }),
      example("what goes out", LIST, { egress: [entry(100, "allow", 0, { protocol: "-1" })] }),
      example("an entry for what goes out", RULE, rule({ egress: true })),
      example("an entry that denies", RULE, rule({ ruleAction: "deny" })),
      template("an entry for what goes out in a template", "AWS::EC2::NetworkAclEntry", {
        RuleNumber: 100,
        Protocol: -1,
        RuleAction: "allow",
        Egress: true,
        CidrBlock: "0.0.0.0/0",
      }),
    ],
    fail: [
      example("Secure Shell to the world", LIST, { ingress: [entry(100, "allow", 22)] }),
      example("everything, as the default list of AWS has it", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", {
        ingress: [entry(100, "allow", 0, { protocol: "-1" })],
      }),
      example("a denial that comes too late", LIST, { ingress: [entry(100, "allow", 22), entry(110, "deny", 22)] }),
      example("a denial of one network alone", LIST, {
        ingress: [entry(90, "deny", 22, { cidrBlock: "198.51.100.0/24" }), entry(100, "allow", 22)],
      }),
      example("a denial for IPv4 alone", LIST, {
        ingress: [entry(90, "deny", 22), entry(100, "allow", 22, { cidrBlock: undefined, ipv6CidrBlock: "::/0" })],
      }),
      example("an entry of its own", RULE, rule({ egress: false })),
      example("an entry that does not say its direction, which is inwards", RULE, rule({})),
      example("an entry of any Terraform provider", "aws:index/networkAclRule:NetworkAclRule", rule({ protocol: "6" })),
      template("an entry in a template", "AWS::EC2::NetworkAclEntry", {
        RuleNumber: 100,
        Protocol: 6,
        PortRange: { From: 0, To: 65535 },
        RuleAction: "allow",
        CidrBlock: "0.0.0.0/0",
      }),
    ],
    unknown: [
      example("entries that another resource decides", LIST, { ingress: UNKNOWN }),
      example("an action that another resource decides", LIST, { ingress: [entry(100, UNKNOWN, 22)] }),
      example("a source that another resource decides", RULE, rule({ cidrBlock: UNKNOWN })),
      example("a direction that another resource decides", RULE, rule({ egress: UNKNOWN })),
      example("a port that another resource decides", LIST, { ingress: [entry(100, "allow", UNKNOWN)] }),
    ],
  },
};
