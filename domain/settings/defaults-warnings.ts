import { type DefaultsBasis, listed, unknownBy } from "./answers";
import type { DeclaredFacts } from "./declared-facts";
import { declaredRegions } from "./declared-settings";
import type { ByRegion, DefaultsFacts } from "./defaults-facts";

/** What the owner should know of the account defaults, although nothing is wrong. */
export function defaultsWarnings({ on, options }: DefaultsBasis, facts: DefaultsFacts & DeclaredFacts): string[] {
  const intruders = Object.entries(facts.activity ?? {}).flatMap(([region, answer]) =>
    "found" in answer && answer.found.closed && answer.found.instances.length > 0
      ? [`${listed(answer.found.instances)} in ${region}`]
      : [],
  );
  const images = declaredRegions("image-allowlist", facts);
  const networks = declaredRegions("network-closure", facts);
  const opened =
    on["image-allowlist"] && options["image-allowlist"].inAllowedRegions === "audit-mode"
      ? Object.entries(facts.imageStates ?? {}).flatMap(([region, answer]) =>
          "found" in answer && answer.found === "enabled" && !images.includes(region) ? [region] : [],
        )
      : [];
  const shut = on["network-closure"]
    ? Object.entries(facts.closures ?? {}).flatMap(([region, answer]) =>
        "found" in answer && answer.found ? [region] : [],
      )
    : [];
  const unasked = [
    ...(on["password-policy"] && facts.passwordPolicy && "unknown" in facts.passwordPolicy
      ? [
          `the password policy cannot be asked, so a stricter rule of it would be replaced: ${facts.passwordPolicy.unknown}`,
        ]
      : []),
    ...doubts(on["access-analyzer"], facts.analyzers, "analyzers", "one that exists makes the run fail"),
    ...(on["unused-access"] && facts.unusedAccessAnalyzers && "unknown" in facts.unusedAccessAnalyzers
      ? [
          `the analyzers of unused access cannot be asked, so one that exists makes the run fail: ${facts.unusedAccessAnalyzers.unknown}`,
        ]
      : []),
    ...doubts(
      on["resource-index"],
      facts.indexes,
      "indexes of Resource Explorer",
      "one that exists makes the run fail",
    ),
  ];
  return [
    ...(intruders.length > 0
      ? [`machines run in idle regions, cut off from the internet: ${intruders.join("; ")}; look at them at once`]
      : []),
    ...shut.map((region) =>
      networks.includes(region)
        ? `${region} stands in allowedRegions and the organization keeps its way to the internet closed; ask whoever runs the management account`
        : `${region} stands in allowedRegions and its way to the internet is closed: a guard stays where it was until somebody lifts it; aws ec2 modify-vpc-block-public-access-options --internet-gateway-block-mode off --region ${region}`,
    ),
    ...(opened.length > 0
      ? [
          `the image allow-list is enabled in ${opened.join(", ")} and becomes audit-mode; keep it with controls: { image-allowlist: { inAllowedRegions: enabled } }`,
        ]
      : []),
    ...unasked,
  ];
}

function doubts(isOn: boolean, answers: ByRegion<unknown> | undefined, what: string, so: string): string[] {
  if (!isOn) return [];
  return [...unknownBy(Object.entries(answers ?? {}))].map(
    ([reason, regions]) => `the ${what} of ${regions.join(", ")} cannot be asked, so ${so}: ${reason}`,
  );
}
