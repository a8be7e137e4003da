import { componentOf, type Control, CONTROLS } from "../../domain/controls";
import { code, facts, page, type Page, table } from "./markdown";

const SOURCE = "domain/controls.ts";

const frameworksOf = ({ frameworks }: Control): string =>
  [
    ...frameworks.cis5.map((id) => `CIS AWS Foundations 5.0: ${id}`),
    ...frameworks.cis7.map((id) => `CIS AWS Foundations 7.0: ${id}`),
  ].join(", ");

const afterDestroy = ({ onDestroy }: Control): string =>
  onDestroy === "kept" ? "stays in the account, as it is" : "is removed";

const controlPage = (control: Control): Page =>
  page(
    `docs/controls/${control.id}.md`,
    SOURCE,
    `# ${control.id}: ${control.title}`,
    `Answers this part of the incident: ${control.why}.`,
    facts([
      ["where", control.where],
      ["on from profile", control.profile],
      ["cost", control.cost],
      ["options", control.options.map((option) => code(`controls.${control.id}.${option}`)).join(", ")],
      ["frameworks", frameworksOf(control)],
      ["`pulumi destroy`", afterDestroy(control)],
      ["`pulumi destroy` after `teardown: true`", control.afterTeardown],
      [
        "what it denies",
        componentOf(control) === "guardrails" || control.id === "freeze"
          ? "[guardrails](../guardrails.md#what-each-statement-denies)"
          : "",
      ],
      ["how AWS describes it", control.source],
      ["component", `[components/${componentOf(control)}.ts](../../components/${componentOf(control)}.ts)`],
      [
        "test",
        `[tests/components/${componentOf(control)}.test.ts](../../tests/components/${componentOf(control)}.test.ts)`,
      ],
    ]),
  );

/** The list of controls, what removing each does, and a page for each. */
export const controlPages = (): Page[] => [
  page(
    "docs/controls.md",
    SOURCE,
    "# Controls",
    table(
      ["control", "what", "where", "profile", "cost"],
      CONTROLS.map(({ id, title, where, profile, cost }) => [
        `[${id}](controls/${id}.md)`,
        title,
        where,
        profile,
        cost,
      ]),
    ),
    "## What removal does",
    "While `teardown` is off, a protective setting stays in the account when it leaves the program: on `pulumi destroy`, and also when an edit takes it out. `pulumi destroy` must not open an account. To remove it for real, set `teardown: true`, run `pulumi up`, then remove it.",
    table(
      ["control", "`pulumi destroy`", "after `teardown: true` and `pulumi up`"],
      CONTROLS.map((control) => [control.id, afterDestroy(control), control.afterTeardown]),
    ),
  ),
  ...CONTROLS.map(controlPage),
];
