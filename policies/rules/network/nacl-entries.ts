import { valuesAt } from "../../facts/table";
import { nameOf } from "../../facts/thing";
import type { Property, Resource } from "../../resource";
import type { Traffic } from "./ports";

/** An entry of a network access list about traffic that comes in. */
export interface Entry {
  readonly traffic: Traffic;
  readonly sources: readonly Property[];
  readonly action: Property;
  /** Entries are tried in this order, and the first that fits holds. */
  readonly order: Property;
  /** Whether it is about what goes out, where it has to say so. */
  readonly outbound?: Property;
}

const LISTS = ["ec2:networkacl", "ec2:defaultnetworkacl"];
const ENTRIES = ["ec2:networkaclrule", "ec2:networkaclentry"];

export const NACL_KINDS: readonly string[] = [...LISTS, ...ENTRIES];

/** The lists of entries of a resource; an entry of its own is a list of one. */
export function entriesOf({ type, props }: Resource): Entry[] {
  const alone = ENTRIES.includes(nameOf(type));
  const written = alone ? [props] : ["ingress", "ingresses"].flatMap((name) => valuesAt(props, name));
  return written
    .flatMap((list) => list.items())
    .map((entry) => ({
      traffic: {
        protocol: entry.get("protocol"),
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-networkaclentry.html
        from: either(entry.get("fromPort"), entry.get("portRange", "from")),
        to: either(entry.get("toPort"), entry.get("portRange", "to")),
      },
      sources: [entry.get("cidrBlock"), entry.get("ipv6CidrBlock")].filter(({ state }) => state !== "absent"),
      action: either(entry.get("ruleAction"), entry.get("action")),
      order: either(entry.get("ruleNumber"), entry.get("ruleNo")),
      ...(alone ? { outbound: entry.get("egress") } : {}),
    }));
}

const either = (first: Property, second: Property): Property => (first.state === "absent" ? second : first);
