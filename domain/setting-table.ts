/** How a setting is written in the stack configuration, where Pulumi keeps every value as text. */
export type SettingKind = "text" | "number" | "boolean" | "list" | "map";

/** One setting of the program. The same name is an argument of `AccountBaseline`. */
export interface SettingEntry {
  name: string;
  kind: SettingKind;
  required: boolean;
  /** The shape in words, for the reference page. */
  shape: string;
  /** What is used when the setting is absent, in words. */
  default: string;
  description: string;
  /** YAML for `Pulumi.<stack>.yaml`, without the `ringfence:` prefix of the key. */
  example: string;
}

/** Every setting, required ones first. `settings.ts` reads these names and no others. */
export const SETTINGS = [
  {
    name: "contacts",
    kind: "map",
    required: true,
    shape:
      "security, billing, operations: each name, title, email, phone; optional primary; optional acceptSharedMailbox",
    default: "none",
    description:
      "Who reads AWS's mail about security, billing and operations. Addresses that more than one person reads. May be secret.",
    example: [
      "security: { name: Security Team, title: Security Lead, email: security@acme.internal, phone: +61 2 9374 4000 }",
      "billing: { name: Accounts, title: Bookkeeper, email: accounts@acme.internal, phone: +61 2 9374 4000 }",
      "operations: { name: On-call, title: Platform Lead, email: oncall@acme.internal, phone: +61 2 9374 4000 }",
    ].join("\n"),
  },
  {
    name: "allowedRegions",
    kind: "list",
    required: true,
    shape: "list of region codes",
    default: "none",
    description:
      "Where workloads may run. Every other enabled region is idle: watched, and denied by the region guard.",
    example: "[ap-southeast-2]",
  },
  {
    name: "monthlyBudgetUsd",
    kind: "number",
    required: true,
    shape: "number above 0, in USD",
    default: "none",
    description: "What a normal month may cost. Alarms and budgets are derived from it.",
    example: "100",
  },
  {
    name: "homeRegion",
    kind: "text",
    required: false,
    shape: "region code, one of allowedRegions",
    default: "the first of allowedRegions",
    description: "Where alerts gather.",
    example: "ap-southeast-2",
  },
  {
    name: "enabledRegions",
    kind: "list",
    required: false,
    shape: "list of region codes",
    default: "what the account reports as enabled",
    description:
      "The regions that the account has enabled. A list makes a region that somebody enables later a reviewed change, and lets a preview run without the right to list regions.",
    example: "[ap-southeast-2, us-east-1]",
  },
  {
    name: "optInRegions",
    kind: "list",
    required: false,
    shape: "list of opt-in region codes",
    default: "[]",
    description: "Opt-in regions that were enabled on purpose. Only these may stand in allowedRegions.",
    example: "[ap-southeast-4]",
  },
  {
    name: "accountId",
    kind: "text",
    required: false,
    shape: "12 digits",
    default: "none, with a warning that recommends it",
    description: "The account that this stack is for. A preview with credentials of another account is refused.",
    example: '"123456789012"',
  },
  {
    name: "profile",
    kind: "text",
    required: false,
    shape: "minimal, standard or compliance",
    default: "standard",
    description: "How much of the baseline is on; each control says from which profile.",
    example: "standard",
  },
  {
    name: "alerts",
    kind: "map",
    required: false,
    shape: "emails: list of addresses; httpsEndpoints: list of https URLs",
    default: "the security and operations contacts by mail",
    description: "Who is told. Each mail address must be confirmed once, in a mail that AWS sends.",
    example: "emails: [oncall@acme.internal]\nhttpsEndpoints: [https://hooks.acme.internal/aws]",
  },
  {
    name: "guardrails",
    kind: "map",
    required: false,
    shape:
      "mode: organization, account or none; targets, groups, roles, exemptPrincipals, allowedInstanceTypes, unusedServices: lists",
    default:
      "mode account, attached to the baseline's own groups; small instance types; docs/guardrails.md has the services",
    description:
      "How the denies are attached: as service control policies on targets of an Organization, or as managed policies on groups and roles of this account, besides the baseline's own groups. Principals in exemptPrincipals are not bound. allowedInstanceTypes are the types that bound principals may start, as patterns; unusedServices are paid services that are denied whole.",
    example:
      "mode: account\ngroups: [admins]\nexemptPrincipals: [arn:aws:iam::123456789012:role/deploy]\nallowedInstanceTypes: [t3.*, m7i.large]\nunusedServices: [bedrock, sagemaker, lightsail]",
  },
  {
    name: "existing",
    kind: "map",
    required: false,
    shape: "detectorIds: region code -> detector id; githubProviderArn: ARN",
    default: "nothing exists yet",
    description:
      "What somebody already made and a region or an account can have only once. A detector is adopted instead of made again, and from then on managed like the others; the identity provider for GitHub is used as it is.",
    example: "detectorIds: { us-east-1: 12abc34d567e8fa901bc2d34e56789f0 }",
  },
  {
    name: "controls",
    kind: "map",
    required: false,
    shape: "control id -> on, off, or the control's options",
    default: "by profile",
    description: "Switches one control, or sets its options. See the page of each control.",
    example: "guardduty: off\nbudgets: { idleRegionsUsd: 5 }",
  },
  {
    name: "teardown",
    kind: "boolean",
    required: false,
    shape: "true or false",
    default: "false",
    description:
      "While it is off, protective settings stay in the account when they leave the program, also on `pulumi destroy`. On, and after one `pulumi up`, they are really removed.",
    example: "true",
  },
  {
    name: "tags",
    kind: "map",
    required: false,
    shape: "tag name -> text",
    default: "ringfence: <version>",
    description: "Tags for every resource that takes tags, beside the one that names the version of Ringfence.",
    example: "cost-centre: security",
  },
] as const satisfies readonly SettingEntry[];

/** The name of a setting. */
export type SettingName = (typeof SETTINGS)[number]["name"];
