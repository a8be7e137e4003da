import { show } from "../../engine/message";
import { UNKNOWN } from "../../engine/reader";
import { fail, undetermined } from "../../engine/verdict";
import { judgeKinds, ofKinds } from "../../facts/kind";
import { nameOf } from "../../facts/thing";
import type { Resource } from "../../resource";
import type { ResourceRule, Verdict } from "../../rule";
import { template } from "./examples-of-groups";
import { is, isFalse, isTrue, judgeSettings, kindsIn, type OpeningSetting } from "./opening-settings";

/** Switches of a whole account and region that keep something closed, whatever single resources say. */
const SETTINGS: readonly OpeningSetting[] = [
  {
    kinds: ["ec2:snapshotblockpublicaccess", "ec2:imageblockpublicaccess"],
    paths: ["state"],
    opens: is("unblocked"),
    closed: '"block-all-sharing" for snapshots, "block-new-sharing" for images',
  },
  {
    kinds: ["ec2:vpcblockpublicaccessoptions"],
    paths: ["internetGatewayBlockMode"],
    opens: is("off"),
    closed: '"block-ingress" or "block-bidirectional"',
  },
  {
    kinds: ["ec2:vpcblockpublicaccessexclusion"],
    paths: ["internetGatewayExclusionMode"],
    opens: is("allow-bidirectional"),
    closed: '"allow-egress"',
  },
  {
    kinds: ["emr:blockpublicaccessconfiguration"],
    paths: ["blockPublicSecurityGroupRules"],
    opens: isFalse,
    closed: "true",
  },
  // True is the default: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/serialconsoleaccess/
  { kinds: ["ec2:serialconsoleaccess"], paths: ["enabled"], opens: isTrue, unsaid: "open", closed: "false" },
];

const SERVICE_SETTING = "ssm:servicesetting";
const KINDS = [...kindsIn(SETTINGS), SERVICE_SETTING];

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html */
const SHARING = /\/ssm\/documents\/console\/public-sharing-permission$/;

/** The setting of Systems Manager that lets documents be public, among its others. */
function judgeServiceSetting({ type, props }: Resource): Verdict[] {
  if (nameOf(type) !== SERVICE_SETTING) return [];
  const [id, value] = [props.get("settingId"), props.get("settingValue")];
  const closes = value.state === "known" && !is("enable")(value.value);
  if ((id.state === "known" && !SHARING.test(String(id.value))) || closes) return [];
  const unknown = [id, value].find(({ state }) => state === "unknown");
  if (unknown !== undefined) return [undetermined(unknown.path)];
  return value.state === "known" ? [fail(value.path, show(value.value), '"Disable"')] : [];
}

const example = (title: string, type: string, props: Record<string, unknown>) => ({ title, subject: { type, props } });
const SNAPSHOTS = "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess";
const IMAGES = "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess";
const NETWORK = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
const EXCLUSION = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion";
const CONSOLE = "aws:ec2/serialConsoleAccess:SerialConsoleAccess";
const SETTING = "aws:ssm/serviceSetting:ServiceSetting";
const sharing = "arn:aws:ssm:eu-central-1:123456789012:servicesetting/ssm/documents/console/public-sharing-permission";

export const accountBlockWeakened: ResourceRule = {
  id: "account-block-weakened",
  kind: "resource",
  title: "no block of the whole account is switched off",
  severity: "critical",
  level: "mandatory",
  onUnknown: "advisory",
  why: "These blocks hold for resources that nobody has made yet. Whoever switches one off makes the next careless share or network public.",
  fix: "leave the block on; what has to be public gets an exemption with a reason and a date",
  frameworks: [
    { framework: "fsbp", version: "1.0.0", id: "EMR.2" },
    { framework: "mitre-attack", version: "17", id: "T1562.007" },
  ],
  types: ofKinds("blocks that hold for a whole account", KINDS),
  needs: [],
  uses: [],
  options: {},

  check: (resource) =>
    judgeKinds(resource, KINDS, (one) => [...judgeSettings(one, SETTINGS), ...judgeServiceSetting(one)]),

  examples: {
    pass: [
      example("no snapshot is shared with everybody", SNAPSHOTS, { state: "block-all-sharing" }),
      example("no further image is shared with everybody", IMAGES, { state: "block-new-sharing" }),
      example("nothing from the internet reaches a network", NETWORK, { internetGatewayBlockMode: "block-ingress" }),
      example("a network that may call out", EXCLUSION, { internetGatewayExclusionMode: "allow-egress" }),
      example("no serial console", CONSOLE, { enabled: false }),
      example("no public document", SETTING, { settingId: sharing, settingValue: "Disable" }),
      example("another setting of Systems Manager", SETTING, {
        settingId: "/ssm/automation/customer-script-log-destination",
        settingValue: "Enable",
      }),
      example("clusters without open groups", "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration", {
        blockPublicSecurityGroupRules: true,
      }),
    ],
    fail: [
      example("snapshots may be public", SNAPSHOTS, { state: "unblocked" }),
      example("images may be public", IMAGES, { state: "unblocked" }),
      example("the network block is off", NETWORK, { internetGatewayBlockMode: "off" }),
      example("a network that the internet reaches", EXCLUSION, {
        internetGatewayExclusionMode: "allow-bidirectional",
      }),
      example("the serial console", CONSOLE, { enabled: true }),
      example("the serial console, on because nobody says otherwise", CONSOLE, {}),
      example("documents may be public", SETTING, { settingId: sharing, settingValue: "Enable" }),
      example("documents may be public, by the short name of the setting", SETTING, {
        settingId: "/ssm/documents/console/public-sharing-permission",
        settingValue: "Enable",
      }),
      example("clusters with open groups", "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration", {
        blockPublicSecurityGroupRules: false,
      }),
      example("snapshots may be public, of Cloud Control", "aws-native:ec2:SnapshotBlockPublicAccess", {
        state: "unblocked",
      }),
      example(
        "images may be public, of any Terraform provider",
        "aws:index/ec2ImageBlockPublicAccess:Ec2ImageBlockPublicAccess",
        { state: "unblocked" },
      ),
      template("the network block is off, in a template", "AWS::EC2::VPCBlockPublicAccessOptions", {
        InternetGatewayBlockMode: "off",
      }),
    ],
    unknown: [
      example("a state that another resource decides", SNAPSHOTS, { state: UNKNOWN }),
      example("a setting that another resource decides", SETTING, { settingId: UNKNOWN, settingValue: "Enable" }),
      example("a value that another resource decides", SETTING, { settingId: sharing, settingValue: UNKNOWN }),
    ],
  },
};
