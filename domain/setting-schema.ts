import * as v from "valibot";
import { Profile } from "./controls";
import { ALLOWED_INSTANCE_TYPES } from "./instance-types";
import { CONTACT_LIMITS } from "./limits";
import { nearest } from "./nearest";
import { PAID_SERVICE_IDS, UNUSED_BY_DEFAULT } from "./paid-services";
import { show } from "./problems";
import * as check from "./setting-checks";
import { GuardrailMode } from "./settings";

type Entries = Record<string, v.GenericSchema>;

/** The same schema, but for a list, which valibot takes for an object whose keys are missing. */
const notList = <T extends v.GenericSchema>(schema: T, message: (input: unknown) => string) =>
  v.lazy((input): T => (Array.isArray(input) ? (v.never(message(input)) as unknown as T) : schema));

/** A map whose keys the user chooses. */
const dictionary = <K extends v.GenericSchema<string, string>, V extends v.GenericSchema>(
  key: K,
  value: V,
  what: string,
) => {
  const message = (input: unknown) => `expected ${what}, received ${show(input)}`;
  return notList(
    v.record(key, value, ({ input }) => message(input)),
    message,
  );
};

/**
 * A map with known keys. An unknown key is a problem with the nearest known one; valibot's own strict object stops at the
 * first of them, and all problems are to be reported at once.
 */
function map<T extends Entries>(entries: T, what: string) {
  const names = Object.keys(entries);
  const schema = v.looseObject(entries, (issue) =>
    issue.input === undefined && issue.expected !== "Object"
      ? "missing; see docs/settings.md"
      : `expected ${what}, received ${show(issue.input)}`,
  );
  const unknownKeys = v.rawCheck<v.InferOutput<typeof schema>>(({ dataset, addIssue }) => {
    const input: unknown = dataset.value;
    if (typeof input !== "object" || input === null || Array.isArray(input)) return;
    for (const key of Object.keys(input).filter((name) => !names.includes(name))) {
      const guess = nearest(key, names);
      addIssue({
        message: `unknown key${guess ? `, did you mean "${guess}"?` : ""}; allowed are ${names.join(", ")}`,
        path: [{ type: "object", origin: "key", input: input as Record<string, unknown>, key, value: undefined }],
      });
    }
  });
  return notList(v.pipe(schema, unknownKeys), (input) => `expected ${what}, received ${show(input)}`);
}

const contact = map(
  {
    name: check.orDeferred(check.shortText("a name", CONTACT_LIMITS.name)),
    title: check.orDeferred(check.shortText("a title", CONTACT_LIMITS.title)),
    email: check.orDeferred(check.mail),
    phone: check.orDeferred(check.phone),
  },
  "name, title, email and phone",
);

const line = (what: string) => check.orDeferred(check.text(`${what}, not a placeholder`));

const primaryContact = map(
  {
    fullName: line("a name"),
    companyName: v.optional(line("a company name")),
    addressLine1: line("an address line"),
    addressLine2: v.optional(line("an address line")),
    addressLine3: v.optional(line("an address line")),
    city: line("a city"),
    districtOrCounty: v.optional(line("a district or county")),
    stateOrRegion: v.optional(line("a state or region")),
    postalCode: line("a postal code"),
    countryCode: check.orDeferred(
      check.text("a country code of two letters, such as AU", (code) => /^[A-Z]{2}$/.test(code)),
    ),
    phone: check.orDeferred(check.phone),
    websiteUrl: v.optional(line("a URL")),
  },
  "the fields of a postal address",
);

/** The schema of `contacts`, which the component `Contacts` checks too. */
export const contactsSchema = map(
  {
    security: contact,
    billing: contact,
    operations: contact,
    primary: v.optional(primaryContact),
    acceptSharedMailbox: v.optional(check.flag),
  },
  "security, billing and operations",
);

const controlOptions = map(
  {
    enabled: v.optional(check.flag),
    encrypt: v.optional(check.flag),
    dailyUsd: v.optional(check.amount("a number above 0, in USD")),
    idleRegionsUsd: v.optional(check.amount("a number above 0, in USD")),
    features: v.optional(check.list(check.text("the name of a GuardDuty feature"), "a list of GuardDuty features")),
    githubSubject: v.optional(check.gitHubSubject),
    auditors: v.optional(check.list(check.trustedArn, "a list of ARNs")),
    responders: v.optional(check.list(check.trustedArn, "a list of ARNs")),
  },
  "on, off, or options",
);

/** The shape of all settings, each value on its own; what one setting says about another is in `check-settings.ts`. */
export const settingsSchema = map(
  {
    contacts: contactsSchema,
    allowedRegions: v.pipe(
      check.list(check.region, "a list of region codes"),
      v.nonEmpty("is empty; name at least one region where workloads may run"),
    ),
    monthlyBudgetUsd: check.amount("a number above 0, in USD"),
    homeRegion: v.optional(check.region),
    enabledRegions: v.optional(
      v.pipe(
        check.list(check.region, "a list of region codes"),
        v.nonEmpty("is empty; remove it to use what the account reports, or name the regions"),
      ),
    ),
    optInRegions: v.optional(check.list(check.optInRegion, "a list of opt-in region codes"), []),
    accountId: v.optional(check.accountId),
    profile: v.optional(check.choice(Object.values(Profile)), Profile.Standard),
    alerts: v.optional(
      map(
        {
          emails: v.optional(check.list(check.mail, "a list of mail addresses")),
          httpsEndpoints: v.optional(check.list(check.httpsUrl, "a list of https URLs"), []),
        },
        "emails and httpsEndpoints",
      ),
      {},
    ),
    guardrails: v.optional(
      map(
        {
          mode: v.optional(check.choice(Object.values(GuardrailMode)), GuardrailMode.Account),
          targets: v.optional(check.list(check.policyTarget, "a list of target ids"), []),
          groups: v.optional(check.list(check.principalName("group"), "a list of group names"), []),
          roles: v.optional(check.list(check.principalName("role"), "a list of role names"), []),
          exemptPrincipals: v.optional(check.list(check.principalArn, "a list of ARNs"), []),
          allowedInstanceTypes: v.optional(
            v.pipe(
              check.list(check.instanceTypes, "a list of instance types or patterns"),
              v.nonEmpty("is empty; an empty list would deny every instance type"),
            ),
            [...ALLOWED_INSTANCE_TYPES],
          ),
          unusedServices: v.optional(check.list(check.choice(PAID_SERVICE_IDS), "a list of services"), [
            ...UNUSED_BY_DEFAULT,
          ]),
        },
        "mode, targets, groups, roles, exemptPrincipals, allowedInstanceTypes and unusedServices",
      ),
      {},
    ),
    existing: v.optional(
      map(
        {
          detectorIds: v.optional(dictionary(check.region, check.detectorId, "region code -> detector id"), {}),
          githubProviderArn: v.optional(check.gitHubProviderArn),
        },
        "detectorIds and githubProviderArn",
      ),
      {},
    ),
    controls: v.optional(dictionary(v.string(), controlOptions, "control id -> on, off or options"), {}),
    teardown: v.optional(check.flag, false),
    tags: v.optional(dictionary(v.string(), check.tagValue, "tag name -> text"), {}),
  },
  "the settings of docs/settings.md",
);
