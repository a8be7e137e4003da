import type { Cell } from "../../../cli/probes/run";
import type { Item } from "../../../cli/probes/probe";
import { expectedRules } from "../../../cli/doctor/checks/detection";
import type { Expected } from "../../../cli/doctor/expected";
import type { FactName, Facts, Items } from "../../../cli/doctor/facts";
import type { Outputs } from "../../../cli/doctor/outputs";
import type { Proof } from "../../../cli/doctor/proof";
import { defaultBus } from "../../../domain/documents/forwarding";

export const ACCOUNT = "123456789012";
export const HOME = "ap-southeast-2";
export const IDLE = "sa-east-1";
export const REGIONS = [HOME, IDLE, "us-east-1"];
const SUFFIX = "0a1b2c3";

export const NOW = new Date("2026-11-27T12:00:00Z");
const seconds = NOW.getTime() / 1_000;

export const EXPECTED: Expected = {
  accountId: ACCOUNT,
  name: "ringfence",
  covered: REGIONS,
  home: HOME,
  allowed: [HOME],
  maxAgeDays: 92,
  now: NOW,
};

export const topic = (region: string): string =>
  `arn:aws:sns:${region}:${ACCOUNT}:ringfence-alert-channel-topic-${region}-${SUFFIX}`;

export const policy = (name: string): string => `arn:aws:iam::${ACCOUNT}:policy/ringfence/ringfence-${name}-${SUFFIX}`;

