import { nameOf } from "../../../../policies/facts/thing";
import { read } from "../../../../policies/engine/reader";
import { inboundRules, SECURITY_GROUP_KINDS } from "../../../../policies/rules/network/security-group-rules";
import { rules } from "../../../../policies/rules";
import { tokens } from "../../../support/declared-types";
import { judgeExample, outcomeOf, resourceOf } from "../../../support/judge-example";

const adminPorts = rules.find(({ id }) => id === "sg-open-admin-ports")!;

it("knows every type of the providers that lets somebody reach a machine by a security group", () => {
  const named = tokens.filter((token) => /securityGroup(Ingress)?(Rule)?$|SecurityGroupIngress$/i.test(token));
  // Of other services, or without a rule: an input of MediaLive takes streams from addresses.
  const others = [
    "aws:medialive/inputSecurityGroup:InputSecurityGroup",
    "aws:index/medialiveInputSecurityGroup:MedialiveInputSecurityGroup",
  ];
  expect(named.filter((token) => !SECURITY_GROUP_KINDS.includes(nameOf(token)))).toEqual(others);
});

it("has an example of each way that is refused", () => {
  const shown = new Set(adminPorts.examples.fail.map(({ subject }) => ("type" in subject ? nameOf(subject.type) : "")));
  const ways = SECURITY_GROUP_KINDS.filter((kind) => kind !== "lightsail:instance");
  expect(ways.filter((kind) => !shown.has(kind))).toEqual([]);
});

it("reads each rule of a list, in whatever form", () => {
  const rule = { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] };
  const inboundOf = (props: object) =>
    inboundRules({ ...resourceOf({ type: "aws:ec2/securityGroup:SecurityGroup", props: {} }), props: read(props) });
  expect(inboundOf({ ingress: [rule, rule] })).toHaveLength(2);
  expect(inboundOf({ ingress: rule })).toHaveLength(1);
  expect(inboundOf({ ingress: [] })).toHaveLength(0);
  expect(inboundOf({ ingress: null, egress: [rule] })).toHaveLength(0);
});

it("judges the ports of a machine of Lightsail in Cloud Control", () => {
  const subject = {
    type: "aws-native:lightsail:Instance",
    props: { networking: { ports: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrs: ["0.0.0.0/0"] }] } },
  };
  expect(outcomeOf(judgeExample(adminPorts, { title: "case", subject }))).toBe("fail");
});

it("names four of the ports that are open, and how many more", () => {
  const subject = {
    type: "aws:ec2/securityGroup:SecurityGroup",
    props: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
  };
  const { fails } = judgeExample(adminPorts, { title: "case", subject });
  expect(fails).toMatchObject([
    { path: "ingress[0].cidrBlocks[0]", observed: '"0.0.0.0/0" to port 22, 23, 3389, 5900 and 2 more' },
  ]);
});
