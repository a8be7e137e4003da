import type { Problem } from "../fields/problems";
import { type Doubt, withoutCallerDoubts } from "./caller-doubts";
import { type DefaultsBasis, listed, unknownBy } from "./answers";
import type { DeclaredFacts } from "./declared-facts";
import { declaredRegions } from "./declared-settings";
import type { Activity, Answer, ByRegion, DefaultsFacts } from "./defaults-facts";

/** What an account default would take from somebody, and how that shows. */
interface Harm<T> {
  control: "network-closure" | "image-allowlist" | "default-network" | "snapshot-block";
  /** What would be lost in a region, in words; empty when nothing. */
  lost: (found: T) => readonly string[];
  /** What the control would do to it, before the region: `would cut off what runs`. */
  does: string;
  /** Regions for which the owner said yes, or no, or whose organization decided. */
  decided: readonly string[];
  /** What to do about a region. */
  ways: (region: string) => string;
  /** What nobody knows, before the regions. */
  doubt: string;
  /** The rights that a look takes. */
  rights: string;
}

/** Nothing is taken from somebody unasked: neither where it shows, nor where nobody could look. */
function harmProblems<T>(answers: ByRegion<T> | undefined, harm: Harm<T>): (Problem | Doubt)[] {
  const path = `controls.${harm.control}`;
  const open = Object.entries(answers ?? {}).filter(([region]) => !harm.decided.includes(region));
  const hurt = open.flatMap(([region, answer]): Problem[] => {
    const lost = "found" in answer ? harm.lost(answer.found) : [];
    if (lost.length === 0) return [];
    return [{ path, message: `${harm.does} in ${region}: ${listed(lost)}; ${harm.ways(region)}` }];
  });
  const doubts = [...unknownBy(open)].map(([reason, regions]): Doubt => {
    const where = regions.join(", ");
    const message = `${harm.doubt} in ${where}: ${reason}; allow ${harm.rights} to who runs this program, or ${harm.ways(where)}`;
    return { path, message, reason };
  });
  return [...hurt, ...doubts];
}

const accept = (control: string, option: string) => (region: string) =>
  `controls: { ${control}: { ${option}: [${region}] } }`;

const machines = (ids: readonly string[]): string[] => ids.map((id) => `machine ${id}`);

/** What a closed region would lose; nothing when it is closed already. */
const cutOff = ({ instances, interfaces, closed }: Activity): string[] =>
  closed ? [] : [...machines(instances), ...interfaces];

const LOOK = "ec2:DescribeInstances, ec2:DescribeNetworkInterfaces";

function harms({ on, options }: DefaultsBasis, facts: DefaultsFacts & DeclaredFacts): (Problem | Doubt)[] {
  const running = (control: "network-closure" | "image-allowlist") => ({
    control,
    decided: [...(options[control].acknowledgeRunning ?? []), ...declaredRegions(control, facts)],
    ways: (region: string) =>
      `add it to allowedRegions, or accept that with ${accept(control, "acknowledgeRunning")(region)}`,
    doubt: "nobody knows what runs",
    rights: LOOK,
  });
  const group = options["default-network"];
  return [
    ...(on["network-closure"]
      ? harmProblems(facts.activity, {
          ...running("network-closure"),
          lost: cutOff,
          does: "would cut off from the internet what runs",
        })
      : []),
    ...(on["image-allowlist"]
      ? harmProblems(facts.activity, {
          ...running("image-allowlist"),
          lost: ({ instances, imagesLimited }) => (imagesLimited ? [] : machines(instances)),
          does: "would let no machine be replaced whose image is not allowed, and some run",
        })
      : []),
    ...(on["default-network"] && group.vpcIds === undefined
      ? harmProblems(facts.defaultGroups, {
          control: "default-network",
          lost: (found) => found?.users ?? [],
          does: "would take the traffic of what is in the default security group",
          decided: [...(group.acknowledgeInUse ?? []), ...(group.exceptRegions ?? [])],
          ways: (region) =>
            `move it to another group, accept that with ${accept("default-network", "acknowledgeInUse")(region)}, or leave the group alone with exceptRegions: [${region}]`,
          doubt: "nobody knows the default network, or who is in its group",
          rights: "ec2:DescribeVpcs, ec2:DescribeSecurityGroups, ec2:DescribeNetworkInterfaces",
        })
      : []),
    ...(on["snapshot-block"] && options["snapshot-block"].state === "block-all-sharing"
      ? harmProblems(facts.publicSnapshots, {
          control: "snapshot-block",
          lost: (ids) => ids,
          does: "would hide public snapshots",
          decided: declaredRegions("snapshot-block", facts),
          ways: () =>
            "make them private first, or leave them public with controls: { snapshot-block: { state: block-new-sharing } }",
          doubt: "nobody knows which snapshots are public",
          rights: "ec2:DescribeSnapshots",
        })
      : []),
  ];
}

/** A public bucket may be a website: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
function bucketProblems({ on, options }: DefaultsBasis, { publicBuckets }: DefaultsFacts): (Problem | Doubt)[] {
  if (!on["s3-account-block"] || publicBuckets === undefined) return [];
  const path = "controls.s3-account-block";
  const off = "switch it off with controls: { s3-account-block: off }";
  if ("unknown" in publicBuckets) {
    const rights = "s3:GetAccountPublicAccessBlock, s3:ListAllMyBuckets, s3:GetBucketPolicyStatus, s3:GetBucketAcl";
    const message = `nobody knows which buckets are public: ${publicBuckets.unknown}; allow ${rights} and s3:GetBucketPublicAccessBlock to who runs this program, or ${off}`;
    return [{ path, message, reason: publicBuckets.unknown }];
  }
  const { names, unseen } = publicBuckets.found;
  const accepted = options["s3-account-block"].acknowledgePublic ?? [];
  const lost = names.filter((name) => !accepted.includes(name));
  const hint = `controls: { s3-account-block: { acknowledgePublic: [${lost.join(", ")}] } }`;
  return [
    ...(lost.length > 0
      ? [
          {
            path,
            message: `would make public buckets private: ${listed(lost)}; put CloudFront in front of what must be public, accept that with ${hint}, or ${off}`,
          },
        ]
      : []),
    ...(unseen > 0
      ? [
          {
            path,
            message: `${unseen} buckets were not looked at; close the public ones by hand, then block the account by hand once, or ${off}`,
          },
        ]
      : []),
  ];
}

/** What the account defaults would take from somebody unasked, all at once. */
export function harmsOf(basis: DefaultsBasis, facts: DefaultsFacts & DeclaredFacts): Problem[] {
  const { activity, defaultGroups, publicSnapshots, publicBuckets } = facts;
  const answers: Answer<unknown>[] = [activity, defaultGroups, publicSnapshots].flatMap((one) =>
    Object.values<Answer<unknown>>(one ?? {}),
  );
  const isAnswered = [...answers, ...(publicBuckets ? [publicBuckets] : [])].some((answer) => "found" in answer);
  return withoutCallerDoubts([...harms(basis, facts), ...bucketProblems(basis, facts)], isAnswered);
}
