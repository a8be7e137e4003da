import * as v from "valibot";
import { nearest } from "../../domain/fields/nearest";
import { type Problem, show } from "../../domain/fields/problems";
import { list, map } from "../../domain/fields/shapes";
import { text } from "../../domain/fields/values";

/** A day as `2027-01-31`, in UTC; days of one form compare as texts. */
export type Day = string;

/** A violation that somebody answers for until a day. */
export interface Exemption {
  readonly rule: string;
  /** URN or name of resources; `*` stands for any text. */
  readonly resource: string;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day on which it holds. */
  readonly until: Day;
}

/** True for a day that the calendar has: `2027-02-30` is none. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const words = (what: string) => text(what, (value) => value.trim() !== "");

const exemption = map(
  {
    rule: words("the id of a rule"),
    resource: words("a URN or a name, with * for any text"),
    reason: words("a reason in words"),
    owner: words("who answers for it"),
    until: text("a day such as 2027-01-31", isDay),
  },
  "an exemption with rule, resource, reason, owner and until",
  { page: "docs/policy-pack.md" },
);

export const exemptionsSchema = v.pipe(
  v.optional(list(exemption, "a list of exemptions")),
  v.metadata({ shape: "list of { rule, resource, reason, owner, until }" }),
  v.description(
    "Violations that are accepted until a day: the rule, the URN or name of the resource (`*` for any text), why, who answers for it, and the last day as YYYY-MM-DD.",
  ),
);

/** What an exemption has to know of a rule. */
interface Exemptible {
  readonly id: string;
  readonly exemptible?: false;
}

/** What is wrong with an exemption beside its form: a rule that there is not, or one without exceptions. */
export function exemptionProblems(
  exemptions: readonly Exemption[],
  rules: readonly Exemptible[],
  section: string,
): Problem[] {
  return exemptions.flatMap(({ rule: id }, index) => {
    const path = `${section}.exemptions[${index}].rule`;
    const rule = rules.find((each) => each.id === id);
    if (rule === undefined) {
      const near = nearest(
        id,
        rules.map((each) => each.id),
      );
      const meant = near === undefined ? ";" : `, did you mean "${near}"?`;
      return [{ path, message: `unknown rule ${show(id)}${meant} docs/rules.md lists the rules` }];
    }
    if (rule.exemptible !== false) return [];
    return [{ path, message: `${id} has no exemptions; its page, docs/rules/${id}.md, says what to write instead` }];
  });
}

/** A pattern with `*` for any text. Linear: each part is looked for behind the one before. */
export function globMatches(pattern: string, value: string): boolean {
  const parts = pattern.split("*");
  if (parts.length === 1) return pattern === value;
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
  let from = first.length;
  return parts.slice(1, -1).every((part) => {
    const found = value.indexOf(part, from);
    from = found + part.length;
    return found >= 0 && from <= value.length - last.length;
  });
}

export const exempts = ({ resource }: Exemption, { urn, name }: { urn: string; name: string }): boolean =>
  globMatches(resource, urn) || globMatches(resource, name);

export const isOver = ({ until }: Pick<Exemption, "until">, today: Day): boolean => until < today;

export const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);
