import { colours } from "../colours";
import { columns } from "../columns";
import { printable } from "../untrusted";
import { OFF } from "./classes";
import { gapText, grouped, unaskedTexts } from "./gaps";
import { type RegionRow, rowsOf, type SweepItem, type SweepReport } from "./report";

/** So many things are listed; all of them are in `--json` and `--html`. */
const LISTED = 20;

const NOBODY_SAID = "No region was named as allowed, so that none counts as idle: --allowed-regions names them.";

const money = (value: number): string => value.toFixed(2);

/** How many there are; `?` says that nobody knows, or that there may be more. */
const cellText = (cell: { count: number; unknown: boolean } | undefined): string => {
  if (cell === undefined) return "";
  if (cell.unknown) return cell.count === 0 ? "?" : `${cell.count}?`;
  return cell.count === 0 ? "·" : String(cell.count);
};

const isShown = ({ count, unknown }: RegionRow): boolean => count > 0 || unknown > 0;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Region x service as a matrix, or, where a terminal is too narrow for it, a line of words a region. */
function matrix(rows: readonly RegionRow[], width: number): string {
  const services = [...new Set(rows.flatMap((row) => [...row.services.keys()]))].filter((service) =>
    rows.some((row) => cellText(row.services.get(service)).match(/[^·]/)),
  );
  const head = ["", "", "USD/h", ...services];
  const cost = ({ usdPerHour, unpriced }: RegionRow): string =>
    `${unpriced > 0 && usdPerHour === 0 ? "" : money(usdPerHour)}${unpriced > 0 ? " + ?" : ""}`.trim();
  const body = rows.map((row) => [
    row.regionClass,
    row.name,
    cost(row),
    ...services.map((service) => cellText(row.services.get(service))),
  ]);
  const toTheRight = [2, ...services.map((_, index) => index + 3)];
  const wide = columns([head, ...body], toTheRight);
  const lines = wide.split("\n").some((line) => line.length > width)
    ? [
        columns([head.slice(0, 3), ...body.map((line) => line.slice(0, 3))], [2]).split("\n")[0]!,
        ...rows.map((row, index) => {
          const found = services
            .map((service) => [service, cellText(row.services.get(service))] as const)
            .filter(([, text]) => text !== "" && text !== "·");
          return `${body[index]!.slice(0, 3).join("  ")}  ${found.map(([service, text]) => `${service} ${text}`).join(", ")}`;
        }),
      ]
    : wide.split("\n");
  return lines
    .map((line, index) => {
      const row = rows[index - 1];
      return row && row.count > 0 && ["idle", "enabled"].includes(row.regionClass) ? colours.red(line) : line;
    })
    .join("\n");
}

const itemLine = ({ region, service, kind, id, size, startedAt, usdPerHour, owner, units }: SweepItem): string[] => [
  region,
  `${service} ${kind}`,
  printable(id),
  printable(size ?? ""),
  units === undefined ? "" : `x ${units}`,
  startedAt ?? "",
  usdPerHour === undefined ? "?" : money(usdPerHour),
  printable(owner ?? ""),
];

function itemList(items: readonly SweepItem[]): string[] {
  if (items.length === 0) return [];
  const head = ["region", "what", "id", "size", "", "since", "USD/h", "of"];
  const shown = items.slice(0, LISTED);
  const more = items.length - shown.length;
  return [
    "",
    columns([head, ...shown.map(itemLine)], [6]),
    ...(more > 0 ? [`and ${more} more; --json or --html has all of them`] : []),
  ];
}

const only = (report: SweepReport, ...classes: string[]): string[] =>
  report.regions.filter(({ regionClass }) => classes.includes(regionClass)).map(({ name }) => name);

/**
 * A report for people.
 *
 * @param width columns of the terminal
 * @param partial the first services only: what is not known yet is no gap
 */
export function describeSweep(report: SweepReport, width: number, { partial = false } = {}): string {
  const { account, takenAt, items, gaps, since } = report;
  const rows = rowsOf(report).filter(isShown);
  const seen = new Set(rows.map(({ name }) => name));
  const empty = only(report, "idle", "enabled", "home", "allowed").filter((name) => !seen.has(name));
  const off = only(report, "off");
  const unpriced = sum(rows.map((row) => row.unpriced));
  const title = partial ? "first look" : "everything";
  const newer = since === undefined ? "" : `, not older than ${since}`;
  const total = `${items.length} found${newer}, ${money(sum(rows.map(({ usdPerHour }) => usdPerHour)))} USD an hour${unpriced > 0 ? ` and ${unpriced} without a known price` : ""}`;
  return [
    colours.bold(`Account ${account}, ${takenAt}, ${title}: ${total}`),
    ...(rows.length > 0 ? ["", matrix(rows, width)] : []),
    ...(partial
      ? ["", "What starts machines; the rest follows."]
      : [
          ...(empty.length > 0 ? ["", `Nothing in ${empty.join(", ")}.`] : []),
          ...(off.length > 0 ? [`${OFF}: ${off.join(", ")}.`] : []),
          ...(only(report, "enabled").length > 0 ? [NOBODY_SAID] : []),
          ...itemList(items),
          "",
          colours.yellow("Not known:"),
          ...[...grouped(gaps).map(gapText), ...unaskedTexts(report.unasked)].map((line) => `  ${printable(line)}`),
        ]),
    "",
  ].join("\n");
}
