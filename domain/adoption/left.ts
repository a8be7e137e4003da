import { identityOf, type Left, madeBy } from "./adoption";

/** The types that are found again by their own names, and the input that holds it. */
const TOKENS = {
  policy: "aws:iam/policy:Policy",
  group: "aws:iam/group:Group",
  role: "aws:iam/role:Role",
} as const;

const DETECTOR = "aws:guardduty/detector:Detector";
const ANALYZER = "aws:accessanalyzer/analyzer:Analyzer";
const INDEX = "aws:resourceexplorer/index:Index";
const VIEW = "aws:resourceexplorer/view:View";

/** The type of the guardrails in mode organization. */
export const SERVICE_CONTROL_POLICY = "aws:organizations/policy:Policy";

/** The identity in the program of what a region can have once. */
export const regionalIdentity = {
  detector: (prefix: string, region: string) => identityOf(DETECTOR, `${prefix}guardduty-detector-${region}`),
  analyzer: (prefix: string, region: string) => identityOf(ANALYZER, `${prefix}access-analyzer-${region}`),
  index: (prefix: string, region: string) => identityOf(INDEX, `${prefix}resource-index-${region}`),
};

const ofIdentity = (identity: string): Pick<Left, "type" | "name"> => {
  const [type, name] = identity.split(" ");
  return { type: type!, name: name! };
};

/** A policy, group or role at the baseline's path, by the name that Pulumi gave it; undefined for one of another name. */
export function leftIdentity(
  prefix: string,
  { kind, id, arn, startedAt }: { kind: keyof typeof TOKENS; id: string; arn: string; startedAt?: Date | undefined },
): Left | undefined {
  const name = madeBy(prefix, id);
  if (name === undefined) return undefined;
  const made = startedAt === undefined ? {} : { madeAt: startedAt };
  // A policy is imported by its ARN, a group or a role by its name.
  return {
    type: TOKENS[kind],
    name,
    id: kind === "policy" ? arn : id,
    given: { name: id },
    words: `${kind} ${id}`,
    ...made,
  };
}

// The region belongs to the id of what is regional: the provider would look for it in its own region.

/** The detector of a region. */
export const leftDetector = (prefix: string, region: string, id: string): Left => ({
  ...ofIdentity(regionalIdentity.detector(prefix, region)),
  id: `${id}@${region}`,
  given: {},
  words: `detector ${id} in ${region}`,
});

/** The analyzer of a region. */
export const leftAnalyzer = (prefix: string, region: string, id: string): Left => ({
  ...ofIdentity(regionalIdentity.analyzer(prefix, region)),
  id: `${id}@${region}`,
  given: {},
  words: `analyzer ${id} in ${region}`,
});

/** The analyzer of unused access, which bears the name of its component; undefined for one of another name. */
export const leftUnusedAccess = (prefix: string, region: string, id: string): Left | undefined =>
  id === `${prefix}unused-access`
    ? {
        type: ANALYZER,
        name: `${id}-analyzer`,
        id: `${id}@${region}`,
        given: {},
        words: `analyzer ${id} in ${region}`,
      }
    : undefined;

/**
 * The hub of a region, which carries no tag: it is the baseline's where the baseline's recorder is.
 *
 * @param arn arn:aws:securityhub:<region>:<account>:hub/default; the provider imports it by the account
 */
export const leftHub = (prefix: string, region: string, arn: string): Left => ({
  type: "aws:securityhub/account:Account",
  name: `${prefix}security-hub-${region}`,
  id: `${arn.split(":")[4]!}@${region}`,
  given: {},
  words: `hub in ${region}`,
});

/** The index of a region. */
export const leftIndex = (prefix: string, region: string, arn: string): Left => ({
  ...ofIdentity(regionalIdentity.index(prefix, region)),
  id: arn,
  given: {},
  words: `index of resources in ${region}`,
});

/** The view of the resources of every region; undefined for one of another name. */
export function leftView(prefix: string, region: string, { id, arn }: { id: string; arn: string }): Left | undefined {
  const name = `${prefix}resource-index-view-${region}`;
  return madeBy(prefix, id) === name
    ? { type: VIEW, name, id: arn, given: { name: id }, words: `view ${id}` }
    : undefined;
}

