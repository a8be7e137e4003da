import { CONTROLS } from "../../../domain/controls/table";
import types from "../../../domain/generated/instance-types.json";
import { show } from "../../../domain/fields/problems";
import { REGIONS as EVERY_REGION } from "../../../domain/regions/regions";
import { contacts, person } from "../../support/answers";

/** One row a mistake: what is given beside the three right answers, and every problem that it makes, in full. */
export interface BadSetting {
  title: string;
  input: Record<string, unknown>;
  problems: string[];
}

const bad = (title: string, input: Record<string, unknown>, ...problems: string[]): BadSetting => ({
  title,
  input,
  problems,
});

const security = (fields: object) => ({ contacts: { ...contacts(), security: { ...person("security"), ...fields } } });
const primary = (fields: object) => ({
  contacts: {
    ...contacts(),
    primary: {
      fullName: "Acme",
      addressLine1: "1 George St",
      city: "Sydney",
      postalCode: "2000",
      countryCode: "AU",
      phone: "+61 2 9374 4000",
      ...fields,
    },
  },
});
const guardrails = (fields: object) => ({ guardrails: fields });

const deploys = (githubSubject: string) => ({ controls: { "least-privilege": { githubSubject } } });
const GITHUB = "token.actions.githubusercontent.com";
const provider = (issuer: string) => ({
  existing: { githubProviderArn: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
});
const KARPENTER = "arn:aws:iam::123456789012:role/karpenter";
const CDK = "arn:aws:iam::123456789012:role/cdk-*-cfn-exec-role-*";
const ROLE_ARN = "the ARN of an IAM role with a name of its own, such as arn:aws:iam::123456789012:role/karpenter";
const SEE = "see docs/settings.md";
/** A text of x as a message shows it, cut. */
const LONG = `"${"x".repeat(59)}…`;
const X51 = `"${"x".repeat(51)}"`;
const TAG_VALUE = "a text of at most 256 letters, digits, spaces and _ . : / = + - @";
const TAG_KEY = `a tag name of 1 to 128 letters, digits, spaces and _ . : / = + - @ that does not begin with aws:`;
const CONTACTS_SHAPE =
  "security, billing, operations: each name, title, email, phone; optional primary; optional acceptSharedMailbox";

const CONTACTS: BadSetting[] = [
  bad(
    "no contacts",
    { contacts: undefined },
    `contacts: is not answered yet; expected ${CONTACTS_SHAPE}, ${SEE}#contacts`,
  ),
  bad(
    "a second mailbox that is the first",
    { controls: { "health-notifications": { email: "security@acme.sandbox" } } },
    "controls.health-notifications.email: is the address of contacts.security, which AWS tells already; name another mailbox, or remove the option",
  ),
  bad(
    "a second mailbox that nobody reads",
    { controls: { "health-notifications": { email: "you@example.com" } } },
    'controls.health-notifications.email: "you@example.com" reaches nobody: example.com is set aside for examples, tests or private networks; give the address of a mailbox that people read',
  ),
  bad(
    "a network in a region that is not allowed, and two with the same addresses",
    {
      allowedRegions: ["ap-southeast-2", "us-east-1"],
      controls: {
        "workload-network": {
          enabled: true,
          networks: { "ap-southeast-2": "10.0.0.0/16", "us-east-1": "10.0.4.0/24", "eu-west-1": "10.1.0.0/16" },
        },
      },
    },
    "controls.workload-network.networks.eu-west-1: is not one of allowedRegions (ap-southeast-2, us-east-1); add it there, or remove it",
    'controls.workload-network.networks.us-east-1: "10.0.4.0/24" shares addresses with "10.0.0.0/16" in ap-southeast-2, so that the two can never be joined; give each region a block of its own',
  ),
  bad(
    "the administrator of GuardDuty as a member of another",
    { controls: { guardduty: { managedBy: "organization" }, "organization-detectors": "on" } },
    "controls.organization-detectors: is on, but controls.guardduty.managedBy is organization, and who administers GuardDuty is nobody's member; remove managedBy, or switch it off",
  ),
  bad(
    "options of a control that is made only when asked for, which nobody asks for",
    { controls: { "canary-key": {}, "workload-network": { nat: "single" }, "resource-control": { enabled: false } } },
    "controls.canary-key: has options and is off, because it is made only when asked for; write enabled: true beside them, or remove them",
    "controls.workload-network: has options and is off, because it is made only when asked for; write enabled: true beside them, or remove them",
  ),
  bad(
    "NAT gateways of a kind that there is not",
    { controls: { "workload-network": { nat: "two" } } },
    'controls.workload-network.nat: expected one of none, single, one-per-zone, received "two"',
  ),
  bad("contacts as text", { contacts: "me" }, 'contacts: expected security, billing and operations, received "me"'),
  bad(
    "a missing contact",
    { contacts: { security: person("security"), billing: person("billing") } },
    `contacts.operations: missing; ${SEE}`,
  ),
  bad(
    "a contact without a phone",
    security({ phone: undefined }),
    "contacts.security.phone: expected a phone number, in quotes, such as '+61 2 9374 4000', received nothing",
  ),
  bad(
    "a contact with a misspelt key",
    security({ phones: "+61 2 9374 4000" }),
    'contacts.security.phones: unknown key, did you mean "phone"?; allowed are name, title, email, phone',
  ),
  bad(
    "a phone without country code",
    security({ phone: "02 9374 4000" }),
    'contacts.security.phone: "02 9374 4000" has no country code; begin with + and the country code, such as +61 2 9374 4000',
  ),
  bad(
    "a phone that YAML made a number",
    security({ phone: 61293744000 }),
    "contacts.security.phone: expected a phone number, in quotes, such as '+61 2 9374 4000', received 61293744000",
  ),
  bad(
    "a placeholder phone",
    security({ phone: "+10000000" }),
    'contacts.security.phone: "+10000000" looks like a placeholder, with one digit again and again or digits in order; give a number that AWS can reach people at',
  ),
  bad(
    "a phone with too few digits",
    security({ phone: "+61 2" }),
    'contacts.security.phone: "+61 2" is not a possible phone number of that country; check the digits',
  ),
  bad(
    "a placeholder mail",
    security({ email: "security@example.com" }),
    'contacts.security.email: "security@example.com" reaches nobody: example.com is set aside for examples, tests or private networks; give the address of a mailbox that people read',
  ),
  bad(
    "a mail without a domain",
    security({ email: "security" }),
    'contacts.security.email: "security" is not a mail address; write it as name@domain',
  ),
  bad(
    "a name too long for AWS",
    security({ name: "x".repeat(65) }),
    `contacts.security.name: expected a name of at most 64 characters, not a placeholder, received "${"x".repeat(59)}…`,
  ),
  bad(
    "an alternate phone of more than AWS takes",
    security({ phone: "+61 (0) 2 - 9374 - 4000 - -" }),
    'contacts.security.phone: "+61 (0) 2 - 9374 - 4000 - -" is not a number that AWS takes: at most 25 characters, digits, spaces and ( ) + -',
  ),
  bad(
    "a phone with dots, and one with an extension",
    {
      contacts: {
        ...contacts(),
        security: { ...person("security"), phone: "+61.2.9374.4000" },
        billing: { ...person("billing"), phone: "+61 2 9374 4000 ext. 5" },
      },
    },
    'contacts.security.phone: "+61.2.9374.4000" is not a number that AWS takes: at most 25 characters, digits, spaces and ( ) + -',
    'contacts.billing.phone: "+61 2 9374 4000 ext. 5" is not a number that AWS takes: at most 25 characters, digits, spaces and ( ) + -',
  ),
  bad(
    "a title that was left",
    security({ title: "TODO" }),
    'contacts.security.title: expected a title of at most 50 characters, not a placeholder, received "TODO"',
  ),
  bad(
    "three identical contacts",
    { contacts: { security: person("aws"), billing: person("aws"), operations: person("aws") } },
    'contacts: all three have the address "aws@acme.sandbox": when that mailbox goes unread, every warning does; give another one, or set acceptSharedMailbox: true',
  ),
  bad(
    "a primary contact with gaps",
    {
      contacts: {
        ...contacts(),
        primary: {
          fullName: "Acme",
          addressLine1: "1 George St",
          city: "Sydney",
          postalCode: "2000",
          countryCode: "Australia",
        },
      },
    },
    'contacts.primary.countryCode: expected a country code of two letters, such as AU, received "Australia"',
    `contacts.primary.phone: missing; ${SEE}`,
  ),
  bad(
    "a primary contact longer than AWS takes, in every field",
    primary({
      fullName: "x".repeat(51),
      companyName: "x".repeat(51),
      addressLine1: "x".repeat(61),
      addressLine2: "x".repeat(61),
      addressLine3: "x".repeat(61),
      city: "x".repeat(51),
      districtOrCounty: "x".repeat(51),
      stateOrRegion: "x".repeat(51),
      postalCode: "1".repeat(21),
      phone: "+61 (0) 2 9374 - 4000",
      websiteUrl: `https://acme.sandbox/${"x".repeat(240)}`,
    }),
    `contacts.primary.fullName: expected a name of at most 50 characters, not a placeholder, received ${X51}`,
    `contacts.primary.companyName: expected a company name of at most 50 characters, not a placeholder, received ${X51}`,
    `contacts.primary.addressLine1: expected an address line of at most 60 characters, not a placeholder, received ${LONG}`,
    `contacts.primary.addressLine2: expected an address line of at most 60 characters, not a placeholder, received ${LONG}`,
    `contacts.primary.addressLine3: expected an address line of at most 60 characters, not a placeholder, received ${LONG}`,
    `contacts.primary.city: expected a city of at most 50 characters, not a placeholder, received ${X51}`,
    `contacts.primary.districtOrCounty: expected a district or county of at most 50 characters, not a placeholder, received ${X51}`,
    `contacts.primary.stateOrRegion: expected a state or region of at most 50 characters, not a placeholder, received ${X51}`,
    `contacts.primary.postalCode: expected a postal code of at most 20 characters, not a placeholder, received "${"1".repeat(21)}"`,
    'contacts.primary.phone: "+61 (0) 2 9374 - 4000" is not a number that AWS takes: at most 20 characters, digits, spaces and ( ) - behind one +',
    `contacts.primary.websiteUrl: expected a URL of at most 256 characters, not a placeholder, received "https://acme.sandbox/x${"x".repeat(37)}…`,
  ),
  ...["US", "CA", "GB", "DE", "JP", "IN", "BR"].map((countryCode) =>
    bad(
      `a primary contact in ${countryCode} without a state`,
      primary({ countryCode }),
      `contacts.primary.stateOrRegion: missing; AWS demands a state or region in ${countryCode}`,
    ),
  ),
  bad(
    "a primary contact without a state, beside another mistake of it",
    primary({ countryCode: "US", city: "TODO" }),
    'contacts.primary.city: expected a city of at most 50 characters, not a placeholder, received "TODO"',
    "contacts.primary.stateOrRegion: missing; AWS demands a state or region in US",
  ),
];

const REGIONS: BadSetting[] = [
  bad(
    "no allowedRegions",
    { allowedRegions: undefined },
    `allowedRegions: is not answered yet; expected list of region codes, ${SEE}#allowedregions`,
  ),
  bad(
    "empty allowedRegions",
    { allowedRegions: [] },
    "allowedRegions: is empty; name at least one region where workloads may run",
  ),
  bad(
    "allowedRegions as text",
    { allowedRegions: "ap-southeast-2" },
    'allowedRegions: expected a list of region codes, received "ap-southeast-2"',
  ),
  bad(
    "a region that is named twice",
    { allowedRegions: ["ap-southeast-2", "us-east-1", "ap-southeast-2"] },
    'allowedRegions[2]: "ap-southeast-2" stands in the list before; remove one of the two',
  ),
  bad(
    "an unknown region",
    { allowedRegions: ["mars"] },
    'allowedRegions[0]: unknown region "mars"; allowed are the codes of the aws partition, such as us-east-1',
  ),
  bad(
    "a typo in a region",
    { allowedRegions: ["us-east-1", "ap-southest-2"] },
    'allowedRegions[1]: unknown region "ap-southest-2", did you mean "ap-southeast-2"?; allowed are the codes of the aws partition, such as us-east-1',
  ),
  bad(
    "home outside allowed",
    { homeRegion: "us-east-1" },
    'homeRegion: "us-east-1" is not one of allowedRegions (ap-southeast-2); add it there, or choose one of them',
  ),
  bad(
    "an allowed opt-in region that is not opted in",
    { allowedRegions: ["ap-southeast-4"] },
    'allowedRegions[0]: "ap-southeast-4" is an opt-in region; name it in optInRegions too, once it is enabled in the account',
  ),
  bad(
    "an opt-in that needs none",
    { optInRegions: ["us-east-1"] },
    'optInRegions[0]: "us-east-1" is enabled in every account and needs no opt-in; remove it from the list',
  ),
  bad(
    "an allowed region that is not enabled",
    { enabledRegions: ["us-east-1"] },
    'allowedRegions[0]: "ap-southeast-2" is not one of enabledRegions (us-east-1); add it there, or remove it',
  ),
  bad(
    "empty enabledRegions",
    { enabledRegions: [] },
    "enabledRegions: is empty; remove it to use what the account reports, or name the regions",
  ),
];

const AMOUNTS: BadSetting[] = [
  bad(
    "no budget",
    { monthlyBudgetUsd: undefined },
    `monthlyBudgetUsd: is not answered yet; expected number above 0, in USD, ${SEE}#monthlybudgetusd`,
  ),
  bad("a budget of 0", { monthlyBudgetUsd: 0 }, "monthlyBudgetUsd: expected a number above 0, in USD, received 0"),
  bad(
    "a negative budget",
    { monthlyBudgetUsd: -20 },
    "monthlyBudgetUsd: expected a number above 0, in USD, received -20",
  ),
  bad(
    "a budget in words",
    { monthlyBudgetUsd: "fifty" },
    'monthlyBudgetUsd: expected a number above 0, in USD, received "fifty"',
  ),
  bad(
    "a budget without end",
    { monthlyBudgetUsd: Number.POSITIVE_INFINITY },
    "monthlyBudgetUsd: expected a number above 0, in USD, received Infinity",
  ),
];

const SWITCHES: BadSetting[] = [
  bad(
    "an account id without its leading zero",
    { accountId: 12345678901 },
    'accountId: expected an account id of 12 digits, quoted, such as "123456789012", received 12345678901',
  ),
  bad(
    "an unknown profile",
    { profile: "max" },
    'profile: expected one of minimal, standard, compliance, received "max"',
  ),
  bad("a teardown that is no switch", { teardown: "yes" }, 'teardown: expected true or false, received "yes"'),
  bad(
    "an unknown setting",
    { monthlyBudget: 5 },
    'monthlyBudget: unknown key, did you mean "monthlyBudgetUsd"?; allowed are monthlyBudgetUsd, contacts, controls, optInRegions, profile and 10 more, see docs/settings.md',
  ),
  bad(
    "an unknown control",
    { controls: { "guard-duty": "off" } },
    `controls.guard-duty: unknown control, did you mean "guardduty"?; allowed are guardduty, budgets, canary-key, budget-fuse, contacts and ${CONTROLS.length - 5} more, see docs/controls.md`,
  ),
  bad(
    "a control that is neither on nor off",
    { controls: { guardduty: "maybe" } },
    'controls.guardduty: expected on, off, or options, received "maybe"',
  ),
  bad(
    "controls as a list",
    { controls: ["guardduty"] },
    'controls: expected control id -> on, off or options, received ["guardduty"]',
  ),
  bad(
    "an option of another control",
    { controls: { guardduty: { dailyUsd: 5 } } },
    "controls.guardduty.dailyUsd: unknown option; allowed are enabled, managedBy, features, disabledFeatures",
  ),
  bad(
    "an option that nobody has",
    { controls: { budgets: { dailyUds: 5 } } },
    'controls.budgets.dailyUds: unknown option, did you mean "dailyUsd"?; allowed are enabled, dailyUsd, idleRegionsUsd',
  ),
  bad(
    "a limit of 0",
    { controls: { budgets: { idleRegionsUsd: 0 } } },
    "controls.budgets.idleRegionsUsd: expected a number above 0, in USD, received 0",
  ),
  bad(
    "an unknown feature",
    { controls: { guardduty: { features: ["RUNTIME"] } } },
    'controls.guardduty.features[0]: unknown feature "RUNTIME"; allowed are AI_ANALYST, AI_PROTECTION, RUNTIME_MONITORING, S3_DATA_EVENTS, EKS_AUDIT_LOGS and 4 more, see docs/controls/guardduty.md',
  ),
  bad(
    "both plans for runtime monitoring",
    { controls: { guardduty: { features: ["EKS_RUNTIME_MONITORING", "RUNTIME_MONITORING"] } } },
    'controls.guardduty.features[0]: "EKS_RUNTIME_MONITORING" stands beside "RUNTIME_MONITORING", which covers EKS too; AWS refuses both together, so remove the first',
  ),
  bad(
    "a feature that is switched on and off",
    { controls: { guardduty: { features: ["S3_DATA_EVENTS"], disabledFeatures: ["S3_DATA_EVENTS"] } } },
    'controls.guardduty.disabledFeatures[0]: "S3_DATA_EVENTS" stands in features too; remove one of the two',
  ),
  bad(
    "an administrator account of GuardDuty that is named instead of said",
    { controls: { guardduty: { managedBy: "210987654321" } } },
    'controls.guardduty.managedBy: expected one of account, organization, received "210987654321"',
  ),
  bad(
    "what a member of GuardDuty cannot decide",
    {
      controls: {
        guardduty: { managedBy: "organization", features: ["S3_DATA_EVENTS"], disabledFeatures: ["RDS_LOGIN_EVENTS"] },
      },
      existing: { detectorIds: { "us-east-1": "12abc34d567e8fa901bc2d34e56789f0" } },
    },
    "controls.guardduty.features: has no effect with managedBy: organization, because the administrator account decides about the plans of its members; remove it, or managedBy",
    "controls.guardduty.disabledFeatures: has no effect with managedBy: organization, because the administrator account decides about the plans of its members; remove it, or managedBy",
    "existing.detectorIds: has no effect with controls: { guardduty: { managedBy: organization } }, because a member cannot change its detectors; remove one of the two",
  ),
  bad(
    "alarms and a break-glass role without a way to people",
    { controls: { "alert-channel": "off" } },
    "controls.alert-channel: is off, but billing-alarms rings through it; switch it on, or switch billing-alarms off too",
    "controls.alert-channel: is off, but cost-anomaly rings through it; switch it on, or switch cost-anomaly off too",
    "controls.alert-channel: is off, but early-warning rings through it; switch it on, or switch early-warning off too",
    "controls.alert-channel: is off, but break-glass rings through it; switch it on, or switch break-glass off too",
  ),
  bad(
    "early warning that is deaf",
    { controls: { "audit-trail": "off" } },
    "controls.audit-trail: is off, but early-warning hears calls of the API only while a trail logs them; switch it on, name what does its work in existing.trail, or switch early-warning off too",
  ),
  bad("a tag that is a number", { tags: { team: 5 } }, `tags.team: expected ${TAG_VALUE}, received 5`),
  bad(
    "tags that AWS does not take",
    {
      tags: {
        team: "x".repeat(257),
        purpose: "what? everything!",
        "cost#centre": "security",
        "": "nothing",
        ["x".repeat(129)]: "long",
        "aws:owner": "security",
        "AWS:Purse": "security",
      },
    },
    `tags.team: expected ${TAG_VALUE}, received ${LONG}`,
    `tags.purpose: expected ${TAG_VALUE}, received "what? everything!"`,
    `tags.cost#centre: expected ${TAG_KEY}, received "cost#centre"`,
    `tags.: expected ${TAG_KEY}, received ""`,
    `tags.${"x".repeat(129)}: expected ${TAG_KEY}, received ${LONG}`,
    `tags.aws:owner: expected ${TAG_KEY}, received "aws:owner"`,
    `tags.AWS:Purse: expected ${TAG_KEY}, received "AWS:Purse"`,
  ),
  bad(
    "a tag that differs from another in case only, which IAM takes for the same",
    { tags: { Team: "security", team: "platform", Ringfence: "ours" } },
    'tags.team: differs from "Team" in case only, and IAM takes both for one; remove one of the two',
    'tags.Ringfence: differs from "ringfence" in case only, and IAM takes both for one; remove one of the two',
  ),
  bad(
    "more tags than a resource takes",
    { tags: Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`tag${n}`, "x"])) },
    "tags: has 50 tags, a resource takes 50 with the one that names the version of Ringfence; remove 1",
  ),
];

