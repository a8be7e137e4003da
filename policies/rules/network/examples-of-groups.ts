/** Examples of rules about security groups, which differ only in what they let in. */
export const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
export const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const GROUP = "aws:ec2/securityGroup:SecurityGroup";
export const WORLD = "0.0.0.0/0";

export const example = (title: string, type: string, props: Record<string, unknown>) => ({
  title,
  subject: { type, props },
});

/** A rule in the list of a group. */
export const inbound = (fromPort: unknown, toPort: unknown = fromPort, more: Record<string, unknown> = {}) => ({
  protocol: "tcp",
  fromPort,
  toPort,
  cidrBlocks: [WORLD],
  ...more,
});

/** A group with one rule. */
export const group = (title: string, rule: Record<string, unknown>, type = GROUP) =>
  example(title, type, { ingress: [rule] });

/** A stack whose template declares one resource. */
export const template = (title: string, type: string, properties: Record<string, unknown>) =>
  example(title, "aws:cloudformation/stack:Stack", {
    templateBody: JSON.stringify({ Resources: { One: { Type: type, Properties: properties } } }),
  });