/** The identity provider for GitHub. */
export const leftProvider = (prefix: string, arn: string): Left => ({
  type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  name: `${prefix}least-privilege-github`,
  id: arn,
  given: {},
  words: "identity provider for GitHub",
});

/** The anomaly monitor of services; undefined for one of another name. */
export function leftMonitor(prefix: string, { arn, name: id }: { arn: string; name: string }): Left | undefined {
  const name = `${prefix}cost-anomaly-services`;
  return madeBy(prefix, id) === name
    ? {
        type: "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
        name,
        id: arn,
        given: { name: id },
        words: `anomaly monitor ${id}`,
      }
    : undefined;
}

/** A bucket of logs in a region; nothing for one of another name. */
function leftBucket(prefix: string, stem: string, region: string, bucket: string): Left[] {
  const name = `${prefix}${stem}`;
  return madeBy(prefix, bucket) === name
    ? [
        {
          type: "aws:s3/bucket:Bucket",
          name,
          id: `${bucket}@${region}`,
          given: { bucket },
          words: `bucket ${bucket}`,
        },
      ]
    : [];
}

/** The bucket that the recorders of AWS Config deliver to, by one of their channels. */
export const leftConfigBucket = (prefix: string, region: string, bucket: string): Left[] =>
  leftBucket(prefix, "config-recorder-logs", region, bucket);

/** A policy of the organization, and what ties it to each target; nothing for one of another name. */
export function leftServiceControlPolicy(
  prefix: string,
  { id, name: policy, targets }: { id: string; name: string; targets: readonly string[] },
  noun = "service control policy",
): Left[] {
  const name = madeBy(prefix, policy);
  if (name === undefined) return [];
  return [
    { type: SERVICE_CONTROL_POLICY, name, id, given: { name: policy }, words: `${noun} ${policy}` },
    ...targets.map((target) => ({
      type: "aws:organizations/policyAttachment:PolicyAttachment",
      name: `${name}-target-${target}`,
      id: `${target}:${id}`,
      given: {},
      words: `attachment of ${policy} to ${target}`,
    })),
  ];
}

/** A trail with the bucket of its logs, and their key when they have one; nothing for one of another name. */
export function leftTrail(
  prefix: string,
  region: string,
  { id, arn, bucket, key }: { id: string; arn: string; bucket: string; key?: string | undefined },
): Left[] {
  const name = `${prefix}audit-trail-all-regions`;
  if (madeBy(prefix, id) !== name) return [];
  return [
    { type: "aws:cloudtrail/trail:Trail", name, id: arn, given: { name: id }, words: `trail ${id}` },
    ...leftBucket(prefix, "audit-trail-logs", region, bucket),
    ...(key === undefined
      ? []
      : [
          {
            type: "aws:kms/key:Key",
            name: `${prefix}audit-trail-key`,
            // arn:aws:kms:<region>:<account>:key/<id>
            id: `${key.split("/").at(-1)!}@${region}`,
            given: {},
            words: `key ${key}`,
          },
        ]),
  ];
}

/** The type of an administrator that a service names itself, in each region. */
const ADMIN_ACCOUNTS: Readonly<Record<string, string>> = {
  guardduty: "aws:guardduty/organizationAdminAccount:OrganizationAdminAccount",
  "security-hub": "aws:securityhub/organizationAdminAccount:OrganizationAdminAccount",
};

const ADMINISTRATORS = "delegated-administrators";

/** The administrator that a service names itself, in a region. */
export const leftRegionalAdministrator = (prefix: string, service: string, region: string, account: string): Left => ({
  type: ADMIN_ACCOUNTS[service]!,
  name: `${prefix}${ADMINISTRATORS}-${service}-${region}`,
  id: `${account}@${region}`,
  given: {},
  words: `administrator ${account} of ${service} in ${region}`,
});

/** The administrator that Organizations registers for a service, which has no region. */
export const leftAdministrator = (prefix: string, stem: string, principal: string, account: string): Left => ({
  type: "aws:organizations/delegatedAdministrator:DelegatedAdministrator",
  name: `${prefix}${ADMINISTRATORS}-${stem}`,
  id: `${account}/${principal}`,
  given: {},
  words: `administrator ${account} of ${principal}`,
});