const LISTS: BadSetting[] = [
  bad(
    "a list of alerts",
    { alerts: ["oncall@acme.sandbox"] },
    'alerts: expected emails and httpsEndpoints, received ["oncall@acme.sandbox"]',
  ),
  bad(
    "a list of guardrails",
    { guardrails: [] },
    "guardrails: expected mode, targets, groups, roles, exemptPrincipals, allowedInstanceTypes, unusedServices, allowedLaunchers and toolRegions, received []",
  ),
  bad(
    "a list of contacts",
    { contacts: [person("security")] },
    `contacts: expected security, billing and operations, received [{"name":"security team","title":"security lead","email":"se…`,
  ),
  bad("a list of tags", { tags: ["security"] }, 'tags: expected tag name -> text, received ["security"]'),
];

const ALERTS: BadSetting[] = [
  bad(
    "alerts to nobody",
    { alerts: { emails: [] } },
    "alerts: names nobody; give an address, or remove emails to alert the contacts",
  ),
  bad(
    "alerts to a placeholder",
    { alerts: { emails: ["TODO"] } },
    'alerts.emails[0]: "TODO" is a placeholder; give the address of a mailbox that people read',
  ),
  bad(
    "alerts to the addresses of the documentation",
    { alerts: { emails: ["oncall@acme.internal"], httpsEndpoints: ["https://hooks.acme.internal/aws"] } },
    'alerts.emails[0]: "oncall@acme.internal" reaches nobody: acme.internal is set aside for examples, tests or private networks; give the address of a mailbox that people read',
    'alerts.httpsEndpoints[0]: "https://hooks.acme.internal/aws" reaches nobody: hooks.acme.internal is set aside for examples, tests or private networks; give the URL of a service that AWS can call',
  ),
  bad(
    "alerts over plain http",
    { alerts: { httpsEndpoints: ["http://hooks.acme.sandbox"] } },
    'alerts.httpsEndpoints[0]: expected a URL that begins with https://, received "http://hooks.acme.sandbox"',
  ),
  bad(
    "alerts to more than a budget takes",
    { alerts: { emails: Array.from({ length: 11 }, (_, n) => `person${n}@acme.sandbox`) } },
    "alerts.emails: has 11 addresses, a budget notification takes at most 10; use a mailing list",
  ),
];

