import { UNKNOWN } from "../../engine/reader";
import { fail, pass, undetermined } from "../../engine/verdict";
import { valuesAt } from "../../facts/table";
import { declaredBy } from "../../facts/template";
import { nameOf } from "../../facts/thing";
import type { Property, Resource, Stack, StackResource } from "../../resource";
import type { StackRule, Verdict } from "../../rule";
import { isTrue } from "./opening-settings";
import { PUBLIC_ACCESS_FLAGS } from "./public-access-flags";

const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ACCOUNT_BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";

/**
 * Where the four switches of a bucket are. A bucket without them has all four, as AWS gives them to every new one since April
 * 2023, and an access point has those that it does not name.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html
 */
const BLOCKS: readonly { kinds: readonly string[]; paths: readonly string[]; unnamed: "off" | "on" }[] = [
  { kinds: [nameOf(BLOCK)], paths: [""], unnamed: "off" },
  { kinds: ["s3:bucket"], paths: ["publicAccessBlockConfiguration"], unnamed: "off" },
  {
    kinds: ["s3:accesspoint", "s3:multiregionaccesspoint"],
    paths: ["publicAccessBlockConfiguration", "details.publicAccessBlock"],
    unnamed: "on",
  },
];

/** A switch that is not on, and what is known of it. */
interface Off {
  readonly flag: string;
  readonly property: Property;
}

function switchesOff({ type, props }: Resource): Off[] {
  const row = BLOCKS.find(({ kinds }) => kinds.includes(nameOf(type)));
  if (row === undefined) return [];
  const blocks = row.paths.flatMap((path) =>
    path === "" ? [props] : valuesAt(props, path).flatMap((at) => at.items()),
  );
  return blocks.flatMap((block) =>
    PUBLIC_ACCESS_FLAGS.map((flag) => ({ flag, property: block.get(flag) })).filter(
      ({ property: { state, value } }) =>
        state === "unknown" || (state === "absent" ? row.unnamed === "off" : !isTrue(value)),
    ),
  );
}

/** The switches of the account, where the same provider sets them: they hold for a bucket whatever its own say. */
const accountBlocks = ({ resources }: Stack, provider: StackResource["provider"]): StackResource[] =>
  resources.filter((each) => nameOf(each.type) === nameOf(ACCOUNT_BLOCK) && each.provider?.urn === provider?.urn);

/** Whether a resource has told nothing yet: a provider may keep the outputs of a preview to itself. */
const isSilent = ({ props }: Resource): boolean => props.get("bucket").state === "absent";

/** What a block is about, for the message: the bucket that it depends on, whose name may not be known yet. */
function bucketOf({ propertyDependencies, name }: StackResource, { resources }: Stack): string {
  const urn = propertyDependencies["bucket"]?.[0];
  return resources.find((each) => each.urn === urn)?.name ?? name;
}

function judge(stack: Stack, resource: StackResource): Verdict[] {
  const { resources, unread } = declaredBy(resource);
  if (nameOf(resource.type) === nameOf(BLOCK) && isSilent(resource)) return [undetermined(resource.name)];
  const account = accountBlocks(stack, resource.provider);
  const ofAccount = (flag: string): Property[] => account.map(({ props }) => props.get(flag));
  const off = [resource, ...resources]
    .flatMap(switchesOff)
    .filter(({ flag }) => !ofAccount(flag).some(({ value }) => isTrue(value)));
  const waiting = off.filter(({ flag, property }) =>
    [property, ...ofAccount(flag)].some(({ state }) => state === "unknown"),
  );
  const surely = off.filter((each) => !waiting.includes(each));
  const pathOf = ({ property }: Off): string => `${resource.name}.${property.path}`;
  const observed = `${[...new Set(surely.map(({ flag }) => flag))].join(", ")} off for ${bucketOf(resource, stack)}`;
  return [
    // One line for a block, however many of its switches are off.
    ...surely.slice(0, 1).map((first) => fail(pathOf(first), observed, "all four on", resource.urn)),
    ...waiting.map((each) => undetermined(pathOf(each))),
    ...unread,
  ];
}

const all = (value: unknown) => Object.fromEntries(PUBLIC_ACCESS_FLAGS.map((flag) => [flag, value]));
const bucket = { type: "aws:s3/bucket:Bucket", name: "site", props: { bucket: "site" } };
const block = (props: Record<string, unknown>, type = BLOCK) => ({
  type,
  name: "site-block",
  props: { bucket: UNKNOWN, ...props },
  propertyDependencies: { bucket: ["site"] },
});
const account = (props: Record<string, unknown>, more = {}) => ({
  type: ACCOUNT_BLOCK,
  name: "account-block",
  props: { id: "123456789012", ...props },
  ...more,
});
const example = (title: string, ...resources: StackExample[]) => ({ title, subject: { resources } });
type StackExample = StackRule["examples"]["pass"][number]["subject"]["resources"][number];

