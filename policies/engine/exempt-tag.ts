import { show } from "../../domain/fields/problems";
import type { Property, Resource } from "../resource";
import type { Rule } from "../rule";
import { type Day, type Exemption, isDay } from "./exemptions";
import { isUnknown } from "./reader";

/** The tag that exempts the resource that carries it, of rules that allow it. */
export const EXEMPT_TAG = "ringfence:exempt";

/** The same for resources without tags, once the engine sends annotations to packs (pulumi/pulumi-policy#440). */
const ANNOTATION = "user:api/ringfence";

/** One entry: `<rule>=<reason>; until=2027-01-31`. */
const ENTRY = /^([a-z0-9-]+)\s*=\s*(\S.*)$/;
const END = "until=";

/** What a tag exempts, and what is wrong with it. */
export interface TagExemptions {
  readonly exemptions: readonly Omit<Exemption, "resource" | "owner">[];
  readonly problems: readonly string[];
}

const NOTHING: TagExemptions = { exemptions: [], problems: [] };

/** The text of the tag, of a map of tags or a list of them as aws-native has it. */
function tagOf({ props, opts }: Resource): string | undefined {
  const values = [
    props.get("tags").get(EXEMPT_TAG),
    props.get("tagsAll").get(EXEMPT_TAG),
    ...(Array.isArray(props.get("tags").value) ? props.get("tags").items().flatMap(inList) : []),
  ].map(({ value }) => value);
  const tag = [...values, opts.annotations?.[ANNOTATION]].find((value) => typeof value === "string");
  return tag === undefined || isUnknown(tag) ? undefined : tag;
}

const inList = (tag: Property): Property[] => (tag.get("key").value === EXEMPT_TAG ? [tag.get("value")] : []);

/**
 * Reads the tag `ringfence:exempt`: `<rule>=<reason>; until=YYYY-MM-DD`, several with `|` between them. The values of tags
 * of many services hold neither `;` nor `|`, so that a space before `until=` and ` / ` between two do as well.
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export function tagExemptions(resource: Resource, rules: readonly Rule[]): TagExemptions {
  const tag = tagOf(resource);
  if (tag === undefined) return NOTHING;
  const read = tag.split(/\||\s\/\s/).map((entry) => readEntry(entry.trim(), rules));
  return {
    exemptions: read.flatMap((each) => ("rule" in each ? [each] : [])),
    problems: read.flatMap((each) => ("problem" in each ? [each.problem] : [])),
  };
}

type Entry = TagExemptions["exemptions"][number] | { problem: string };

function readEntry(entry: string, rules: readonly Rule[]): Entry {
  const [, id = "", rest = ""] = ENTRY.exec(entry) ?? [];
  const at = rest.lastIndexOf(END);
  const reason = rest.slice(0, Math.max(at, 0)).replace(/[\s;,]+$/, "");
  const until: Day = rest.slice(at + END.length).trim();
  if (at < 0 || reason === "" || !isDay(until)) {
    return { problem: `expected <rule>=<reason>; until=2027-01-31, received ${show(entry)}` };
  }
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) return { problem: `unknown rule ${show(id)}; docs/rules.md lists the rules` };
  if (rule.selfService !== true) {
    const where = rule.exemptible === false ? "" : ", only in the configuration of the pack";
    return { problem: `${id} cannot be exempted by a tag${where}` };
  }
  return { rule: id, reason, until };
}
