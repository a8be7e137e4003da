import type { Resource, Stack } from "../resource";
import type { Rule } from "../rule";
import type { PackConfig } from "./config";
import { type TagExemptions, tagExemptions } from "./exempt-tag";
import { type Day, type Exemption, exempts, isOver } from "./exemptions";

/** What accepts the violations of one rule by one resource. */
export interface Accepted extends Omit<Exemption, "resource"> {
  /** True when its last day is past: it accepts nothing any more, and its owner is told. */
  readonly over: boolean;
}

/** Where the exemption of a tag stands, in the place of an owner. */
const BY_TAG = "by its tag";

/**
 * The exemptions of one run. It remembers which were used, since only the end of the run can tell of the others; nothing
 * that a rule answers depends on it.
 */
export class Exempting {
  readonly #used = new Set<Exemption>();

  constructor(
    private readonly rules: readonly Rule[],
    private readonly today: () => Day,
  ) {}

  /** What the tag of a resource says. */
  tagOf(resource: Resource): TagExemptions {
    return tagExemptions(resource, this.rules);
  }

  /** The exemption of a rule for a resource, one that holds before one that is over. */
  find(
    rule: Rule,
    subject: { urn: string; name: string },
    config: PackConfig,
    tag?: TagExemptions,
  ): Accepted | undefined {
    const configured = config.exemptions.filter((one) => one.rule === rule.id && exempts(one, subject));
    for (const one of configured) this.#used.add(one);
    const tagged = (tag?.exemptions ?? []).filter((one) => one.rule === rule.id);
    const all = [...configured, ...tagged.map((one) => ({ ...one, owner: BY_TAG }))].map((one) => ({
      ...one,
      over: isOver(one, this.today()),
    }));
    return all.find(({ over }) => !over) ?? all[0];
  }

  /** Exemptions that accepted nothing although the stack has what they name, or that name nothing in it. */
  unused(config: PackConfig, stack: Stack): { exemption: Exemption; matched: boolean }[] {
    return config.exemptions
      .filter((exemption) => !this.#used.has(exemption))
      .map((exemption) => ({ exemption, matched: stack.resources.some((resource) => exempts(exemption, resource)) }));
  }
}
