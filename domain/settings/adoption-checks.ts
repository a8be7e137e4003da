import type { Problem } from "../fields/problems";
import type { Facts } from "./account-facts";
import { answered, found } from "./answers";
import type { Draft } from "./plan";
import { type Adoptions, identityOf, type Left } from "../adoption/adoption";
import { administered } from "../controls/organization/administered";
import {
  leftAdministrator,
  leftAnalyzer,
  leftConfigBucket,
  leftDetector,
  leftHub,
  leftIndex,
  leftMonitor,
  leftRegionalAdministrator,
  leftUnusedAccess,
} from "../adoption/left";

/** What a run takes over. */
export interface Decided {
  /** Everything that this run or one before took over. */
  adopted: Adoptions;
  /** Identities of what this run takes over. */
  adopting: string[];
  /** The same in words, counted by kind: `12 × policy, 2 × detector`; empty when it takes nothing over. */
  counted: string;
  problems: Problem[];
  warnings: string[];
}

type Basis = Pick<Draft, "namePrefix" | "settings" | "on" | "options">;

/** Where the account that the settings name is the administrator already: AWS refuses to name it a second time. */
function leftAdministrators({ namePrefix, options }: Basis, facts: Facts): Left[] {
  const { account, services = [] } = options["delegated-administrators"];
  if (account === undefined) return [];
  return administered(services).flatMap(({ service, principals }) => [
    ...principals.flatMap(({ stem, principal }) =>
      answered(facts.delegated?.[principal])?.includes(account)
        ? [leftAdministrator(namePrefix, stem, principal, account)]
        : [],
    ),
    ...found(facts.regionalAdministrators?.[service]).flatMap(([region, there]) =>
      there === account ? [leftRegionalAdministrator(namePrefix, service, region, account)] : [],
    ),
  ]);
}

/** What the account has of the baseline, but for what the owner named. */
function leftOf(basis: Basis, facts: Facts): Left[] {
  const {
    namePrefix,
    settings: { existing, homeRegion: home },
    on,
  } = basis;
  const detectors = found(facts.detectors).flatMap(([region, one]) =>
    one?.own && one.administrator === undefined && !existing.detectorIds[region]
      ? [leftDetector(namePrefix, region, one.id)]
      : [],
  );
  const analyzers = found(facts.analyzers).flatMap(([region, all]) =>
    all.flatMap(({ id, own }) => (own && !existing.analyzers[region] ? [leftAnalyzer(namePrefix, region, id)] : [])),
  );
  const unused = (answered(facts.unusedAccessAnalyzers) ?? []).flatMap((id) =>
    existing.unusedAccessAnalyzer === undefined ? (leftUnusedAccess(namePrefix, home, id) ?? []) : [],
  );
  const indexes = found(facts.indexes).flatMap(([region, index]) =>
    index?.own && !existing.indexes[region] ? [leftIndex(namePrefix, region, index.arn)] : [],
  );
  const recorded = found(facts.recorders).flatMap(([region, recorder]) =>
    recorder?.name === `${namePrefix}config-recorder` ? [region] : [],
  );
  const hubs = found(facts.hubs).flatMap(([region, hub]) =>
    hub && recorded.includes(region) && !existing.hubs[region] ? [leftHub(namePrefix, region, hub.arn)] : [],
  );
  const delivered = new Set(found(facts.deliveryChannels).flatMap(([, channel]) => channel?.bucket ?? []));
  const buckets = [...delivered].flatMap((bucket) => leftConfigBucket(namePrefix, home, bucket));
  const monitors =
    facts.anomalyMonitors && "found" in facts.anomalyMonitors && existing.anomalyMonitor === undefined
      ? facts.anomalyMonitors.found.flatMap((monitor) => leftMonitor(namePrefix, monitor) ?? [])
      : [];
  return [
    ...(on.guardduty ? detectors : []),
    ...(on["access-analyzer"] ? analyzers : []),
    ...(on["unused-access"] ? unused : []),
    ...(on["resource-index"] ? indexes : []),
    ...(on["config-recorder"] ? buckets : []),
    ...(on["security-hub"] ? hubs : []),
    ...(on["cost-anomaly"] ? monitors : []),
    ...(on["delegated-administrators"] ? leftAdministrators(basis, facts) : []),
    ...(facts.left ?? []).filter(
      ({ type }) => existing.githubProviderArn === undefined || !type.startsWith("aws:iam/openIdConnectProvider:"),
    ),
  ];
}

/** Kinds whose first word alone would not say what they are. */
const KINDS: Readonly<Record<string, string>> = {
  anomaly: "anomaly monitor",
  declarative: "declarative policy",
  identity: "identity provider for GitHub",
  index: "index of Resource Explorer",
  key: "key of KMS",
  resource: "resource control policy",
  service: "service control policy",
  view: "view of Resource Explorer",
};

const newestFirst = (a: Left, b: Left): number => (b.madeAt?.getTime() ?? 0) - (a.madeAt?.getTime() ?? 0);

/**
 * Decides what the program takes over of what a baseline left in the account: after a `destroy` that kept it, a control that
 * was off for a while, or a run that was killed. Nothing is taken over while the baseline of another stack is at work.
 */
export function decideAdoption(basis: Basis, facts: Facts): Decided {
  const { stack, liveTopics = [], untagged = [] } = facts;
  if (stack === undefined) return { adopted: {}, adopting: [], counted: "", problems: [], warnings: [] };
  const held = Object.entries(stack.adopted).filter(([identity]) => stack.identities.has(identity));
  const left = leftOf(basis, facts)
    .filter(({ type, name }) => !stack.identities.has(identityOf(type, name)))
    .sort(newestFirst);
  const taken = new Map<string, Left>();
  const second: Left[] = [];
  for (const each of left) {
    const identity = identityOf(each.type, each.name);
    if (taken.has(identity)) second.push(each);
    else taken.set(identity, each);
  }
  const now = [...taken].map(([identity, { id, given }]) => [identity, { id, given }] as const);
  const kinds = new Map<string, number>();
  for (const { words } of taken.values()) {
    const first = words.split(" ")[0]!;
    const kind = KINDS[first] ?? first;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const counted = [...kinds].map(([kind, count]) => `${count} × ${kind}`).join(", ");
  return {
    adopted: Object.fromEntries([...held, ...now]),
    adopting: [...taken.keys()],
    counted,
    problems:
      taken.size > 0 && liveTopics.length > 0
        ? [
            {
              path: "stack",
              message: `is a new one, and the baseline of another stack is at work in the account, with ${liveTopics.join(", ")}; use that stack, or destroy it first; if its state is lost, delete its topics, and the next run takes over what it left`,
            },
          ]
        : [],
    warnings: [
      ...(taken.size > 0
        ? [
            `the account has ${counted} of a baseline that this stack does not hold; pulumi up takes them into the stack, replaces none, and gives them its settings`,
          ]
        : []),
      ...(second.length > 0
        ? [
            `the account has more than one set of the baseline; the newest is taken over, and nobody looks after ${second.map(({ words }) => words).join(", ")}; take off what they are attached to, and delete them`,
          ]
        : []),
      ...(untagged.length > 0
        ? [
            `${untagged.join(", ")} has the path and name of the baseline, and not its tag: somebody else made it; it is left alone, and one of the baseline's own is made beside it`,
          ]
        : []),
    ],
  };
}