const GUARDRAILS: BadSetting[] = [
  bad(
    "an unknown mode",
    guardrails({ mode: "org" }),
    'guardrails.mode: expected one of organization, account, none, received "org"',
  ),
  bad(
    "an Organization without a target",
    guardrails({ mode: "organization" }),
    "guardrails.targets: is empty; mode organization needs the id of a root, unit or account",
  ),
  bad(
    "targets in mode account",
    guardrails({ targets: ["r-abcd"] }),
    "guardrails.targets: has no effect in mode account; remove it, or set mode: organization",
  ),
  bad(
    "groups and roles in mode none",
    guardrails({ mode: "none", groups: ["a"], roles: ["b"] }),
    "guardrails.groups: has no effect in mode none; remove it, or set mode: account",
    "guardrails.roles: has no effect in mode none; remove it, or set mode: account",
  ),
  bad(
    "a target that is none",
    guardrails({ mode: "organization", targets: ["root"] }),
    'guardrails.targets[0]: expected the id of a root (r-…), an organizational unit (ou-…) or an account (12 digits), received "root"',
  ),
  bad(
    "a role given by its ARN",
    guardrails({ roles: ["arn:aws:iam::123456789012:role/ci"] }),
    'guardrails.roles[0]: expected the name of an IAM role, at most 64 characters without path or ARN, received "arn:aws:iam::123456789012:role/ci"',
  ),
  bad(
    "names longer than IAM has",
    guardrails({ groups: ["x".repeat(129)], roles: ["x".repeat(65)] }),
    `guardrails.groups[0]: expected the name of an IAM group, at most 128 characters without path or ARN, received ${LONG}`,
    `guardrails.roles[0]: expected the name of an IAM role, at most 64 characters without path or ARN, received ${LONG}`,
  ),
  ...[
    "*",
    "arn:aws:iam::123456789012:role/*",
    "arn:aws:iam::*:user/*",
    "arn:aws:iam::123456789012:*",
    "arn:aws:iam::123456789012:root",
    "arn:aws:iam::*:role/??",
    "arn:aws:sts::123456789012:assumed-role/deploy/session",
    "deploy",
  ].map((arn) =>
    bad(
      `an exemption of everybody, or of nobody: ${arn}`,
      guardrails({ exemptPrincipals: [arn] }),
      `guardrails.exemptPrincipals[0]: expected the ARN of an IAM role or user with a name of its own, such as arn:aws:iam::123456789012:role/deploy, received "${arn}"`,
    ),
  ),
];

