import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";

const KINDS = ["ec2:defaultsecuritygroup"];

/** The second spelling of each is that of the other Terraform providers. */
const LISTS = ["ingress", "ingresses", "egress", "egresses"];

/**
 * Without a list, or with an empty one, the provider takes every rule of the group away.
 * https://www.pulumi.com/registry/packages/aws/api-docs/ec2/defaultsecuritygroup/
 */
const judge = ({ props }: Resource): Verdict[] =>
  LISTS.map((name) => props.get(name)).flatMap((list): Verdict[] => {
    if (list.state === "unknown") return [undetermined(list.path)];
    const rules = list.items().length;
    return rules === 0 ? [] : [fail(list.path, rules === 1 ? "one rule" : `${rules} rules`, "no rule")];
  });

const example = (
  title: string,
  props: Record<string, unknown>,
  type = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
) => ({
  title,
  subject: { type, props },
});
const allOut = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };

export const defaultSgClosed: ResourceRule = {
  id: "default-sg-closed",
  kind: "resource",
  title: "the default security group of a network lets nothing in or out",
  severity: "medium",
  level: "mandatory",
  onUnknown: "advisory",
  why: "Whatever is started without a security group gets the default one. If it has no rule, a machine that somebody forgot to think about reaches nothing.",
  fix: "leave ingress and egress out of the default group, and give each workload a group of its own",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "5.5" },
    { framework: "cis-aws", version: "7.0.0", id: "6.5" },
    { framework: "fsbp", version: "1.0.0", id: "EC2.2" },
  ],
  types: ofKinds("the default security group of a network", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, judge),

  examples: {
    pass: [
      example("a default group without rules", { vpcId: "vpc-1" }),
      example("empty lists", { vpcId: "vpc-1", ingress: [], egress: [] }),
      example("another group, which may have rules", { ingress: [allOut] }, "aws:ec2/securityGroup:SecurityGroup"),
    ],
    fail: [
      example("members of the group reach each other, as AWS has it", {
        ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }],
      }),
      example("everything goes out, as AWS has it", { egress: [allOut] }),
      example("one port from one network", { ingress: [{ ...allOut, cidrBlocks: ["10.0.0.0/24"] }], egress: [] }),
      example(
        "the group of any Terraform provider",
        { ingresses: [allOut] },
        "aws:index/defaultSecurityGroup:DefaultSecurityGroup",
      ),
    ],
    unknown: [
      example("rules that another resource decides", { ingress: UNKNOWN }),
      example("outgoing rules that another resource decides", { ingress: [], egress: UNKNOWN }),
    ],
  },
};
