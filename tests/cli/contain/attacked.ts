import type { Facts } from "../../../cli/contain/facts";
import type { Request } from "../../../cli/contain/request";
import type { Found } from "../../../cli/contain/row";
import { DEFAULT_REGIONS } from "../../../domain/regions/regions";
import { type Keeper, seedOf } from "../../../sandbox/lab/seed";

export const ACCOUNT = "123456789012";
export const T0 = new Date("2026-11-20T00:00:00Z");
const AFTER = new Date("2026-11-20T03:00:00Z");
const BEFORE = new Date("2026-03-01T00:00:00Z");

export const MALLORY = `arn:aws:iam::${ACCOUNT}:user/mallory`;
export const CALLER = `arn:aws:sts::${ACCOUNT}:assumed-role/ringfence-responder-1a2b3c4/anna`;
export const FREEZE_ARN = `arn:aws:iam::${ACCOUNT}:policy/ringfence/ringfence-freeze-1a2b3c4`;

export const request = (changes: Partial<Request> = {}): Request => ({
  account: ACCOUNT,
  caller: CALLER,
  t0: T0.toISOString(),
  suspects: [MALLORY],
  includeOlder: false,
  includeUndated: false,
  freeze: "users",
  keep: [{ key: "ringfence:keep" }],
  state: { arns: [], ids: [] },
  exempt: [],
  without: [],
  ...changes,
});

interface MachineOptions {
  region?: string;
  startedAt?: Date;
  partOf?: string[];
  tags?: Record<string, string>;
  was?: Found["was"];
}

export const machine = (
  id: string,
  { region = "eu-west-1", startedAt = AFTER, partOf = [], tags = {}, was = {} }: MachineOptions = {},
): Found => ({
  id,
  arn: `arn:aws:ec2:${region}:${ACCOUNT}:instance/${id}`,
  startedAt,
  size: "c4.xlarge",
  usdPerHour: 0.06,
  partOf,
  tags,
  was: { zone: `${region}a`, image: "ami-1", isProtected: false, ...was },
});

const principal = (kind: "user" | "role", path: string, startedAt = BEFORE): Found => {
  const name = path.split("/").at(-1)!;
  return {
    id: `${kind}/${name}`,
    arn: `arn:aws:iam::${ACCOUNT}:${kind}/${path}`,
    startedAt,
    tags: {},
    was: { kind, name, attached: [], freeze: FREEZE_ARN },
  };
};

export const PEOPLE: Found[] = [
  principal("user", "mallory"),
  principal("user", "ada"),
  principal("role", "web"),
  principal("role", "backdoor", AFTER),
  principal("role", "ringfence/exempt/ringfence-responder-1a2b3c4"),
  principal("role", "aws-service-role/spotfleet.amazonaws.com/AWSServiceRoleForEC2SpotFleet"),
];

type Table = Record<string, Record<string, Found[]>>;

export const factsOf = (table: Table, more: Partial<Facts> = {}): Facts => ({
  takenAt: new Date("2026-11-20T06:00:00Z"),
  regions: DEFAULT_REGIONS,
  found: new Map(Object.entries(table).map(([look, regions]) => [look, new Map(Object.entries(regions))])),
  gaps: [],
  ...more,
});

const fleet = (id: string, units: number, startedAt = AFTER): Found => ({
  id,
  arn: `arn:aws:ec2:x:${ACCOUNT}:fleet/${id}`,
  startedAt,
  units,
  tags: {},
  was: { target: units },
});

const group = (id: string, units: number, startedAt: Date): Found => ({
  id,
  startedAt,
  units,
  tags: {},
  was: { min: units, max: units, desired: units, suspended: [], launches: true },
});

/** Keeper -> its look, what its ids begin with, and the service that writes it on machines. */
const LOOKS: Readonly<Record<Keeper, { look: string; prefix: string; service: string }>> = {
  "ec2-fleet": { look: "ec2-fleets", prefix: "fleet", service: "ec2" },
  group: { look: "groups", prefix: "group", service: "autoscaling" },
  "spot-request": { look: "spot-requests", prefix: "sir", service: "ec2" },
};

/** The seed's account. In the last region the owner works, with an old group and an old machine. */
export function attacked(regions: readonly string[] = DEFAULT_REGIONS): Facts {
  const table: Table = {
    principals: { "us-east-1": PEOPLE },
    "suspects-keys": {
      "us-east-1": [{ id: "AKIAIOSFODNN7EXAMPLE", owner: "mallory", was: { user: "mallory" }, startedAt: BEFORE }],
    },
    machines: {},
    "spot-fleets": {},
    "ec2-fleets": {},
    "spot-requests": {},
    groups: {},
  };
  for (const [index, { region, spotFleet, keeper, isHeld }] of seedOf(regions).entries()) {
    const spot = `sfr-${index}`;
    const { look, prefix, service } = LOOKS[keeper];
    const other = `${prefix}-${index}`;
    const partOf = [`ec2:${spot}`];
    table["spot-fleets"]![region] = [fleet(spot, spotFleet)];
    table[look]![region] = [keeper === "group" ? group(other, 1, AFTER) : fleet(other, 1)];
    table["machines"]![region] = [
      ...Array.from({ length: spotFleet }, (_, n) => machine(`i-${index}-${n}`, { region, partOf })),
      machine(`i-${index}-other`, { region, partOf: [`${service}:${other}`] }),
      ...(isHeld ? [machine(`i-${index}-held`, { region, was: { isProtected: true } })] : []),
    ];
  }
  const home = regions.at(-1)!;
  table["groups"]![home] = [...(table["groups"]![home] ?? []), group("web", 1, BEFORE)];
  table["machines"]![home]!.push(
    machine("i-old", { region: home, startedAt: BEFORE }),
    // Replaced last night by the owner's own group.
    machine("i-web", { region: home, partOf: ["autoscaling:web"] }),
    machine("i-kept", { region: home, tags: { "ringfence:keep": "" } }),
  );
  return factsOf(table, { regions });
}

/** What must be left running. */
export const OWN = ["i-kept", "i-old", "i-web"];