const LAUNCHES: BadSetting[] = [
  bad(
    "instance types that EC2 does not have, the nearest one named where there is one",
    guardrails({ allowedInstanceTypes: ["t33.micro", "t3.micr0", "t3.huge", "z9.*", "everything"] }),
    ...[
      ["t33.micro", ', did you mean "t3.micro"?'],
      ["t3.micr0", ', did you mean "t3.micro"?'],
      ["t3.huge", ', did you mean "t3.*"?'],
      ["z9.*", ""],
      ["everything", ""],
    ].map(
      ([type, guess], index) =>
        `guardrails.allowedInstanceTypes[${index}]: "${type}" stands for no instance type of EC2${guess}; write a type such as t3.micro, or a pattern such as t3.* or m*.large`,
    ),
  ),
  bad(
    "no instance type",
    guardrails({ allowedInstanceTypes: [] }),
    "guardrails.allowedInstanceTypes: is empty; an empty list would deny every instance type",
  ),
  bad(
    "an instance type that is a number",
    guardrails({ allowedInstanceTypes: [3] }),
    "guardrails.allowedInstanceTypes[0]: expected an instance type or a pattern such as t3.*, received 3",
  ),
  bad(
    "a launcher that the list does not have",
    guardrails({ allowedLaunchers: [{ launcher: "spot", roles: [KARPENTER] }] }),
    'guardrails.allowedLaunchers[0].launcher: expected one of ecs-managed-instances, eks-auto-mode, karpenter, received "spot"',
  ),
  bad(
    "a launcher twice",
    guardrails({
      allowedLaunchers: [
        { launcher: "karpenter", roles: [KARPENTER] },
        { launcher: "karpenter", roles: [`${KARPENTER}-2`] },
      ],
    }),
    'guardrails.allowedLaunchers[1]: "karpenter" stands in the list before; put the roles of both into one entry',
  ),
  bad(
    "launchers without roles, with a user, and with everybody",
    guardrails({
      allowedLaunchers: [
        { launcher: "karpenter", roles: [] },
        { launcher: "eks-auto-mode", roles: ["arn:aws:iam::123456789012:user/mia", "arn:aws:iam::*:role/*"] },
        { launcher: "ecs-managed-instances" },
      ],
    }),
    "guardrails.allowedLaunchers[0].roles: is empty; name a role, or remove the entry: it would let nobody in",
    `guardrails.allowedLaunchers[1].roles[0]: expected ${ROLE_ARN}, received "arn:aws:iam::123456789012:user/mia"`,
    `guardrails.allowedLaunchers[1].roles[1]: expected ${ROLE_ARN}, received "arn:aws:iam::*:role/*"`,
    "guardrails.allowedLaunchers[2].roles: missing; see docs/guardrails.md",
  ),
  bad(
    "a launcher as a name only",
    guardrails({ allowedLaunchers: ["karpenter"] }),
    'guardrails.allowedLaunchers[0]: expected launcher and roles, received "karpenter"',
  ),
  bad(
    "a tool region for workloads",
    guardrails({ toolRegions: [{ region: "eu-west-1", roles: [CDK] }] }),
    'guardrails.toolRegions[0].region: expected us-east-1 or us-west-2, where worldwide services have their stacks, received "eu-west-1"; a region for anything else belongs in allowedRegions',
  ),
  bad(
    "a service that the list does not have",
    guardrails({ unusedServices: ["bedrock", "ec2"] }),
    'guardrails.unusedServices[1]: unknown service "ec2", did you mean "eks"?; allowed are eks, emr, evs, m2, pcs and 60 more, see docs/guardrails.md',
  ),
];

