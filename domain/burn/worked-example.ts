import { Guard } from "../documents/guardrails/guards";
import { guardrailDocuments } from "../documents/guardrails/guardrail-documents";
import { freeze } from "../documents/guardrails/freeze";
import { GuardrailMode } from "../documents/guardrails/mode";
import { NAME_PREFIX } from "../documents/own-principals";
import { DEFAULT_REGIONS } from "../regions/regions";
import { burn } from "./burn";
import type { Span } from "./loss";
import type { LaunchPath } from "./paths";
import type { Principal } from "./principal";
import type { QuotaValues } from "./quotas";

/**
 * The incident that Ringfence was made for: a key in a public repository, 100 machines in every region but the one that was
 * looked at, and a bill that was noticed when the card was declined.
 */
export const INCIDENT = {
  home: "ap-southeast-2",
  /** What was debited, in AUD, and what one AUD was in USD at the time. */
  billAud: 4295,
  usdForAud: [0.75, 0.78] as Span,
  machines: 100,
  type: "c4.xlarge",
  vcpus: 4,
  /** USD an hour of one machine, on spot and on demand in us-east-1. */
  spotUsd: [0.06, 0.092] as Span,
  onDemandUsd: 0.199,
} as const;

const scaled = ([least, most]: Span, by: number): Span => [least * by, most * by];

/** What the bill says about how long the machines ran: the least at the highest price, the most at the lowest. */
export function explainBill() {
  const billUsd = scaled(INCIDENT.usdForAud, INCIDENT.billAud);
  const usdPerHour = scaled(INCIDENT.spotUsd, INCIDENT.machines);
  const regions = DEFAULT_REGIONS.length - 1;
  return {
    billUsd,
    usdPerHour,
    hours: [billUsd[0] / usdPerHour[1], billUsd[1] / usdPerHour[0]] as Span,
    hoursOnDemand: scaled(billUsd, 1 / (INCIDENT.machines * INCIDENT.onDemandUsd)),
    vcpusInRegion: (INCIDENT.machines * INCIDENT.vcpus) / regions,
  };
}

const size = (usd: number) => [{ name: INCIDENT.type, usd: usd / INCIDENT.vcpus, units: INCIDENT.vcpus }];

/** What the intruder used: machines of one type, by the calls of EC2 alone, at the lower price of spot. */
const PATHS: readonly LaunchPath[] = [
  {
    quota: "on-demand",
    title: "machines on demand",
    sizes: size(INCIDENT.onDemandUsd),
    ways: [
      {
        calls: ["ec2:RunInstances"],
        sizedBy: ["ec2:InstanceType"],
        keys: { "ec2:InstanceMarketType": "on-demand" },
        on: "instance/*",
      },
    ],
  },
  {
    quota: "spot",
    title: "spot machines",
    sizes: size(INCIDENT.spotUsd[0]),
    ways: [{ calls: ["ec2:RequestSpotFleet"] }, { calls: ["ec2:RequestSpotInstances"] }],
  },
];

/** The owner of the key: an administrator, as most keys of small accounts are. */
export const ADMINISTRATOR: Principal = {
  arn: "arn:aws:iam::123456789012:user/administrator",
  kind: "user",
  policies: {},
  tags: {},
  unread: [],
};

const quotasOf = (vcpus: number): QuotaValues =>
  Object.fromEntries(
    DEFAULT_REGIONS.map((region) => [
      region,
      { "on-demand": { value: vcpus, from: "file" }, spot: { value: vcpus, from: "file" } },
    ]),
  );

/** The denies of some guards, where nothing is exempt that the example has. */
function denies(guards: readonly Guard[], allowedRegions: readonly string[]) {
  const result = guardrailDocuments({
    mode: GuardrailMode.Organization,
    guards,
    allowedRegions,
    namePrefix: NAME_PREFIX,
  });
  if ("problems" in result) throw new Error(result.problems.map(({ message }) => message).join("; "));
  return result.documents.map(({ document }) => document);
}

/** An account of the worked table: what is open, and what a quota is in each region. */
interface WorkedRow {
  title: string;
  /** vCPUs of each of the two quotas, in each region. */
  vcpus: number;
  guards: readonly Guard[];
  allowedRegions: readonly string[];
}

const ROWS: readonly WorkedRow[] = [
  { title: "17 regions, 32 spot + 32 on demand", vcpus: 32, guards: [], allowedRegions: DEFAULT_REGIONS },
  { title: "17 regions, 5 + 5, the documented default", vcpus: 5, guards: [], allowedRegions: DEFAULT_REGIONS },
  { title: "17 regions, 64 + 64", vcpus: 64, guards: [], allowedRegions: DEFAULT_REGIONS },
  {
    title: "2 regions allowed, 32 + 32",
    vcpus: 32,
    guards: [Guard.Region],
    allowedRegions: [INCIDENT.home, "eu-west-1"],
  },
  { title: "1 region allowed, 32 + 32", vcpus: 32, guards: [Guard.Region], allowedRegions: [INCIDENT.home] },
  {
    title: "1 region allowed, spot denied, 32 on demand",
    vcpus: 32,
    guards: [Guard.Region, Guard.Launch],
    allowedRegions: [INCIDENT.home],
  },
];

/** The worked table: each account, and what an hour of it costs in USD, by the documents that its guards make. */
export const workedRows = (): { title: string; usdPerHour: number }[] =>
  ROWS.map(({ title, vcpus, guards, allowedRegions }) => {
    const baseline = { denies: denies(guards, allowedRegions), freeze: freeze(), bindsRoot: true };
    const [found] = burn([ADMINISTRATOR], {
      regions: DEFAULT_REGIONS,
      quotas: quotasOf(vcpus),
      baseline,
      paths: PATHS,
    });
    return { title, usdPerHour: found!.usdPerHour.withBaseline };
  });
