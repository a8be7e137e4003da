import { docsPath, partsOf } from "../../policies/engine/message-parts";
import type { Severity } from "../../policies/rule";
import { SHARED_SECTION, STACK_SECTION } from "../../policies/settings";
import type { Diagnostic } from "../../testing/messages";

/** Something that a rule refuses. */
export interface Violation {
  readonly rule: string;
  readonly level: "advisory" | "mandatory";
  readonly severity: Severity;
  readonly urn: string;
  /** Where in the resource; empty where the rule names no place. */
  readonly path: string;
  /** What is wrong, in one line. */
  readonly message: string;
  /** What to write instead; empty where the pack speaks about itself. */
  readonly fix: string;
  /** The page of the rule, from the root of the package; empty where the pack speaks about itself. */
  readonly url: string;
}

/** Something that nobody can judge before the deployment. */
export interface Undetermined {
  readonly rule: string;
  readonly urn: string;
  readonly path: string;
  readonly why?: string;
}

/** Something that is left alone on purpose, and why. */
export interface Exempted {
  readonly rule: string;
  readonly urn: string;
  readonly reason: string;
  /** Of an accepted violation. */
  readonly path?: string;
  /** Of an exemption of the configuration: the resource as it names it, whom to ask, last day. */
  readonly resource?: string;
  readonly owner?: string;
  readonly until?: string;
}

export interface Findings {
  readonly violations: readonly Violation[];
  readonly undetermined: readonly Undetermined[];
  readonly exempted: readonly Exempted[];
}

/** A diagnostic with the resource that it is about. */
export interface Located extends Diagnostic {
  readonly urn: string;
}

const NO_PAGE = { fix: "", url: "" };

/** The policies under whose names the pack speaks about itself. */
const OF_THE_PACK: readonly string[] = [SHARED_SECTION, STACK_SECTION];

/** What diagnostics say, sorted. */
export function findingsOf(diagnostics: readonly Located[]): Findings {
  const violations: Violation[] = [];
  const undetermined: Undetermined[] = [];
  const exempted: Exempted[] = [];
  for (const { policy, level, severity, message, urn } of diagnostics) {
    const ofRule = !OF_THE_PACK.includes(policy);
    const common = {
      // A remediation that did not help is a violation, as the engine has it.
      level: level === "advisory" ? ("advisory" as const) : ("mandatory" as const),
      severity: severity === "unspecified" ? ("low" as const) : severity,
      urn,
    };
    const parts = partsOf(message, ofRule);
    switch (parts.kind) {
      case "violation": {
        const { ruleId, path = "", fix } = parts;
        const text = message.split("\n")[0]!;
        violations.push({ rule: ruleId, ...common, path, message: text, fix, url: docsPath(ruleId) });
        break;
      }
      case "waiting":
        undetermined.push(...parts.waiting.map(({ ruleId, ...rest }) => ({ rule: ruleId, urn, ...rest })));
        break;
      case "exempt": {
        const { ruleId, resource, until, reason, owner } = parts;
        exempted.push({ rule: ruleId, urn, reason, resource, until, ...(owner === undefined ? {} : { owner }) });
        break;
      }
      case "told":
        exempted.push({ rule: parts.ruleId, urn, reason: parts.reason });
        break;
      case "other":
        violations.push({
          rule: ofRule ? policy : SHARED_SECTION,
          ...common,
          path: "",
          message: parts.text,
          ...NO_PAGE,
        });
    }
  }
  return { violations, undetermined, exempted };
}
