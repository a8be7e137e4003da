import { type AccessId, LEAST_PRIVILEGE } from "../../domain/documents/access/table";
import { componentOf, type Control, teardownOf } from "../../domain/controls/control";
import { CONTROLS } from "../../domain/controls/table";
import { fieldsOf } from "../../domain/fields/field";
import { costTable } from "./costs";
import { holdersSection } from "./least-privilege";
import { entries, facts, page, type Page, table } from "./markdown";
import { fieldList } from "./settings";

const SOURCE = "domain/controls";

const frameworksOf = ({ frameworks }: Control): string =>
  [
    ...frameworks.cis5.map((id) => `CIS AWS Foundations 5.0: ${id}`),
    ...frameworks.cis7.map((id) => `CIS AWS Foundations 7.0: ${id}`),
  ].join(", ");

const afterDestroy = ({ removal: { onDestroy } }: Control): string =>
  onDestroy === "kept" ? "stays in the account, as it is" : "is removed";

/** The holders that a control makes. */
const HOLDERS: Readonly<Record<string, readonly AccessId[]>> = {
  "least-privilege": LEAST_PRIVILEGE.map(({ id }) => id).filter((id) => id !== "responder"),
  "break-glass": ["responder"],
};

const linkTo = (path: string): string => `[${path}](../../${path})`;

const controlPage = (control: Control): Page => {
  const { id, family, notes = [] } = control;
  const stem = `components/${family}/${componentOf(control)}`;
  const options = fieldList(fieldsOf(control.options), `controls.${id}`);
  return page(
    `docs/controls/${id}.md`,
    `${SOURCE}/${family}/${id}.ts`,
    `# ${id}: ${control.title}`,
    `Answers this part of the incident: ${control.why}.`,
    facts([
      ["where", control.where],
      ["on from profile", control.onlyWhenAsked ? "none: when it is asked for" : control.profile],
      ["cost", control.cost],
      ["needs", control.needs.map((need) => `${need.control}, because it ${need.because}`).join("; ")],
      ["frameworks", frameworksOf(control)],
      ["to switch it off", `\`controls: { ${id}: off }\``],
      ["`pulumi destroy`", afterDestroy(control)],
      ["`pulumi destroy` after `teardown: true`", teardownOf(control)],
      ["by hand, after `pulumi destroy`", control.byHand],
      ["what it denies", family === "guardrails" ? "[guardrails](../guardrails.md#what-each-statement-denies)" : ""],
      ["how AWS describes it", control.source],
      ["component", linkTo(`${stem}.ts`)],
      ["test", linkTo(`tests/${stem}.test.ts`)],
    ]),
    ...(HOLDERS[id] ? holdersSection(HOLDERS[id]) : []),
    ...(options.length > 0 ? ["## Options", ...options] : []),
    ...(notes.length > 0 ? ["## Notes", ...notes] : []),
  );
};

/** The list of controls, what removing each does, and a page for each. */
export const controlPages = (): Page[] => [
  page(
    "docs/controls.md",
    SOURCE,
    "# Controls",
    table(
      ["control", "what", "where", "profile"],
      CONTROLS.map(({ id, title, where, profile }) => [`[${id}](controls/${id}.md)`, title, where, profile]),
    ),
    "## What it costs",
    ...costTable(),
    "Where there is more to say of a price than that it is free:",
    entries(CONTROLS.filter(({ cost }) => cost !== "free").map(({ id, cost }) => ({ head: id, text: cost }))),
    "## What removal does",
    "While `teardown` is off, a protective setting stays in the account when it leaves the program: on `pulumi destroy`, and also when an edit takes it out. `pulumi destroy` must not open an account. To remove it for real, set `teardown: true`, run `pulumi up`, then remove it.",
    ...[...new Set(CONTROLS.map(afterDestroy))].flatMap((fate) => [
      `On \`pulumi destroy\` this ${fate}:`,
      table(
        ["control", "after `teardown: true` and `pulumi up`"],
        CONTROLS.filter((control) => afterDestroy(control) === fate).map((control) => [
          control.id,
          teardownOf(control),
        ]),
      ),
    ]),
  ),
  ...CONTROLS.map(controlPage),
];