const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/ringfence/exempt/ringfence-${name}-${SUFFIX}`;

/** What the stack of that account says. */
export const OUTPUTS: Outputs = {
  coveredRegions: REGIONS,
  skippedRegions: { "af-south-1": "opt-in region that is not enabled" },
  controlStates: {},
  detectorIds: Object.fromEntries(REGIONS.map((region) => [region, `d-${region}`])),
  alertTopicArns: { [HOME]: topic(HOME), "us-east-1": topic("us-east-1") },
  guardrailDocuments: {
    // In everyday life it hangs on nobody.
    freeze: { arn: policy("freeze"), kind: "managed" },
    "region-deny": { arn: policy("guardrails-region-deny"), kind: "managed" },
  },
  budgetNames: { monthly: "ringfence-budgets-monthly-0a1b2c3" },
  groupNames: { developer: "developers" },
  roleArns: {},
};

/** Cells of a question that was answered. */
const cellsOf = <I extends Item>(places: Readonly<Record<string, I[]>>): Cell<I>[] =>
  Object.entries(places).map(([region, items]) => ({ region, service: "s", kind: "k", state: "count", items }));

const everywhere = <I extends Item>(make: (region: string) => I[]): Cell<I>[] =>
  cellsOf(Object.fromEntries(REGIONS.map((region) => [region, make(region)])));

const once = <I extends Item>(...items: I[]): Cell<I>[] => cellsOf({ "us-east-1": items });

const DENIES = ["region-deny", "launch-deny", "persistence-deny", "service-deny", "tamper-deny"];

const TRUST = JSON.stringify({
  Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "sts:AssumeRole" }],
});

const PROOF: Proof = {
  version: 1,
  regions: { [IDLE]: [seconds - 3_600, 41] },
  signals: { "quota-asked": [seconds - 3_600, 41] },
  billing: [seconds - 3_000, 12],
  topics: { warning: topic(HOME), billing: topic("us-east-1") },
};

const alarm = (name: string, region: string): Items["alarms"] => ({
  id: `ringfence-${name}-${SUFFIX}`,
  arn: `arn:aws:cloudwatch:${region}:${ACCOUNT}:alarm:ringfence-${name}-${SUFFIX}`,
  state: "OK",
  actsOnState: true,
  configuredAt: new Date("2026-01-01T00:00:00Z"),
  metrics: [name.startsWith("billing") ? "EstimatedCharges" : "ResourceCount"],
  actions: name.startsWith("billing") ? [topic("us-east-1")] : [],
});

const RULES = expectedRules(EXPECTED);

/** An account in which everything is armed. */
export const healthy = (): Facts => ({
  regions: once(...REGIONS.map((id) => ({ id, enabled: true }))),
  contacts: once(...["security", "billing", "operations"].map((id) => ({ id, email: `${id}@acme.sandbox` }))),
  accountState: once({ id: "account", state: "ACTIVE" as const, phone: "VERIFIED" as const }),
  topics: cellsOf(
    Object.fromEntries(
      REGIONS.map((region) => [
        region,
        region === IDLE ? [] : [{ id: topic(region).split(":").at(-1)!, arn: topic(region) }],
      ]),
    ),
  ),
  subscriptions: cellsOf(
    Object.fromEntries(
      [HOME, "us-east-1"].map((region) => [
        region,
        ["oncall@acme.sandbox", "security@acme.sandbox"].map((mail) => ({
          id: `${topic(region)} email ${mail}`,
          arn: `${topic(region)}:1`,
          protocol: "email",
        })),
      ]),
    ),
  ),
  billingAlerts: once({ id: "key", enabled: true }),
  alarms: everywhere((region) => [
    ...(region === "us-east-1" ? ["10-percent", "jump"].map((step) => alarm(`billing-alarms-${step}`, region)) : []),
    ...(region === HOME ? [] : [alarm(`usage-alarms-${region}`, region)]),
  ]),
  muteRules: once({ id: "nightly", arn: "arn:mute", status: "SCHEDULED" as const, mutes: ["acme-queue"] }),
  budgets: once(
    ...["monthly", "daily", "idle-regions"].map((name) => ({
      id: `ringfence-budgets-${name}-${SUFFIX}`,
      readers: [3],
    })),
  ),
  rules: everywhere((region) =>
    RULES.filter((rule) => rule.region === region).map((rule) => ({
      id: `ringfence-early-warning-${rule.stem}${rule.target.kind === "forward" ? `-${region}` : ""}-${SUFFIX}`,
      arn: "arn",
      state: rule.state,
      pattern: JSON.stringify(rule.pattern),
      targets: [rule.target.kind === "forward" ? defaultBus(HOME, ACCOUNT) : topic(HOME)],
    })),
  ),
  trails: cellsOf({
    [HOME]: [
      { id: "t", arn: "arn:trail", everyRegion: true, logging: true, reads: true, writes: true, readsLogged: true },
    ],
  }),
  detectors: everywhere((region) => [
    { id: `d-${region}`, enabled: true, publishes: "FIFTEEN_MINUTES" as const, administrator: undefined, own: true },
  ]),
  bindings: once<Items["bindings"]>(
    {
      kind: "group",
      id: "developers",
      arn: `arn:aws:iam::${ACCOUNT}:group/developers`,
      policies: DENIES.map((deny) => policy(`guardrails-${deny}`)),
      groups: [],
    },
    { kind: "user", id: "dora", arn: `arn:aws:iam::${ACCOUNT}:user/dora`, policies: [], groups: ["developers"] },
    ...["least-privilege-auditor", "break-glass-responder"].map((name) => ({
      kind: "role" as const,
      id: `ringfence-${name}-${SUFFIX}`,
      arn: role(name),
      policies: [],
      groups: [],
      trust: TRUST,
    })),
  ),
  users: once({ id: "dora", arn: `arn:aws:iam::${ACCOUNT}:user/dora`, groups: ["developers"] }),
  policies: once(
    { id: "freeze", arn: policy("freeze"), startedAt: NOW },
    ...DENIES.map((deny) => ({ id: deny, arn: policy(`guardrails-${deny}`), startedAt: NOW })),
  ),
  root: once({ id: "root", hasKey: false, mfa: true }),
  proof: cellsOf({ [HOME]: [{ id: "/ringfence/proof", proof: PROOF }] }),
});

/** The items of one region, changed. */
export function changed<N extends FactName>(
  facts: Facts,
  name: N,
  region: string,
  change: (items: Items[N][]) => Items[N][],
): Facts {
  const cells = facts[name] as readonly Cell<Items[N]>[];
  const next = cells.map((cell) =>
    cell.state === "count" && cell.region === region ? { ...cell, items: change([...cell.items]) } : cell,
  );
  return { ...facts, [name]: next };
}

/** A region that refuses. */
export const refusing = (facts: Facts, name: FactName, region: string, state: "denied" | "unreachable"): Facts => ({
  ...facts,
  [name]: (facts[name] as readonly Cell[]).map((cell) =>
    cell.region === region
      ? { region, service: "s", kind: "k", state, because: `is not authorized to perform: ${name}:Read` }
      : cell,
  ),
});
