import { UNKNOWN } from "../../engine/reader";
import { judgeKinds, ofKinds } from "../../facts/kind";
import type { ResourceRule } from "../../rule";
import { template } from "./examples-of-groups";
import { is, judgeSettings, kindsIn, type OpeningSetting } from "./opening-settings";

const all = { opens: is("all"), closed: "the accounts that need it" };

/** Where the word `all` stands for everybody, in place of accounts. */
const SETTINGS: readonly OpeningSetting[] = [
  { kinds: ["ec2:amilaunchpermission"], paths: ["group"], ...all },
  { kinds: ["ec2:snapshotcreatevolumepermission"], paths: ["accountId"], ...all },
  {
    kinds: [
      "rds:snapshot",
      "ec2:dbsnapshot",
      "rds:snapshotcopy",
      "ec2:dbsnapshotcopy",
      "rds:clustersnapshot",
      "ec2:dbclustersnapshot",
      "rds:clustersnapshotcopy",
    ],
    paths: ["sharedAccounts"],
    ...all,
  },
  {
    kinds: ["imagebuilder:distributionconfiguration"],
    paths: [
      "distributions.amiDistributionConfiguration.launchPermission.userGroups",
      "distributions.amiDistributionConfiguration.launchPermissionConfiguration.userGroups",
    ],
    ...all,
  },
  { kinds: ["ssm:document"], paths: ["permissions.accountIds", "permissions.account_ids"], ...all },
];

const KINDS = kindsIn(SETTINGS);

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const LAUNCH = "aws:ec2/amiLaunchPermission:AmiLaunchPermission";
const SNAPSHOT = "aws:rds/snapshot:Snapshot";

export const publicSnapshotOrImage: ResourceRule = {
  id: "public-snapshot-or-image",
  kind: "resource",
  title: "no snapshot, image or document is shared with every account",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  why: "A snapshot is the whole disk or database. Shared with all, it is copied by whoever lists public ones, and sharing is how stolen data leaves an account without traffic.",
  fix: "name the accounts or the organization that need it",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "EC2.1" },
    { framework: "fsbp", version: "1.0.0", id: "RDS.1" },
    { framework: "fsbp", version: "1.0.0", id: "SSM.4" },
    { framework: "mitre-attack", version: "17", id: "T1537" },
  ],
  types: ofKinds("permissions of snapshots, images and documents", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) => judgeKinds(resource, KINDS, (one) => judgeSettings(one, SETTINGS)),

  examples: {
    pass: [
      example("an image for one account", LAUNCH, { imageId: "ami-1", accountId: "123456789012" }),
      example("an image for the organization", LAUNCH, {
        imageId: "ami-1",
        organizationArn: "arn:aws:organizations::1:organization/o-1",
      }),
      example("a snapshot that is not shared", SNAPSHOT, { dbSnapshotIdentifier: "before-upgrade" }),
      example("a snapshot for one account", SNAPSHOT, { sharedAccounts: ["123456789012"] }),
      example("a document for two accounts", "aws:ssm/document:Document", {
        permissions: { type: "Share", accountIds: "123456789012,210987654321" },
      }),
      template("an image for one account in a template", "AWS::ImageBuilder::DistributionConfiguration", {
        Distributions: [
          { AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserIds: ["123456789012"] } } },
        ],
      }),
    ],
    fail: [
      example("an image for everybody", LAUNCH, { imageId: "ami-1", group: "all" }),
      example(
        "an image for everybody, of any Terraform provider",
        "aws:index/amiLaunchPermission:AmiLaunchPermission",
        {
          group: "all",
        },
      ),
      example("a disk for everybody", "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission", {
        accountId: "all",
      }),
      example("a database for everybody", SNAPSHOT, { sharedAccounts: ["123456789012", "all"] }),
      example("a cluster for everybody", "aws:rds/clusterSnapshot:ClusterSnapshot", { sharedAccounts: ["all"] }),
      example("a copy for everybody", "aws:rds/snapshotCopy:SnapshotCopy", { sharedAccounts: ["all"] }),
      example("a copy of a cluster for everybody", "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy", {
        sharedAccounts: ["all"],
      }),
      example(
        "images that are built for everybody",
        "aws:imagebuilder/distributionConfiguration:DistributionConfiguration",
        {
          distributions: [{ amiDistributionConfiguration: { launchPermission: { userGroups: ["all"] } } }],
        },
      ),
      example("images that Cloud Control builds for everybody", "aws-native:imagebuilder:DistributionConfiguration", {
        distributions: [{ amiDistributionConfiguration: { launchPermissionConfiguration: { userGroups: ["all"] } } }],
      }),
      example("a document for everybody", "aws:ssm/document:Document", {
        permissions: { type: "Share", accountIds: "All" },
      }),
    ],
    unknown: [
      example("accounts that another resource decides", SNAPSHOT, { sharedAccounts: [UNKNOWN] }),
      example("a group that another resource decides", LAUNCH, { group: UNKNOWN }),
    ],
  },
};
