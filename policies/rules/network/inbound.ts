import { show } from "../../engine/message";
import { fail, undetermined } from "../../engine/verdict";
import type { Property, Resource } from "../../resource";
import type { Verdict } from "../../rule";
import { isWorld } from "../../facts/cidr";
import type { Answer, Traffic } from "./ports";
import { inboundRules, type InboundRule } from "./security-group-rules";

/** What a rule about security groups looks for in the traffic that is let in, and how a message names what it found. */
export interface Forbidden {
  readonly found: (traffic: Traffic) => Answer;
  readonly says: (traffic: Traffic) => string;
}

const NARROW = "addresses of your own, another security group, or a session of Systems Manager";

/** Judges every rule of a resource that lets the whole internet in. */
export const judgeInbound = (resource: Resource, forbidden: Forbidden): Verdict[] =>
  inboundRules(resource).flatMap((rule) => judgeRule(rule, forbidden));

function judgeRule({ traffic, sources, everybody, perhaps }: InboundRule, { found, says }: Forbidden): Verdict[] {
  const answer = found(traffic);
  if (answer === false) return [];
  const open = (at: Property, observed: string): Verdict => {
    const unknown = answer === true ? perhaps : answer;
    return unknown === undefined ? fail(at.path, `${observed} ${says(traffic)}`, NARROW) : undetermined(unknown.path);
  };
  if (everybody !== undefined) return [open(everybody, "no source, which is everybody,")];
  return sources.flatMap((source) => {
    if (source.state === "unknown") return [undetermined(source.path)];
    return isWorld(source.value) ? [open(source, show(source.value))] : [];
  });
}
