import * as v from "valibot";
import { Profile } from "../controls/control";
import { CONTROLS } from "../controls/table";
import { ALLOWED_INSTANCE_TYPES } from "../documents/actions/instance-types";
import { UNUSED_BY_DEFAULT } from "../documents/actions/paid-services";
import { GuardrailMode } from "../documents/guardrails/mode";
import { contactsSchema } from "./contacts";
import { type Field, field, fieldsBelow } from "../fields/field";
import { distinct, map } from "../fields/shapes";
import { analyzer, analyzers, indexes } from "../controls/defaults/existing";
import { findingAggregator, hubs } from "../controls/compliance/hubs";
import { deliveryChannels, recorders } from "../controls/compliance/recorders";
import { detectorIds } from "../controls/detection/detectors";
import { existingTrail } from "../controls/trail/trails";
import { allowedInstanceTypes, allowedLaunchers, toolRegions, unusedServices } from "../documents/fields";
import { FreezeMode } from "../controls/spend/freeze-mode";
import { anomalyMonitorArn } from "../controls/spend/cost-anomaly";
import { mail } from "../fields/people";
import { gitHubProviderArn, policyTarget, principalArn, principalName } from "../fields/principals";
import { allowedRegions, optInRegion, region } from "../fields/regions";
import { DEFAULT_REGIONS } from "../regions/regions";
import { accountId, amount, choice, flag, httpsUrl, tags } from "../fields/values";

type Control = (typeof CONTROLS)[number];

/** A control's switch and its own options. */
type ControlSchema<C extends Control> = v.GenericSchema<
  unknown,
  { enabled?: boolean | undefined } & {
    [Name in keyof C["options"]]?: C["options"][Name] extends v.GenericSchema
      ? v.InferOutput<C["options"][Name]>
      : never;
  }
>;

/** `guardduty: off` is short for `guardduty: { enabled: false }`. */
const SWITCHES = new Map<unknown, object>(
  [true, false].flatMap((enabled) =>
    [enabled, String(enabled), enabled ? "on" : "off"].map((written) => [written, { enabled }] as const),
  ),
);

/** What stands below `controls.<id>`: on, off, or the control's own options and no others. */
const switchOf = ({ id, options }: Control) =>
  v.pipe(
    v.any(),
    v.transform((written: unknown) => SWITCHES.get(written) ?? written),
    map({ enabled: v.optional(flag), ...options }, "on, off, or options", {
      noun: "option",
      page: `docs/controls/${id}.md`,
    }),
  );

const controlEntries = Object.fromEntries(
  CONTROLS.map((control) => [control.id, v.optional(switchOf(control))]),
) as unknown as { [C in Control as C["id"]]: v.OptionalSchema<ControlSchema<C>, undefined> };

const alerts = map(
  {
    emails: field(v.optional(distinct(mail, "a list of mail addresses")), {
      shape: "list of mail addresses",
      description: "Who gets mail. Each address must be confirmed once, in a mail that AWS sends.",
      absent: "the security and operations contacts",
      example: "[oncall@acme.internal]",
    }),
    httpsEndpoints: field(v.optional(distinct(httpsUrl, "a list of https URLs"), []), {
      shape: "list of URLs that begin with https://",
      description: "What is called with each alert.",
      example: "[https://hooks.acme.internal/aws]",
    }),
  },
  "emails and httpsEndpoints",
);

