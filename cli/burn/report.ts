import { ASSUMPTIONS, PRICE_SOURCES } from "../../domain/burn/assumptions";
import type { PathBurn, PrincipalBurn, ThreeWays } from "../../domain/burn/burn";
import { COMMITMENTS } from "../../domain/burn/commitments";
import { loss, SPANS } from "../../domain/burn/loss";
import { QUOTAS, quotaIn, type QuotaValues } from "../../domain/burn/quotas";
import { columns } from "../columns";

/** What a report tells of. */
export interface BurnReport {
  /** Worst first. */
  burns: readonly PrincipalBurn[];
  regions: readonly string[];
  quotas: QuotaValues;
  notes: readonly string[];
}

/** Principals with a line of their own; the others are in the JSON. */
const SHOWN = 25;

const money = (usd: number): string =>
  usd.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const whole = (usd: number): string => Math.round(usd).toLocaleString("en-US");
const plural = (count: number, noun: string): string =>
  `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;

/** `user/ops/ada`, which is what a person looks for. */
const shortName = (arn: string): string => arn.split(":").slice(5).join(":");

const keysOf = ({ kind, activeKeys }: PrincipalBurn["principal"]): string =>
  kind === "role" ? "session" : activeKeys === undefined ? "not known" : String(activeKeys);

const worstOf = ({ title, worst: { asIs } }: PathBurn): string => `${title}, by ${asIs?.by ?? "nothing"}`;

const principalRow = ({ principal, usdPerHour, paths, raising }: PrincipalBurn): string[] => [
  `${shortName(principal.arn)}${raising.asIs.length > 0 ? " *" : ""}`,
  keysOf(principal),
  money(usdPerHour.asIs),
  money(usdPerHour.withBaseline),
  money(usdPerHour.withFreeze),
  paths[0] ? worstOf(paths[0]) : "nothing of the model",
];

const USD_COLUMNS = ["as it is", "guardrails", "and freeze"];

const principalTable = (burns: readonly PrincipalBurn[]): string[] => [
  columns(
    [["principal", "active keys", ...USD_COLUMNS, "most of it as it is"], ...burns.slice(0, SHOWN).map(principalRow)],
    [2, 3, 4],
  ),
  ...(burns.length > SHOWN ? [`and ${plural(burns.length - SHOWN, "more principal")}: --json has all of them`] : []),
  ...(burns.some(({ raising }) => raising.asIs.length > 0)
    ? ["* may give itself more rights, so the row of an administrator is true of it"]
    : []),
];

const pathRow = ({ title, usdPerHour, regions, worst, metered }: PathBurn): string[] => [
  `${title}${metered ? ", by use" : ""}`,
  `${regions.asIs} -> ${regions.withBaseline}`,
  money(usdPerHour.asIs),
  money(usdPerHour.withBaseline),
  money(usdPerHour.withFreeze),
  [worst.asIs, worst.withBaseline].map((reach) => (reach ? `${reach.size} by ${reach.by}` : "closed")).join(" -> "),
];

const pathTable = ({ paths }: PrincipalBurn): string =>
  columns([["path", "regions", ...USD_COLUMNS, "costliest"], ...paths.map(pathRow)], [2, 3, 4]);

const LOSS_ROWS: readonly (readonly [keyof ThreeWays<unknown>, string])[] = [
  ["asIs", "as it is"],
  ["withBaseline", "with the guardrails"],
  ["withFreeze", "and an automatic freeze"],
];

const lossTable = ({ usdPerHour }: PrincipalBurn): string =>
  columns(
    [
      ["lost in USD after", ...SPANS.map(({ title }) => title)],
      ...LOSS_ROWS.map(([way, title]) => [title, ...SPANS.map(({ hours }) => whole(loss(usdPerHour[way], hours)))]),
    ],
    SPANS.map((_, index) => index + 1),
  );

const priced = (title: string): string => {
  const { usd } = COMMITMENTS.find((each) => each.title === title)!;
  return usd === undefined ? title : `${title} (${usd.toLocaleString("en-US")})`;
};

const beforeAfter = (
  what: string,
  { asIs, withBaseline }: ThreeWays<string[]>,
  show = (title: string) => title,
): string[] => [
  `${what}, as it is: ${asIs.map(show).join(", ") || "nothing"}`,
  `${what}, with the guardrails: ${withBaseline.map(show).join(", ") || "nothing"}`,
];

/** Where the quotas come from: how many of them were read, and the defaults that stand in for the others. */
function quotaLines({ regions, quotas }: Pick<BurnReport, "regions" | "quotas">): string[] {
  const all = QUOTAS.flatMap((quota) => regions.map((region) => ({ quota, ...quotaIn(quotas, region, quota.id) })));
  const assumed = QUOTAS.filter(({ id }) => all.some(({ quota, from }) => quota.id === id && from === "default"));
  const read = all.filter(({ from }) => from !== "default").length;
  return [
    `quotas: ${read} of ${all.length} (${QUOTAS.length} in each of ${plural(regions.length, "region")}) were read`,
    ...(assumed.length > 0
      ? [
          `AWS's defaults for the others: ${assumed.map(({ id, byDefault, unit }) => `${id} ${byDefault.toLocaleString("en-US")} (${unit})`).join(", ")}`,
        ]
      : []),
  ];
}

const listOf = (title: string, lines: readonly string[]): string =>
  [title, ...lines.map((line) => `  - ${line}`)].join("\n");

/** The report for people: the principals, the worst of them path by path, and what the figures rest on. */
export function describeBurn(report: BurnReport): string {
  const { burns, notes } = report;
  const [worst] = burns;
  if (!worst) return "the account has no user and no role that somebody could take\n";
  const unread = [...new Set(burns.flatMap(({ principal }) => principal.unread))];
  return `${[
    "What a leaked key can spend, in USD an hour, at worst: as the account is, with the guardrails of these settings, and with a freeze that follows by itself",
    principalTable(burns).join("\n"),
    `The first of them, ${shortName(worst.principal.arn)}, by path; regions as it is -> with the guardrails`,
    pathTable(worst),
    lossTable(worst),
    [
      ...beforeAfter("can buy besides, in USD", worst.commitments, priced),
      ...beforeAfter("can start besides, not counted", worst.uncounted),
    ].join("\n"),
    listOf("What this rests on", [...notes, ...quotaLines(report), ...unread, ...ASSUMPTIONS]),
    listOf("Sources of prices and default quotas", [...PRICE_SOURCES, ...new Set(QUOTAS.map(({ source }) => source))]),
  ].join("\n\n")}\n`;
}
