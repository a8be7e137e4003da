import { COMMAND } from "../command";
import { printable } from "../untrusted";
import { byLevel, type CheckReport, summaryOf } from "./report";

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

function command(
  name: "error" | "warning" | "notice",
  properties: Readonly<Record<string, string>>,
  lines: readonly string[],
) {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${property(printable(value))}`);
  return `::${name} ${given.join(",")}::${data(lines.map(printable).join("\n"))}`;
}

/**
 * A report as commands of a GitHub workflow, which become annotations: at the line that declares the resource, where the
 * file tells it. GitHub shows the first ten of each kind, so the mandatory ones come first.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function checkCommands(report: CheckReport): string {
  const found = byLevel(report.violations).map(({ level, rule, severity, urn, message, fix, url }) => {
    const place = report.places.get(urn);
    const at: Record<string, string> =
      place === undefined ? {} : { file: place.file, line: String(place.line), col: String(place.column) };
    const page = url === "" ? [] : [`fix: ${fix}`, `${COMMAND} explain ${rule}`];
    const name = level === "mandatory" ? "error" : "warning";
    return command(name, { title: `${rule} (${severity})`, ...at }, [message, urn, ...page]);
  });
  return `${[...found, command("notice", { title: "ringfence check" }, [summaryOf(report)])].join("\n")}\n`;
}
