import { CONTROLS } from "../../domain/controls/table";
import { rules } from "../../policies/rules";
import type { FrameworkRef } from "../../policies/rule";
import { page, type Page, table } from "./markdown";

interface Row {
  framework: string;
  id: string;
  by: string;
}

const FRAMEWORKS: Readonly<Record<FrameworkRef["framework"], (version: string) => string>> = {
  "cis-aws": (version) => `CIS AWS Foundations ${version.replace(/\.0$/, "")}`,
  fsbp: () => "AWS FSBP",
  "mitre-attack": (version) => `MITRE ATT&CK ${version}`,
};

const rows = (): Row[] => [
  ...CONTROLS.flatMap(({ id, frameworks }) => {
    const by = `[control ${id}](controls/${id}.md)`;
    return [
      ...frameworks.cis5.map((item) => ({ framework: "CIS AWS Foundations 5.0", id: item, by })),
      ...frameworks.cis7.map((item) => ({ framework: "CIS AWS Foundations 7.0", id: item, by })),
    ];
  }),
  ...rules.flatMap(({ id, frameworks }) =>
    frameworks.map((item) => ({
      framework: FRAMEWORKS[item.framework](item.version),
      id: item.id,
      by: `[rule ${id}](rules/${id}.md)`,
    })),
  ),
];

/** Which item of which framework is met by what. */
export const frameworksPage = (): Page =>
  page(
    "docs/frameworks.md",
    "domain/controls/table.ts and policies/rules",
    "# Frameworks",
    "What a control sets, or a rule of the policy pack demands. An item that is not listed is not met by Ringfence.",
    table(
      ["framework", "item", "met by"],
      rows()
        .sort((a, b) => a.framework.localeCompare(b.framework) || a.id.localeCompare(b.id, "en", { numeric: true }))
        .map(({ framework, id, by }) => [framework, id, by]),
    ),
  );