const guardrails = map(
  {
    mode: field(v.optional(choice(Object.values(GuardrailMode)), GuardrailMode.Account), {
      shape: "organization, account or none",
      description:
        "How the denies are attached: as service control policies on targets of an Organization, as managed policies on groups and roles of this account, or not at all.",
      example: "account",
    }),
    targets: field(v.optional(distinct(policyTarget, "a list of target ids"), []), {
      shape: "list of ids of roots, organizational units or accounts",
      description: "What is bound in mode organization.",
      example: "[ou-abcd-12345678]",
    }),
    groups: field(v.optional(distinct(principalName("group"), "a list of group names"), []), {
      shape: "list of names of IAM groups",
      description: "Groups that are bound in mode account, besides the baseline's own.",
      example: "[admins]",
    }),
    roles: field(v.optional(distinct(principalName("role"), "a list of role names"), []), {
      shape: "list of names of IAM roles",
      description: "Roles that are bound in mode account.",
      example: "[pipeline]",
    }),
    exemptPrincipals: field(v.optional(distinct(principalArn, "a list of ARNs"), []), {
      shape: "list of ARNs of IAM roles or users; * may stand for a part of a name",
      description: "Who is never bound.",
      example: "[arn:aws:iam::123456789012:role/deploy]",
    }),
    allowedInstanceTypes: field(v.optional(allowedInstanceTypes, [...ALLOWED_INSTANCE_TYPES]), {
      shape: "list of instance types, or patterns such as t3.*",
      description: "Instance types that bound principals may start.",
      example: "[t3.*, m7i.large]",
    }),
    unusedServices: field(v.optional(unusedServices, [...UNUSED_BY_DEFAULT]), {
      shape: "list of services, by the names of docs/guardrails.md",
      description: "Paid services that are denied: whole, or what makes new ones of them.",
      example: "[bedrock, sagemaker, lightsail]",
    }),
    allowedLaunchers: field(v.optional(allowedLaunchers, []), {
      shape: "list of launcher (karpenter, eks-auto-mode or ecs-managed-instances) and roles (list of ARNs)",
      description:
        "Launchers of cluster nodes that may ask for fleets with these roles: on demand, and of allowed instance types.",
      example: "[{ launcher: karpenter, roles: [arn:aws:iam::123456789012:role/karpenter] }]",
    }),
    toolRegions: field(v.optional(toolRegions, []), {
      shape: "list of region (us-east-1 or us-west-2) and roles (list of ARNs; * may stand for a part of a name)",
      description:
        "Regions of worldwide services, not allowed for workloads, in which roles of tools may work on stacks: certificates, firewalls, functions at the edge, alarms. No machine, container or database.",
      example: "[{ region: us-east-1, roles: [arn:aws:iam::123456789012:role/cdk-*] }]",
    }),
  },
  "mode, targets, groups, roles, exemptPrincipals, allowedInstanceTypes, unusedServices, allowedLaunchers and toolRegions",
);

