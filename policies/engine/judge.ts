import type { RuleConfig } from "./config";
import type { Resource, Stack } from "../resource";
import type { AnyResourceRule, AnyStackRule, Fail, NotApplicable, Undetermined, Verdict } from "../rule";

/** The answers of one rule about one subject, sorted. No fails and nothing undetermined means that it passed. */
export interface Judgement {
  readonly fails: readonly Fail[];
  readonly undetermined: readonly Undetermined[];
  /** What is missing on purpose. */
  readonly told: readonly NotApplicable[];
  /** Set when the rule had nothing to judge. */
  readonly notApplicable?: string;
  /** What the rule threw: a defect of the rule, never the user's mistake. */
  readonly defect?: unknown;
}

/** True when the rule looks at resources of this type at all. */
export const appliesTo = (rule: AnyResourceRule, type: string): boolean =>
  "matches" in rule.types ? rule.types.matches(type) : rule.types.includes(type);

/** Runs a resource rule on one resource; never throws. */
export const judgeResource = (rule: AnyResourceRule, resource: Resource, config: RuleConfig): Judgement =>
  appliesTo(rule, resource.type)
    ? judge(config, () => rule.check(resource, config.options))
    : nothing(`judges ${"matches" in rule.types ? rule.types.title : rule.types.join(", ")}`);

/** Runs a stack rule on all resources of a stack; never throws. */
export const judgeStack = (rule: AnyStackRule, stack: Stack, config: RuleConfig): Judgement =>
  judge(config, () => rule.check(stack, config.options));

function judge(config: RuleConfig, check: () => Verdict[]): Judgement {
  if (config.missing.length > 0) return nothing(`${config.missing.join(", ")} is not set`);
  try {
    return sort(check());
  } catch (defect) {
    return { fails: [], undetermined: [], told: [], defect };
  }
}

/** An empty answer is a defect: a rule that forgets to answer must not count as passed. */
function sort(verdicts: readonly Verdict[]): Judgement {
  if (verdicts.length === 0) throw new Error("the rule gave no verdict");
  const inapplicable = verdicts.filter((verdict) => verdict.kind === "not-applicable");
  return {
    fails: verdicts.filter((verdict) => verdict.kind === "fail"),
    undetermined: verdicts.filter((verdict) => verdict.kind === "undetermined"),
    told: inapplicable.filter(({ told }) => told === true),
    ...(inapplicable.length === verdicts.length ? { notApplicable: inapplicable[0]!.reason } : {}),
  };
}

const nothing = (notApplicable: string): Judgement => ({ fails: [], undetermined: [], told: [], notApplicable });