export const s3BucketBlockPublic: StackRule = {
  id: "s3-bucket-block-public",
  kind: "stack",
  title: "no bucket takes the block of public access off",
  severity: "high",
  level: "mandatory",
  onUnknown: "advisory",
  why: "AWS blocks public access on every new bucket. A block with a switch off is the first half of a leak; a policy or an access list is the other.",
  fix: "set all four switches to true, or leave the block out; a bucket that is public on purpose gets an exemption with a reason",
  frameworks: [
    { framework: "cis-aws", version: "5.0.0", id: "2.1.4" },
    { framework: "cis-aws", version: "7.0.0", id: "3.1.4" },
    { framework: "fsbp", version: "1.0.0", id: "S3.8" },
    { framework: "mitre-attack", version: "17", id: "T1530" },
  ],
  types: [BLOCK, ACCOUNT_BLOCK, "aws:s3/bucket:Bucket", "aws:s3/accessPoint:AccessPoint"],
  needs: [],
  uses: [],
  options: {},

  check(stack) {
    const verdicts = stack.resources.flatMap((resource) => judge(stack, resource));
    return verdicts.length > 0 ? verdicts : [pass];
  },

  examples: {
    pass: [
      example("a bucket without a block, which has the one of AWS", bucket),
      example("a bucket and its whole block", bucket, block(all(true))),
      example("a stack without buckets", { type: "aws:sns/topic:Topic", props: {} }),
      example("a weak block under that of the account", bucket, block(all(false)), account(all(true))),
      example("a bucket of Cloud Control that says nothing", { type: "aws-native:s3:Bucket", props: {} }),
      example("a bucket of Cloud Control with its whole block", {
        type: "aws-native:s3:Bucket",
        props: { publicAccessBlockConfiguration: all(true) },
      }),
      example("an access point that names one switch, which is on", {
        type: "aws:s3/accessPoint:AccessPoint",
        props: { publicAccessBlockConfiguration: { blockPublicPolicy: true } },
      }),
      example(
        "a bucket in a component that makes its own block",
        {
          type: "example:site:Site",
          name: "component",
          props: {},
        },
        { ...bucket, parent: "component" },
        { ...block(all(true)), parent: "component" },
      ),
    ],
    fail: [
      example("a block with everything off", bucket, block(all(false))),
      example("public policies allowed", bucket, block({ ...all(true), blockPublicPolicy: false })),
      example("a block that says nothing, which is off", bucket, block({})),
      example(
        "a switch that is left out",
        bucket,
        block({ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true }),
      ),
      example(
        "a block of the account that leaves the same switch out",
        bucket,
        block({ ...all(true), blockPublicPolicy: false }),
        account({ ...all(true), blockPublicPolicy: false }),
      ),
      example(
        "a block of another account",
        bucket,
        block(all(false)),
        account(all(true), {
          provider: { type: "pulumi:providers:aws", name: "other", props: { region: "eu-central-1" } },
        }),
      ),
      example(
        "a block of any Terraform provider",
        bucket,
        block(all(false), "aws:index/s3BucketPublicAccessBlock:S3BucketPublicAccessBlock"),
      ),
      example("a bucket of Cloud Control", {
        type: "aws-native:s3:Bucket",
        props: { publicAccessBlockConfiguration: { ...all(true), restrictPublicBuckets: false } },
      }),
      example("an access point", {
        type: "aws:s3/accessPoint:AccessPoint",
        props: { publicAccessBlockConfiguration: { blockPublicPolicy: false } },
      }),
      example("a bucket in a template", {
        type: "aws:cloudformation/stack:Stack",
        props: {
          templateBody: JSON.stringify({
            Resources: {
              Site: {
                Type: "AWS::S3::Bucket",
                Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: false } },
              },
            },
          }),
        },
      }),
    ],
    unknown: [
      example("a switch that another resource decides", bucket, block({ ...all(true), blockPublicAcls: UNKNOWN })),
      example("a block that has told nothing yet", bucket, { type: BLOCK, name: "site-block", props: {} }),
      example(
        "a weak block under one of the account that is not known yet",
        bucket,
        block(all(false)),
        account(all(UNKNOWN)),
      ),
    ],
  },
};