const existing = map(
  {
    detectorIds: field(v.optional(detectorIds, {}), {
      shape: "region code -> detector id",
      description:
        "Detectors that exist. Each is adopted instead of made again and managed like the others, but for its plans: while its entry stays, what controls.guardduty does not name is left as it is.",
      example: "{ us-east-1: 12abc34d567e8fa901bc2d34e56789f0 }",
    }),
    analyzers: field(v.optional(analyzers, {}), {
      shape: "region code -> name of an analyzer",
      description: "Analyzers of external access that exist. Each is adopted instead of made again. Keep the entries.",
      example: "{ us-east-1: ConsoleAnalyzer-0123abcd }",
    }),
    unusedAccessAnalyzer: field(v.optional(analyzer), {
      shape: "name of an analyzer",
      description:
        "The analyzer of unused access that the home region has. It is adopted instead of made again, with its days and exclusions. Keep the entry.",
      absent: "it is made while unused-access is on",
      example: "UnusedAccess-ConsoleAnalyzer-0123abcd",
    }),
    indexes: field(v.optional(indexes, {}), {
      shape: "region code -> ARN of an index",
      description: "Indexes of Resource Explorer that exist. Each is adopted instead of made again. Keep the entries.",
      example:
        '{ us-east-1: "arn:aws:resource-explorer-2:us-east-1:123456789012:index/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d" }',
    }),
    recorders: field(v.optional(recorders, {}), {
      shape: "region code -> name of a recorder",
      description:
        "Recorders of AWS Config that exist. Each is adopted instead of made again and switched on; its role and its types stay. Keep the entries.",
      example: "{ us-east-1: default }",
    }),
    deliveryChannels: field(v.optional(deliveryChannels, {}), {
      shape: "region code -> name of a delivery channel",
      description:
        "Delivery channels of AWS Config that exist. Each is used as it is instead of made again. Keep the entries.",
      example: "{ us-east-1: default }",
    }),
    hubs: field(v.optional(hubs, {}), {
      shape: "region code -> ARN of a hub",
      description:
        "Hubs of Security Hub CSPM that exist. Each is adopted instead of made again; its settings and its other standards stay. Keep the entries.",
      example: '{ us-east-1: "arn:aws:securityhub:us-east-1:123456789012:hub/default" }',
    }),
    findingAggregator: field(v.optional(findingAggregator), {
      shape: "ARN",
      description: "The account's aggregator of findings, in another region than home. It is adopted there.",
      absent: "it is made in the home region, or taken over there",
      example: "arn:aws:securityhub:us-east-1:123456789012:finding-aggregator/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0",
    }),
    githubProviderArn: field(v.optional(gitHubProviderArn), {
      shape: "ARN",
      description: "The account's identity provider for GitHub, which is used as it is.",
      absent: "it is made when a deploy role is asked for",
      example: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
    }),
    trail: field(v.optional(existingTrail), {
      shape: "ARN",
      description:
        "A trail of every region that logs management events, reads included: of this account, or of its organization. It is used as it is, and audit-trail makes none.",
      absent: "audit-trail makes one",
      example: "arn:aws:cloudtrail:us-east-1:123456789012:trail/management-events",
    }),
    anomalyMonitor: field(v.optional(anomalyMonitorArn), {
      shape: "ARN",
      description: "The account's anomaly monitor of services, which is used as it is.",
      absent: "it is made",
      example: "arn:aws:ce::123456789012:anomalymonitor/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0",
    }),
  },
  "detectorIds, analyzers, unusedAccessAnalyzer, indexes, recorders, deliveryChannels, hubs, findingAggregator, githubProviderArn, trail and anomalyMonitor",
);