const EXISTING: BadSetting[] = [
  bad(
    "a detector in an unknown region",
    { existing: { detectorIds: { "us-east-9": "12abc34d567e8fa901bc2d34e56789f0" } } },
    'existing.detectorIds.us-east-9: unknown region "us-east-9", did you mean "us-east-1"?; allowed are the codes of the aws partition, such as us-east-1',
  ),
  bad(
    "a detector id that is none",
    { existing: { detectorIds: { "us-east-1": "abc" } } },
    'existing.detectorIds.us-east-1: expected a detector id of 32 hexadecimal digits, received "abc"',
  ),
  bad(
    "a detector in a region that is not covered",
    {
      enabledRegions: ["ap-southeast-2"],
      existing: { detectorIds: { "us-east-1": "12abc34d567e8fa901bc2d34e56789f0" } },
    },
    "existing.detectorIds.us-east-1: the region is not covered, so its detector cannot be adopted; covered are ap-southeast-2",
  ),
  bad(
    "a detector to adopt while GuardDuty is off",
    { profile: "minimal", existing: { detectorIds: { "ap-southeast-2": "12abc34d567e8fa901bc2d34e56789f0" } } },
    "existing.detectorIds: has no effect while guardduty is off; remove it, or switch guardduty on in controls",
  ),
  bad(
    "a trail by its name",
    { existing: { trail: "management-events" } },
    'existing.trail: expected the ARN of a trail, arn:aws:cloudtrail:<region>:<account>:trail/<name>, received "management-events"',
  ),
  bad(
    "a trail beside the one to make",
    {
      existing: { trail: "arn:aws:cloudtrail:us-east-1:123456789012:trail/all" },
      controls: { "audit-trail": "on" },
    },
    "existing.trail: has no effect while audit-trail is switched on in controls; remove one of the two",
  ),
  bad(
    "logs that are locked for longer than they are kept",
    { controls: { "audit-trail": { keepDays: 90, lockDays: 91 } } },
    "controls.audit-trail.lockDays: is 91, more than the 90 days that logs are kept; give at most 90, or raise keepDays",
  ),
  bad(
    "days that are none",
    { controls: { "audit-trail": { keepDays: "a year", lockDays: 0 } } },
    'controls.audit-trail.keepDays: expected a whole number of days from 90 to 3650, received "a year"',
    "controls.audit-trail.lockDays: expected a whole number of days from 1 to 3650, received 0",
  ),
  bad(
    "an unknown kind of thing",
    { existing: { trails: [] } },
    'existing.trails: unknown key, did you mean "trail"?; allowed are trail, hubs, indexes, analyzers, recorders and 6 more, see docs/settings.md',
  ),
  bad(
    "a canary whose user IAM does not take",
    { controls: { "canary-key": { userName: "svc/backup" } } },
    'controls.canary-key.userName: expected the name of an IAM user, at most 64 characters without path or ARN, received "svc/backup"',
  ),
  bad(
    "an analyzer that is none, and days beyond a year",
    { existing: { unusedAccessAnalyzer: "1 analyzer" }, controls: { "unused-access": { unusedAccessAge: 400 } } },
    'existing.unusedAccessAnalyzer: expected a name of an analyzer: letters, digits, and _ . - behind a letter, received "1 analyzer"',
    "controls.unused-access.unusedAccessAge: expected a whole number of days from 1 to 365, received 400",
  ),
  bad(
    "an index that is a view",
    { existing: { indexes: { "eu-west-1": "arn:aws:resource-explorer-2:eu-west-1:123456789012:view/all/1" } } },
    'existing.indexes.eu-west-1: expected an ARN of an index: arn:aws:resource-explorer-2:<region>:<account>:index/<id>, received "arn:aws:resource-explorer-2:eu-west-1:123456789012:view/all…',
  ),
  bad(
    "a region to accept that is none",
    { controls: { "network-closure": { acknowledgeRunning: ["eu-wst-1"] } } },
    'controls.network-closure.acknowledgeRunning[0]: unknown region "eu-wst-1", did you mean "eu-west-1"?; allowed are the codes of the aws partition, such as us-east-1',
  ),
  bad(
    "a password that is too short for AWS",
    { controls: { "password-policy": { minimumLength: 4 } } },
    "controls.password-policy.minimumLength: expected a whole number from 6 to 128, received 4",
  ),
  bad(
    "images of nobody",
    { controls: { "image-allowlist": { providers: [] } } },
    "controls.image-allowlist.providers: is empty; name at least one, or switch the control off",
  ),
  bad(
    "a setting of another control",
    { controls: { imds: { state: "enabled" } } },
    "controls.imds.state: unknown option; allowed are enabled, hopLimit",
  ),
  bad(
    "a freeze that is none of three",
    { freeze: "auto" },
    'freeze: expected one of off, manual, automatic, received "auto"',
  ),
  bad(
    "a fuse that is on and off",
    { freeze: "off", controls: { "budget-fuse": "on" } },
    "controls.budget-fuse: is on, but freeze is off; set freeze: manual or automatic, or remove it",
  ),
  bad(
    "a fuse without budget and without freeze",
    { controls: { "budget-fuse": "on", budgets: "off", freeze: "off" } },
    "controls.budgets: is off, but budget-fuse hangs on its monthly budget; switch it on, or switch budget-fuse off too",
    "controls.freeze: is off, but budget-fuse attaches its policy; switch it on, or switch budget-fuse off too",
  ),
  bad(
    "a freeze that nothing sets off",
    { freeze: "automatic", controls: { budgets: "off" } },
    "freeze: is automatic, but nothing freezes while one of budget-fuse, budgets and freeze is off in controls; switch it on, or remove the setting",
  ),
  bad(
    "an anomaly monitor by its name",
    { existing: { anomalyMonitor: "Default-Services-Monitor" } },
    'existing.anomalyMonitor: expected the ARN of an anomaly monitor, arn:aws:ce::<account>:anomalymonitor/<id>; aws ce get-anomaly-monitors prints it, received "Default-Services-Monitor"',
  ),
  bad(
    "an anomaly monitor for nobody",
    {
      existing: { anomalyMonitor: "arn:aws:ce::123456789012:anomalymonitor/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0" },
      controls: { "cost-anomaly": "off" },
    },
    "existing.anomalyMonitor: has no effect while cost-anomaly is off; remove it, or switch cost-anomaly on in controls",
  ),
  bad(
    "thresholds of an anomaly that never ring",
    { controls: { "cost-anomaly": { thresholdUsd: 0, thresholdPercent: "20 %" } } },
    "controls.cost-anomaly.thresholdUsd: expected a number above 0, in USD, received 0",
    'controls.cost-anomaly.thresholdPercent: expected a number above 0, in percent, received "20 %"',
  ),
  bad(
    "an identity provider that is not GitHub's",
    { ...deploys("repo:acme/infrastructure:environment:production"), ...provider("gitlab.com") },
    'existing.githubProviderArn: expected the ARN of the identity provider for GitHub, arn:aws:iam::<account>:oidc-provider/token.actions.githubusercontent.com, received "arn:aws:iam::123456789012:oidc-provider/gitlab.com"',
  ),
  bad(
    "an identity provider without a workflow",
    provider(GITHUB),
    "existing.githubProviderArn: has no effect without a deploy role; remove it, or name the workflow in controls.least-privilege.githubSubject",
  ),
  ...[false, true].map((hasSubject) =>
    bad(
      `an identity provider while least-privilege is off, ${hasSubject ? "with" : "without"} a workflow`,
      {
        ...provider(GITHUB),
        controls: {
          "least-privilege": {
            enabled: false,
            ...(hasSubject ? { githubSubject: "repo:acme/infrastructure:environment:production" } : {}),
          },
        },
      },
      "existing.githubProviderArn: has no effect while least-privilege is off; remove it, or switch least-privilege on in controls",
    ),
  ),
];

