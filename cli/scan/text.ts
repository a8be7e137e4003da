import { colours } from "../colours";
import { printable } from "../untrusted";
import type { Leak, ScanResult } from "./scan";

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;

const described = ({ path, line, title, preview, account, trail, format, fingerprint }: Leak): string => {
  const whose = account === undefined ? "" : ` of account ${account}`;
  const inside = trail.length === 0 ? "" : `, in ${trail.join(" > ")}`;
  return `${printable(path)}:${line}: ${colours.red(`${title} ${printable(preview)}`)}${whose}${inside} (${format}, ${fingerprint})`;
};

const NEXT = [
  "Revoke each first: whoever has seen the file has it, and git keeps what was committed. Then take it out.",
  "What may stay: `ringfence:allow <format> <reason>` in its line or above it, or .ringfence-scan.yaml.",
];

/** What was found, for people. */
export function describeScan({ files, findings, allowed, skipped, gaps, notes }: ScanResult): string {
  const binary = skipped.filter(({ because }) => because === "binary").length;
  const named = skipped.filter(({ because }) => because !== "binary");
  const with_ = new Set(findings.map(({ path }) => path)).size;
  const others = [
    ...(allowed.length > 0 ? [`${allowed.length} allowed`] : []),
    ...(binary > 0 ? [`${count(binary, "binary file")} left out`] : []),
  ];
  const sum =
    findings.length === 0
      ? `nothing in ${count(files, "file")}`
      : `${count(findings.length, "finding")} in ${with_} of ${count(files, "file")}`;
  return [
    ...findings.map(described),
    ...named.map(({ path, because }) => `${printable(path)}: not looked through: ${because}`),
    ...gaps.map(({ path, because }) => `${printable(path)}: cannot be read: ${because}`),
    ...notes.map(printable),
    [sum, ...others].join("; "),
    ...(findings.length > 0 ? NEXT : []),
    "",
  ].join("\n");
}