const entries = {
  contacts: field(contactsSchema, {
    shape:
      "security, billing, operations: each name, title, email, phone; optional primary; optional acceptSharedMailbox",
    description:
      "Who reads AWS's mail about security, billing and operations. Addresses that more than one person reads. May be secret.",
    example: [
      "security: { name: Security Team, title: Security Lead, email: security@acme.internal, phone: +61 2 9374 4000 }",
      "billing: { name: Accounts, title: Bookkeeper, email: accounts@acme.internal, phone: +61 2 9374 4000 }",
      "operations: { name: On-call, title: Platform Lead, email: oncall@acme.internal, phone: +61 2 9374 4000 }",
    ].join("\n"),
    secret: true,
  }),
  allowedRegions: field(allowedRegions, {
    shape: "list of region codes",
    description:
      "Where workloads may run. Every other enabled region is idle: watched, and denied by the region guard.",
    example: "[ap-southeast-2]",
  }),
  monthlyBudgetUsd: field(amount("a number above 0, in USD"), {
    shape: "number above 0, in USD",
    description: "What a normal month may cost. Alarms and budgets are derived from it.",
    example: "100",
  }),
  homeRegion: field(v.optional(region), {
    shape: "region code, one of allowedRegions",
    description: "Where alerts gather.",
    absent: "the first of allowedRegions",
    example: "ap-southeast-2",
  }),
  enabledRegions: field(
    v.optional(
      v.pipe(
        distinct(region, "a list of region codes"),
        v.nonEmpty("is empty; remove it to use what the account reports, or name the regions"),
      ),
    ),
    {
      shape: "list of region codes",
      description:
        "The regions that the account has enabled. A list makes a region that somebody enables later a reviewed change, and lets a preview run without the right to list regions.",
      absent: "what the account reports as enabled",
      example: `[${DEFAULT_REGIONS.join(", ")}]`,
    },
  ),
  optInRegions: field(v.optional(distinct(optInRegion, "a list of opt-in region codes"), []), {
    shape: "list of opt-in region codes",
    description: "Opt-in regions that were enabled on purpose. Only these may stand in allowedRegions.",
    example: "[ap-southeast-4]",
  }),
  accountId: field(v.optional(accountId), {
    shape: "12 digits",
    description: "The account that this stack is for. A preview with credentials of another account is refused.",
    absent: "none, with a warning that recommends it",
    example: '"123456789012"',
  }),
  profile: field(v.optional(choice(Object.values(Profile)), Profile.Standard), {
    shape: "minimal, standard or compliance",
    description:
      "How much of the baseline is on: minimal, standard or compliance. Each control says from which profile.",
    example: "standard",
  }),
  alerts: field(v.optional(alerts, {}), {
    shape: "emails: list of addresses; httpsEndpoints: list of https URLs",
    description: "Who is told. May be secret.",
    absent: "the security and operations contacts by mail",
    example: "emails: [oncall@acme.internal]\nhttpsEndpoints: [https://hooks.acme.internal/aws]",
    secret: true,
  }),
  guardrails: field(v.optional(guardrails, {}), {
    shape:
      "mode: organization, account or none; targets, groups, roles, exemptPrincipals, allowedInstanceTypes, unusedServices, allowedLaunchers, toolRegions: lists",
    description: "How the denies are attached, whom they bind and what they leave open.",
    absent:
      "mode account, attached to the baseline's own groups; small instance types; docs/guardrails.md has the services",
    example:
      "mode: account\ngroups: [admins]\nexemptPrincipals: [arn:aws:iam::123456789012:role/deploy]\nallowedInstanceTypes: [t3.*, m7i.large]\nunusedServices: [bedrock, sagemaker, lightsail]",
  }),
  freeze: field(v.optional(choice(Object.values(FreezeMode)), FreezeMode.Manual), {
    shape: "off, manual or automatic",
    description:
      "What happens at 200 % of monthlyBudgetUsd to the groups and roles that docs/controls/budget-fuse.md names: nothing, a freeze that somebody approves, or a freeze at once. A frozen role loses its work.",
    example: "automatic",
  }),
  existing: field(v.optional(existing, {}), {
    shape:
      "detectorIds, analyzers, indexes, recorders, deliveryChannels, hubs: region code -> what exists there; unusedAccessAnalyzer: name; findingAggregator: ARN; githubProviderArn: ARN; trail: ARN; anomalyMonitor: ARN",
    description: "What somebody already made and a region or an account can have only once.",
    absent: "nothing exists yet",
    example: "detectorIds: { us-east-1: 12abc34d567e8fa901bc2d34e56789f0 }",
  }),
  controls: field(
    v.optional(
      map(controlEntries, "control id -> on, off or options", { noun: "control", page: "docs/controls.md" }),
      {},
    ),
    {
      shape: "control id -> on, off, or the control's options",
      description: "Switches one control, or sets its options. See the page of each control.",
      absent: "by profile",
      example: "guardduty: off\nbudgets: { idleRegionsUsd: 5 }",
    },
  ),
  teardown: field(v.optional(flag, false), {
    shape: "true or false",
    description:
      "While it is off, protective settings stay in the account when they leave the program, also on `pulumi destroy`. On, and after one `pulumi up`, they are really removed.",
    example: "true",
  }),
  tags: field(v.optional(tags, {}), {
    shape: "tag name -> text",
    description: "Tags for every resource that takes tags, beside the one that names the version of Ringfence.",
    absent: "ringfence: <version>",
    example: "cost-centre: security",
  }),
};

/**
 * Every setting, described once: its shape, its default, and what people read about it. The same names are the arguments of
 * `AccountBaseline`. What one setting says about another is in `cross-checks.ts`.
 */
export const settingsSchema = map(entries, "the settings of docs/settings.md");

/** The name of a setting. */
export type SettingName = keyof typeof entries;

/** The checked settings, with every default in place. */
export type Settings = v.InferOutput<typeof settingsSchema> & { homeRegion: string };

/** Every setting in words, required ones first. */
export const SETTINGS: readonly Field[] = fieldsBelow(settingsSchema);
