import { ASSUMPTIONS } from "../../domain/burn/assumptions";
import { type Baseline, burn, type PrincipalBurn } from "../../domain/burn/burn";
import { COMMITMENTS } from "../../domain/burn/commitments";
import { loss, lossUnder, type Span, SPANS, WATCHES } from "../../domain/burn/loss";
import { LAUNCH_PATHS } from "../../domain/burn/paths";
import { QUOTAS } from "../../domain/burn/quotas";
import { ADMINISTRATOR, explainBill, INCIDENT, workedRows } from "../../domain/burn/worked-example";
import { freeze } from "../../domain/documents/guardrails/freeze";
import { guardrailDocuments, isDeny } from "../../domain/documents/guardrails/guardrail-documents";
import { GuardrailMode } from "../../domain/documents/guardrails/mode";
import { NAME_PREFIX } from "../../domain/documents/own-principals";
import { DEFAULT_REGIONS } from "../../domain/regions/regions";
import { code, entries, facts, fence, page, type Page, source, table } from "./markdown";

const whole = (usd: number): string => Math.round(usd).toLocaleString("en-US");
const tenth = (usd: number): string =>
  usd.toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
/** Two figures that count: more would say that the model knows more than it does. */
const about = (usd: number): string => Number(usd.toPrecision(2)).toLocaleString("en-US", { maximumFractionDigits: 1 });
const span = ([least, most]: Span, show = about): string =>
  show(least) === show(most) ? show(least) : `${show(least)} to ${show(most)}`;

const SPAN_TITLES = SPANS.map(({ title }) => title);
const losses = (usdPerHour: number): string[] => SPANS.map(({ hours }) => whole(loss(usdPerHour, hours)));

/** The guardrails with every default, one region allowed. */
function defaultBaseline(): Baseline {
  const made = guardrailDocuments({
    mode: GuardrailMode.Organization,
    allowedRegions: [INCIDENT.home],
    namePrefix: NAME_PREFIX,
  });
  if ("problems" in made) throw new Error(made.problems.map(({ message }) => message).join("\n"));
  return { denies: made.documents.filter(isDeny).map(({ document }) => document), freeze: freeze(), bindsRoot: true };
}

const administrator = (): PrincipalBurn =>
  burn([ADMINISTRATOR], { regions: DEFAULT_REGIONS, quotas: {}, baseline: defaultBaseline() })[0]!;

/** What was lost, and what the same key could do with the guardrails. */
function incident(): string[] {
  const { billUsd, usdPerHour, hours, hoursOnDemand, vcpusInRegion } = explainBill();
  const days = (of: Span): string => span([of[0] / 24, of[1] / 24], whole);
  const rows = workedRows();
  return [
    `A key of an administrator stood in a public repository. ${INCIDENT.machines} machines of type ${code(INCIDENT.type)} were found, in every region but ${INCIDENT.home}, and AUD ${INCIDENT.billAud.toLocaleString("en-US")} were debited.`,
    `At ${INCIDENT.usdForAud.join(" to ")} USD for an AUD that is ${span(billUsd, whole)} USD. ${INCIDENT.machines} machines cost ${span(usdPerHour, tenth)} USD an hour on spot, at ${INCIDENT.spotUsd.join(" to ")} each, so they ran ${span(hours, whole)} hours, **${days(hours)} days**, until the month's bill reached the card. On demand, at ${INCIDENT.onDemandUsd} each, it would have been ${span(hoursOnDemand, whole)} hours, ${days(hoursOnDemand)} days. ${INCIDENT.machines * INCIDENT.vcpus} vCPUs in ${DEFAULT_REGIONS.length - 1} regions are ${vcpusInRegion} in each, which a quota of 32 lets pass.`,
    `Before and after, for the same key and the same calls of EC2, by the documents that the guards make (vCPUs are quotas in each region; ${code(INCIDENT.type)} at ${INCIDENT.spotUsd[0]} on spot and ${INCIDENT.onDemandUsd} on demand); USD an hour, and USD lost after a time:`,
    table(
      ["account", "an hour", ...SPAN_TITLES],
      rows.map((row) => [row.title, tenth(row.usdPerHour), ...losses(row.usdPerHour)]),
    ),
    "Nothing is taken off for the minutes until everything runs: the figures are for the worst case.",
    "What is lost until it is over, in USD, by who tells of it: the 100 machines of the incident, and the first account of the table.",
    table(
      ["who tells", "the incident", rows[0]!.title],
      WATCHES.map((watch) => [
        watch.title,
        span(lossUnder(watch, usdPerHour)),
        span(lossUnder(watch, [rows[0]!.usdPerHour, rows[0]!.usdPerHour])),
      ]),
    ),
    "A deny that holds beats all of them: with one region allowed and spot denied, 1.6 USD an hour are left, at home, where somebody looks.",
  ];
}

