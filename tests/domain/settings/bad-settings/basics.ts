import { person } from "../../../support/answers";
import { bad, type BadSetting, LONG, SEE } from "./bad";

const TAG_VALUE = "a text of at most 256 letters, digits, spaces and _ . : / = + - @";
const TAG_KEY = `a tag name of 1 to 128 letters, digits, spaces and _ . : / = + - @ that does not begin with aws:`;

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

const TAGS: BadSetting[] = [
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

export const BAD_BASICS: readonly BadSetting[] = [...REGIONS, ...AMOUNTS, ...SWITCHES, ...LISTS, ...ALERTS, ...TAGS];
