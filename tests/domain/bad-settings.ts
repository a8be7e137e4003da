import types from "../../domain/instance-types.generated.json";
import { PAID_SERVICE_IDS } from "../../domain/paid-services";
import { REGIONS as EVERY_REGION } from "../../domain/regions";
import { contacts, person } from "../support/answers";

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
const guardrails = (fields: object) => ({ guardrails: fields });

const CONTROL_IDS =
  "contacts, alert-channel, billing-alarms, budgets, guardduty, ebs-encryption, region-guard, launch-guard, tamper-guard, least-privilege, break-glass, freeze";
const deploys = (githubSubject: string) => ({ controls: { "least-privilege": { githubSubject } } });
const GITHUB = "token.actions.githubusercontent.com";
const provider = (issuer: string) => ({
  existing: { githubProviderArn: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
});
const SEE = "see docs/settings.md";
const CONTACTS_SHAPE =
  "security, billing, operations: each name, title, email, phone; optional primary; optional acceptSharedMailbox";

const CONTACTS: BadSetting[] = [
  bad(
    "no contacts",
    { contacts: undefined },
    `contacts: is not answered yet; expected ${CONTACTS_SHAPE}, ${SEE}#contacts`,
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
    "contacts.security.phone: expected a phone number, quoted, such as +61 2 9374 4000, received nothing",
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
    "contacts.security.phone: expected a phone number, quoted, such as +61 2 9374 4000, received 61293744000",
  ),
  bad(
    "a placeholder phone",
    security({ phone: "+10000000" }),
    'contacts.security.phone: "+10000000" is a placeholder; give a number that AWS can reach people at',
  ),
  bad(
    "a phone with too few digits",
    security({ phone: "+61 2" }),
    'contacts.security.phone: "+61 2" is not a possible phone number of that country; check the digits',
  ),
  bad(
    "a placeholder mail",
    security({ email: "security@example.com" }),
    'contacts.security.email: "security@example.com" is a placeholder; give the address of a mailbox that people read',
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
    "a title that was left",
    security({ title: "TODO" }),
    'contacts.security.title: expected a title of at most 50 characters, not a placeholder, received "TODO"',
  ),
  bad(
    "three identical contacts",
    { contacts: { security: person("aws"), billing: person("aws"), operations: person("aws") } },
    'contacts: all three have the address "aws@acme.internal": when that mailbox goes unread, every warning does; give another one, or set acceptSharedMailbox: true',
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
    'monthlyBudget: unknown key, did you mean "monthlyBudgetUsd"?; allowed are contacts, allowedRegions, monthlyBudgetUsd, homeRegion, enabledRegions, optInRegions, accountId, profile, alerts, guardrails, existing, controls, teardown, tags',
  ),
  bad(
    "an unknown control",
    { controls: { "guard-duty": "off" } },
    `controls.guard-duty: unknown control, did you mean "guardduty"?; allowed are ${CONTROL_IDS}`,
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
    "controls.guardduty.dailyUsd: is not an option of this control; allowed are enabled, features",
  ),
  bad(
    "an option that nobody has",
    { controls: { budgets: { dailyUds: 5 } } },
    'controls.budgets.dailyUds: unknown key, did you mean "dailyUsd"?; allowed are enabled, encrypt, dailyUsd, idleRegionsUsd, features, githubSubject, auditors, responders',
  ),
  bad(
    "a limit of 0",
    { controls: { budgets: { idleRegionsUsd: 0 } } },
    "controls.budgets.idleRegionsUsd: expected a number above 0, in USD, received 0",
  ),
  bad(
    "an unknown feature",
    { controls: { guardduty: { features: ["RUNTIME"] } } },
    'controls.guardduty.features[0]: unknown feature "RUNTIME"; allowed are S3_DATA_EVENTS, EKS_AUDIT_LOGS, EBS_MALWARE_PROTECTION, RDS_LOGIN_EVENTS, EKS_RUNTIME_MONITORING, LAMBDA_NETWORK_LOGS, RUNTIME_MONITORING',
  ),
  bad(
    "alarms and a break-glass role without a way to people",
    { controls: { "alert-channel": "off" } },
    "controls.alert-channel: is off, but billing-alarms rings through it; switch it on, or switch billing-alarms off too",
    "controls.alert-channel: is off, but break-glass rings through it; switch it on, or switch break-glass off too",
  ),
  bad(
    "a tag that is a number",
    { tags: { team: 5 } },
    "tags.team: expected a text of at most 256 characters, received 5",
  ),
];

const LISTS: BadSetting[] = [
  bad(
    "a list of alerts",
    { alerts: ["oncall@acme.internal"] },
    'alerts: expected emails and httpsEndpoints, received ["oncall@acme.internal"]',
  ),
  bad(
    "a list of guardrails",
    { guardrails: [] },
    "guardrails: expected mode, targets, groups, roles, exemptPrincipals, allowedInstanceTypes and unusedServices, received []",
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
    "alerts over plain http",
    { alerts: { httpsEndpoints: ["http://hooks.acme.internal"] } },
    'alerts.httpsEndpoints[0]: expected a URL that begins with https://, received "http://hooks.acme.internal"',
  ),
  bad(
    "alerts to more than a budget takes",
    { alerts: { emails: Array.from({ length: 11 }, (_, n) => `person${n}@acme.internal`) } },
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
    'guardrails.roles[0]: expected the name of an IAM role, without path or ARN, received "arn:aws:iam::123456789012:role/ci"',
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
    "a service that the list does not have",
    guardrails({ unusedServices: ["bedrock", "ec2"] }),
    `guardrails.unusedServices[1]: expected one of ${PAID_SERVICE_IDS.join(", ")}, received "ec2"`,
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
    "an unknown kind of thing",
    { existing: { trails: [] } },
    "existing.trails: unknown key; allowed are detectorIds, githubProviderArn",
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
  "repo:acme/infrastructure",
  "acme/infrastructure",
  "*",
].map((subject) =>
  bad(
    `a workflow that is not one: ${subject}`,
    deploys(subject),
    `controls.least-privilege.githubSubject: expected the subject of one workflow without wildcards, repo:<owner>/<repository>:environment:<name> or repo:<owner>/<repository>:ref:refs/heads/<branch>, received "${subject}"`,
  ),
);

const TRUSTED: BadSetting[] = [
  ["least-privilege", "auditors", "arn:aws:iam::*:user/mia"],
  ["least-privilege", "auditors", "mia"],
  ["break-glass", "responders", "arn:aws:iam::123456789012:user/*"],
  ["break-glass", "responders", "arn:aws:iam::123456789012:group/admins"],
  ["break-glass", "responders", "arn:aws:iam::123456789012:role/on-call"],
].map(([control, option, arn]) =>
  bad(
    `somebody in ${option} who is not one: ${arn}`,
    { controls: { [control!]: { [option!]: [arn] } } },
    `controls.${control}.${option}[0]: expected the ARN of one IAM user without wildcards, such as arn:aws:iam::123456789012:user/mia; the session of a role never shows a second factor, received "${arn}"`,
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
    `guardrails: need # policies, 9 can be attached; the longest document is tamper-deny, and its longest statement DenyOwnIdentities with # characters; ${SHORTEN}`,
  ),
  tooLong(
    "more exemptions than a statement holds",
    guardrails({ exemptPrincipals: manyRoles(80) }),
    `guardrails: make region-deny too long: statement DenyOutsideAllowedRegions needs # characters, a policy takes 6144; ${SHORTEN}`,
    `guardrails: make launch-deny too long: statement DenyCommitments needs # characters, a policy takes 6144; ${SHORTEN}`,
    `guardrails: make tamper-deny too long: statement DenyOwnIdentities needs # characters, a policy takes 6144; ${SHORTEN}`,
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
    "guardrails: make the policy developer too long: it has # characters, a policy takes 6144; name fewer allowedInstanceTypes, or more unusedServices",
  ),
];

/** Every mistake that the issue of this project names for settings, and those next to them. */
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
