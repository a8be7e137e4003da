import { contacts, person } from "../../../support/answers";
import { bad, type BadSetting, LONG, SEE } from "./bad";

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
const X51 = `"${"x".repeat(51)}"`;
const CONTACTS_SHAPE =
  "security, billing, operations: each name, title, email, phone; optional primary; optional acceptSharedMailbox";

export const BAD_CONTACTS: readonly BadSetting[] = [
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
