import type { Found } from "../adoption/adoption";
import { regionalIdentity } from "../adoption/left";
import { ManagedBy } from "../controls/managed-by";
import { aggregatorProblems } from "../controls/defaults/existing";
import { type Existing, mergedExisting, type Problem } from "../fields/problems";
import { answered, type DefaultsBasis, found as foundIn } from "./answers";
import type { Facts } from "./account-facts";

/** What a region can have once. */
interface Kind {
  /** Its entry in `existing`, a map of regions. */
  setting: "detectorIds" | "analyzers" | "indexes";
  isOn: boolean;
  /** What it is, in the singular. */
  noun: string;
  found: Readonly<Record<string, readonly Found[]>>;
}

function kindsOf({ on, name, options }: DefaultsBasis, facts: Facts): Kind[] {
  const isHeld = (region: string): boolean =>
    facts.stack?.identities.has(regionalIdentity.detector(`${name}-`, region)) === true;
  // Of one that an administrator account manages, detector-checks.ts says what to do.
  const detectors = foundIn(facts.detectors)
    .filter(([region, one]) => !isHeld(region) && one?.administrator === undefined)
    .map(([region, one]) => [region, one ? [{ id: one.id, own: one.own !== false }] : []]);
  const indexes = foundIn(facts.indexes).map(([region, one]) => [region, one ? [{ id: one.arn, own: one.own }] : []]);
  return [
    {
      setting: "detectorIds",
      isOn: on.guardduty && options.guardduty.managedBy !== ManagedBy.Organization,
      noun: "detector",
      found: Object.fromEntries(detectors) as Kind["found"],
    },
    {
      setting: "analyzers",
      isOn: on["access-analyzer"],
      noun: "analyzer of external access",
      found: Object.fromEntries(foundIn(facts.analyzers)),
    },
    {
      setting: "indexes",
      isOn: on["resource-index"],
      noun: "index of Resource Explorer",
      found: Object.fromEntries(indexes) as Kind["found"],
    },
  ];
}

/** What somebody else made and nobody named; what is the own is taken over: adoption-checks.ts. */
function unnamed({ setting, noun, found }: Kind, { settings }: DefaultsBasis): Problem[] {
  const named = settings.existing[setting];
  const others = Object.entries(found).flatMap(([region, all]) =>
    named[region] === undefined ? all.filter(({ own }) => !own).map(({ id }) => [region, id] as const) : [],
  );
  if (others.length === 0) return [];
  const where = others.map(([region]) => region).join(", ");
  return [
    {
      path: `existing.${setting}`,
      message: `there is ${noun.startsWith("a") || noun.startsWith("i") ? "an" : "a"} ${noun} already in ${where}, and a region takes one; name what exists, and it is adopted`,
      existing: { [setting]: Object.fromEntries(others) },
    },
  ];
}

/** What is named and is not there. */
function misnamed({ setting, noun, found }: Kind, { settings }: DefaultsBasis): Problem[] {
  return Object.entries(settings.existing[setting]).flatMap(([region, named]) => {
    const here = found[region];
    if (here === undefined || here.some(({ id }) => id === named)) return [];
    const [other] = here;
    const there = other ? `there is ${other.id}` : "there is none, so remove the entry";
    return [
      {
        path: `existing.${setting}.${region}`,
        message: `is ${named}, which is no ${noun} of this account in ${region}; ${there}`,
        ...(other ? { existing: { [setting]: { [region]: other.id } } } : {}),
      },
    ];
  });
}

/** The account's identity provider for GitHub. */
function providerProblems({ settings }: DefaultsBasis, { gitHubProviders, caller }: Facts): Problem[] {
  const path = "existing.githubProviderArn";
  const named = settings.existing.githubProviderArn;
  // arn:aws:iam::<account>:oidc-provider/<issuer>
  const owner = named?.split(":")[4];
  if (caller !== undefined && owner !== undefined && owner !== caller.accountId) {
    const message = `is ${named!}, of another account than ${caller.accountId}; name one of that account, or remove it, and it is made`;
    return [{ path, message }];
  }
  if (gitHubProviders === undefined) return [];
  if (named !== undefined && gitHubProviders.length === 0) {
    return [{ path, message: `is ${named}, and the account has none; remove it, and it is made` }];
  }
  const [other] = gitHubProviders.filter(({ own }) => !own);
  return named === undefined && other
    ? [
        {
          path,
          message: "the account has an identity provider for GitHub, and takes one; name it, and it is used as it is",
          existing: { githubProviderArn: other.arn },
        },
      ]
    : [];
}

/** The analyzer of unused access at home. */
function unusedProblems({ name, settings, regions }: DefaultsBasis, { unusedAccessAnalyzers }: Facts): Problem[] {
  const others = (answered(unusedAccessAnalyzers) ?? []).filter(
    (each) => each !== `${name}-unused-access` && each !== settings.existing.unusedAccessAnalyzer,
  );
  return others.slice(0, 1).map((each) => ({
    path: "existing.unusedAccessAnalyzer",
    message: `there is an analyzer of unused access already in ${regions.home}, and a region takes one; name what exists, and it is adopted`,
    existing: { unusedAccessAnalyzer: each },
  }));
}

/** What somebody made and a region or an account can have once, and what is named and is not so. */
export function existingProblems(basis: DefaultsBasis, facts: Facts): Problem[] {
  const { on, options, regions } = basis;
  const here = on["resource-index"] ? foundIn(facts.indexes) : [];
  const home = options["resource-index"].aggregatorRegion ?? regions.home;
  const aggregator = here.find(([region, index]) => index?.aggregator && region !== home);
  return [
    ...aggregatorProblems(
      "controls.resource-index.aggregatorRegion",
      options["resource-index"].aggregatorRegion,
      regions.covered,
    ),
    ...kindsOf(basis, facts)
      .filter(({ isOn }) => isOn)
      .flatMap((kind) => [...unnamed(kind, basis), ...misnamed(kind, basis)]),
    ...(on["unused-access"] ? unusedProblems(basis, facts) : []),
    ...(on["least-privilege"] ? providerProblems(basis, facts) : []),
    ...(aggregator
      ? [
          {
            path: "controls.resource-index.aggregatorRegion",
            message: `the aggregator of the account is in ${aggregator[0]}, and there can be one; keep it with controls: { resource-index: { aggregatorRegion: ${aggregator[0]} } }, or demote it by hand and wait 24 hours`,
          },
        ]
      : []),
  ];
}

/** What is named in the setting already, without what a problem is about. */
export function rightlyNamed(named: object, problems: readonly Problem[]): Existing {
  const wrong = new Set(problems.map(({ path }) => path));
  const right = Object.entries(named as { [name: string]: Existing[string] | undefined }).flatMap(
    ([name, value]): [string, Existing[string]][] => {
      if (value === undefined) return [];
      if (typeof value === "string") return wrong.has(`existing.${name}`) ? [] : [[name, value]];
      const regions = Object.entries(value).filter(([region]) => !wrong.has(`existing.${name}.${region}`));
      return [[name, Object.fromEntries(regions)]];
    },
  );
  return Object.fromEntries(right);
}

/**
 * The same problems, with what is named already and right beside what mends them: the block that is printed replaces the
 * whole setting.
 */
export function withNamed(named: object, problems: readonly Problem[]): Problem[] {
  const right = rightlyNamed(named, problems);
  const first = problems.findIndex(({ existing }) => existing !== undefined);
  return problems.map((problem, index) =>
    index === first ? { ...problem, existing: mergedExisting(right, problem.existing!) } : problem,
  );
}
