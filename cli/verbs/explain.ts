import { COMMAND } from "../command";
import { allowed } from "../../domain/fields/nearest";
import { columns } from "../columns";
import { pageOf } from "../package-folder";
import type { Verb } from "../verb";

/** Where all rules stand. */
const PAGE = "docs/rules.md";

/** `ringfence explain`: the page of a rule of the policy pack, or the list of the rules. */
export const explain: Verb = {
  name: "explain",
  summary: "print why a rule of the policy pack is there, what mends it and examples; without a name, list the rules",
  words: "[rule-id]",
  options: [],
  example: `${COMMAND} explain region-allowed`,
  run: async ({ words }, { out, err }) => {
    const [name] = words as readonly string[];
    const { rules } = await import("../../policies/rules");
    if (name === undefined) {
      const rows = rules.map(({ id, level, severity, title }) => [id, level, severity, title]);
      out(`${columns([["rule", "level", "severity", "what holds"], ...rows])}\n`);
      return 0;
    }
    const rule = rules.find(({ id }) => id === name);
    if (rule === undefined) {
      const ids = rules.map(({ id }) => id);
      err(`explain: unknown rule ${JSON.stringify(name)}${allowed(name, ids, PAGE)}\n`);
      return 2;
    }
    const page = pageOf(rule.id);
    const { terminalPage } = await import("../explain/terminal-page");
    // Without a page, in a checkout before `npm run generate`, the rule itself says the most important part.
    out(terminalPage(page ?? `# ${rule.id}: ${rule.title}\n\n${rule.why}\n\nFix: ${rule.fix}.\n`));
    return 0;
  },
};