const DEPLOY: BadSetting[] = [
  "repo:acme/infrastructure:*",
  "repo:acme/*:environment:production",
  "repo:*/infrastructure:environment:production",
  "repo:acme/infrastructure:environment:prod*",
  "repo:acme/infrastructure:environment:prod?",
  "repo:acme/infrastructure:ref:refs/heads/*",
  "repo:acme/infrastructure:pull_request",
  "repo:acme@123456/infrastructure:environment:production",
  "repo:acme/infrastructure@456789:environment:production",
  "repo:acme@*/infrastructure@456789:environment:production",
  "repo:acme@12/infra@45?:environment:production",
  "repo:acme@12/infra@main:environment:production",
  "repo:acme/infrastructure",
  "acme/infrastructure",
  "*",
].map((subject) =>
  bad(
    `a workflow that is not one: ${subject}`,
    deploys(subject),
    `controls.least-privilege.githubSubject: expected the subject of one workflow without wildcards, repo:<owner>/<repository>:environment:<name> or repo:<owner>/<repository>:ref:refs/heads/<branch>, with <owner>@<id>/<repository>@<id> where GitHub's token has the ids, received "${subject}"`,
  ),
);

const TRUSTED: BadSetting[] = [
  ["least-privilege", "auditors", "arn:aws:iam::*:user/mia"],
  ["least-privilege", "auditors", "mia"],
  ["break-glass", "responders", "arn:aws:iam::123456789012:user/*"],
  ["break-glass", "responders", "arn:aws:iam::123456789012:group/admins"],
  ["break-glass", "responders", "arn:aws:iam::123456789012:role/on-call"],
  ["break-glass", "responders", `arn:aws:iam::123456789012:user/${"m".repeat(65)}`],
].map(([control, option, arn]) =>
  bad(
    `somebody in ${option} who is not one: ${arn}`,
    { controls: { [control!]: { [option!]: [arn] } } },
    `controls.${control}.${option}[0]: expected the ARN of one IAM user without wildcards, such as arn:aws:iam::123456789012:user/mia; the session of a role never shows a second factor, received ${show(arn)}`,
  ),
);

