import { camelCase } from "./names";
import type { Template } from "./template";

const ruleText = (id: string, type: string): string => `import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import type { ResourceRule } from "../../rule";

const TYPE = ${JSON.stringify(type)};
const example = (title: string, props: Record<string, unknown>) => ({ title, subject: { type: TYPE, props } });

export const ${camelCase(id)}: ResourceRule = {
  id: ${JSON.stringify(id)},
  kind: "resource",
  title: "",
  severity: "medium",
  level: "advisory",
  onUnknown: "advisory",
  why: "",
  fix: "",
  frameworks: [],
  types: [TYPE],
  needs: [],
  uses: [],
  options: {},

  check({ props }) {
    const property = props.get("property");
    if (property.state === "unknown") return [undetermined(property.path)];
    if (property.state === "absent") return [pass];
    return [fail(property.path, show(property.value), "nothing")];
  },

  examples: {
    pass: [],
    fail: [],
    unknown: [example("a value that another resource decides", { property: UNKNOWN })],
  },
};
`;

/** A rule about one resource type; a rule about a whole stack begins with a copy of one. */
export const rule: Template = {
  kind: "rule",
  usage: "<id> --family <family> [--type <token>]",
  files: ({ id = "", family = "", type = "aws:ec2/instance:Instance" }) => [
    { path: `policies/rules/${family}/${id}.ts`, text: ruleText(id, type) },
  ],
  lines: ({ id = "", family = "" }) => [
    {
      path: "policies/rules.ts",
      after: 'import type { Rule } from "./rule";',
      text: `import { ${camelCase(id)} } from "./rules/${family}/${id}";`,
    },
    { path: "policies/rules.ts", after: "export const rules: readonly Rule[] = [", text: `  ${camelCase(id)},` },
  ],
};