/** The same administrator with every path of the model and AWS's default quotas. */
function everything(): string[] {
  const { usdPerHour, paths } = administrator();
  return [
    `The intruder of the incident used EC2 alone. An administrator can do more. With AWS's documented default quotas in the ${DEFAULT_REGIONS.length} regions that every account has, and the guardrails of the default settings with one region allowed:`,
    table(
      [
        "path",
        "quota",
        "as it is",
        "with the guardrails",
        "and an automatic freeze",
        "costliest, as it is",
        "with the guardrails",
      ],
      [
        ...paths.map(({ title, quota, usdPerHour: usd, worst }) => [
          title,
          code(quota),
          tenth(usd.asIs),
          tenth(usd.withBaseline),
          tenth(usd.withFreeze),
          ...[worst.asIs, worst.withBaseline].map((reach) => (reach ? `${reach.size} by ${code(reach.by)}` : "closed")),
        ]),
        [
          "**together, USD an hour**",
          "",
          tenth(usdPerHour.asIs),
          tenth(usdPerHour.withBaseline),
          tenth(usdPerHour.withFreeze),
          "",
          "",
        ],
      ],
    ),
    "Lambda and databases are the largest because their quotas are. A new account has less of both than is documented (often 10 functions at once), and `--account` counts with its own; no call lowers a quota, so ask AWS Support for one that you never need. What is open at home is open by the settings: name `eks` and others in `unusedServices`, and fewer types in `allowedInstanceTypes`, and count again.",
  ];
}

/** The condition keys of what a path may be as large as. */
const sizesOf = (ways: (typeof LAUNCH_PATHS)[number]["ways"]): string =>
  [...new Set(ways.flatMap(({ sizedBy = [], inGroups }) => [...sizedBy, ...(inGroups ? ["autoscaling:MaxSize"] : [])]))]
    .map(code)
    .join(", ");

const USE = `npx ringfence burn --allowed-regions ap-southeast-2 --mode organization
npx ringfence burn --allowed-regions ap-southeast-2 --mode organization --account --profile audit
aws iam get-account-authorization-details > principals.json
aws service-quotas list-service-quotas --service-code ec2 --region ap-southeast-2 > quotas.json
npx ringfence burn --allowed-regions ap-southeast-2 --mode organization --principals principals.json --quotas quotas.json --json`;

/** docs/burn.md */
export function burnPage(): Page {
  return page(
    "docs/burn.md",
    "domain/burn",
    "# What a leaked key can spend",
    `${code("ringfence burn")} counts, for each user and role, what an hour with its key can cost: as the account is, with the guardrails of the given settings, and with an automatic freeze after them. It reads and changes nothing. Without ${code("--account")} it asks nobody: it counts an administrator, or the principals of a file.`,
    fence("sh", USE),
    `For each open region and each launch path the model takes what the quota lets run, in the costliest size that the policies allow, at its price; a quota is counted once, however many calls lead to it. What is bought once stands beside the sum. Users with active access keys come first. A principal that may give itself more rights is marked: the row of an administrator is true of it.`,
    `With ${code("--account")} it calls what the auditor may: ${["iam:GetAccountAuthorizationDetails", "iam:ListUsers", "iam:ListAccessKeys", "iam:GetAccountSummary", "account:ListRegions", "servicequotas:GetServiceQuota", "servicequotas:GetAWSDefaultServiceQuota"].map(code).join(", ")}. What is refused is said; a quota that cannot be read has AWS's default.`,
    "## The incident, before and after",
    ...incident(),
    "## Every path",
    ...everything(),
    "## What it rests on",
    ASSUMPTIONS.map((each) => `- ${each}`).join("\n"),
    "### Quotas",
    table(
      ["quota", "service", "code", "name", "default", "unit", "source"],
      QUOTAS.map(({ id, service, code: quotaCode, name, byDefault, unit, source: url }) => [
        code(id),
        service,
        code(quotaCode),
        name,
        byDefault.toLocaleString("en-US"),
        unit,
        source(url),
      ]),
    ),
    "### Ways to spend them",
    "Any of these calls leads to what the path is named after.",
    entries(
      LAUNCH_PATHS.map(({ title, ways }) => ({
        head: title,
        text: ways.map(({ calls }) => calls.map(code).join(" with ")).join("; "),
        facts: [["sized by", sizesOf(ways)]],
      })),
    ),
    "### Commitments",
    "What it is, the call, USD at least, and how it comes about:",
    COMMITMENTS.map(({ title, calls, usd, how, source: url }) => {
      const least = usd === undefined ? "as much as the buyer likes" : usd.toLocaleString("en-US");
      return `- **${title}**, ${calls.map(code).join(", ")}, ${least}: ${how} (${source(url)})`;
    }).join("\n"),
    "## JSON",
    "Amounts are USD, not rounded. `{ asIs, withBaseline, withFreeze }` is written as three below.",
    facts([
      [
        code("principals[]"),
        "`arn`, `kind` (user, role, root), `activeKeys` (null: not known), `usdPerHour` (three numbers), `lossUsd[]` (`hours` and three numbers), `paths[]`, `commitments`, `uncounted`, `raising` (three lists of names each), `unread[]` (what counts as the worst because it could not be read)",
      ],
      [
        code("principals[].paths[]"),
        "`quota`, `title`, `metered`, `usdPerHour` and `regions` (three numbers each), `worst.asIs` and `worst.withBaseline` (`region`, `usd`, `units`, `size`, `by`; absent where the path is closed)",
      ],
      [
        code("quotas[]"),
        "`region`, `quota`, `code`, `value`, `from` (account, file, default), `because` where the account refused, `source` of the default",
      ],
      [code("commitments[]"), "`title`, `calls`, `usd` where there is a least price, `how`, `source`"],
      [
        "`notes`, `assumptions`, `prices`",
        "texts: what could not be asked, what the figures rest on, pages of the prices",
      ],
    ]),
    "Exit code 0 when it was counted, 1 when the account cannot be asked, 2 when words or files are not right.",
  );
}