/** Names as long as people give them: forty of them stand in every statement. */
const manyRoles = (count: number) =>
  Array.from({ length: count }, (_, n) => `arn:aws:iam::123456789012:role/pipelines/deploy-of-team-${100 + n}`);
const SHORTEN =
  "name fewer exemptPrincipals, allowedInstanceTypes or unusedServices, or let * stand for a part of a name";
const everyFamily = Object.keys(types).map((family) => `${family}.*`);

/** A row whose figures, written as #, change with each word of a document. */
const tooLong = (title: string, input: Record<string, unknown>, ...problems: string[]): BadSetting =>
  bad(
    title,
    input,
    ...problems.map((text) => {
      const escaped = text.replaceAll(/[.*+?()]/g, String.raw`\$&`).replaceAll("#", String.raw`\d+`);
      return expect.stringMatching(new RegExp(`^${escaped}$`)) as string;
    }),
  );

const TOO_LONG: BadSetting[] = [
  tooLong(
    "more exemptions than the policies hold that can be attached",
    guardrails({ exemptPrincipals: manyRoles(40) }),
    `guardrails: need # policies, 6 can be attached; the longest document is launch-deny, and its longest statement DenyCacheTypes with # characters; ${SHORTEN}`,
  ),
  tooLong(
    "more exemptions than a statement holds",
    guardrails({ exemptPrincipals: manyRoles(80) }),
    `guardrails: make region-deny too long: statement DenyOutsideAllowedRegions needs # characters, a policy takes 6144; ${SHORTEN}`,
    `guardrails: make service-deny too long: statement DenyCommitments needs # characters, a policy takes 6144; ${SHORTEN}`,
    `guardrails: make tamper-deny too long: statement DenyMonitoringChanges needs # characters, a policy takes 6144; ${SHORTEN}`,
    `guardrails: make persistence-deny too long: statement DenyOwnIdentities needs # characters, a policy takes 6144; ${SHORTEN}`,
  ),
  tooLong(
    "more instance types than the boundary holds",
    guardrails({ allowedInstanceTypes: everyFamily.slice(0, 60) }),
    "guardrails: make boundary too long: it has # characters, a boundary takes 6144; its longest statement is DenyActions with #; name fewer allowedInstanceTypes or unusedServices, or let * stand for a part of a name",
  ),
  tooLong(
    "every region and every paid service for developers",
    {
      allowedRegions: EVERY_REGION.map(({ name }) => name),
      optInRegions: EVERY_REGION.filter(({ optIn }) => optIn).map(({ name }) => name),
      ...guardrails({ unusedServices: [] }),
    },
    "guardrails: make the policy developer too long: it has # characters, a policy takes 6144; its longest statement is AllowWork with #; name fewer allowedInstanceTypes, or more unusedServices",
  ),
];

/** Every mistake that a person makes with a setting, and those next to it. */
export const BAD_SETTINGS: readonly BadSetting[] = [
  ...CONTACTS,
  ...REGIONS,
  ...AMOUNTS,
  ...SWITCHES,
  ...LISTS,
  ...ALERTS,
  ...GUARDRAILS,
  ...LAUNCHES,
  ...EXISTING,
  ...DEPLOY,
  ...TRUSTED,
  ...TOO_LONG,
];
