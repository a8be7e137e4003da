import * as v from "valibot";
import { ALTERNATE_CONTACT_LIMITS, PRIMARY_CONTACT_LIMITS, STATE_REQUIRED_IN } from "../limits";
import { field } from "../fields/field";
import { type Problem, problemsOf, show } from "../fields/problems";
import { map, orDeferred } from "../fields/shapes";
import { mail, phone, shortText } from "../fields/people";
import { flag, text } from "../fields/values";

/** A person or a team that AWS writes to. Every field is required by AWS. */
const contact = map(
  {
    name: orDeferred(shortText("a name", ALTERNATE_CONTACT_LIMITS.name)),
    title: orDeferred(shortText("a title", ALTERNATE_CONTACT_LIMITS.title)),
    email: orDeferred(mail),
    phone: orDeferred(phone(ALTERNATE_CONTACT_LIMITS.phone, "digits, spaces and ( ) + -")),
  },
  "name, title, email and phone",
);

/** A text of the primary contact, with the limit of its field. */
const line = (name: keyof typeof PRIMARY_CONTACT_LIMITS, what: string) =>
  orDeferred(shortText(what, PRIMARY_CONTACT_LIMITS[name]));

/** The account's own address. https://docs.aws.amazon.com/accounts/latest/reference/API_ContactInformation.html */
const address = map(
  {
    fullName: line("fullName", "a name"),
    companyName: v.optional(line("companyName", "a company name")),
    addressLine1: line("addressLine1", "an address line"),
    addressLine2: v.optional(line("addressLine2", "an address line")),
    addressLine3: v.optional(line("addressLine3", "an address line")),
    city: line("city", "a city"),
    districtOrCounty: v.optional(line("districtOrCounty", "a district or county")),
    stateOrRegion: v.optional(line("stateOrRegion", "a state or region")),
    postalCode: line("postalCode", "a postal code"),
    countryCode: orDeferred(text("a country code of two letters, such as AU", (code) => /^[A-Z]{2}$/.test(code))),
    phone: orDeferred(phone(PRIMARY_CONTACT_LIMITS.phone, "digits, spaces and ( ) - behind one +")),
    websiteUrl: v.optional(line("websiteUrl", "a URL")),
  },
  "the fields of a postal address",
);

/** The same, with the state where AWS demands one. */
const primaryContact = v.pipe(
  address,
  v.rawCheck(({ dataset, addIssue }) => {
    const input: unknown = dataset.value;
    if (typeof input !== "object" || input === null || !("countryCode" in input)) return;
    const { countryCode, stateOrRegion } = input as { countryCode: unknown; stateOrRegion?: unknown };
    if (typeof countryCode !== "string" || !STATE_REQUIRED_IN.includes(countryCode)) return;
    if (stateOrRegion !== undefined) return;
    addIssue({
      message: `missing; AWS demands a state or region in ${countryCode}`,
      path: [{ type: "object", origin: "value", input: { ...input }, key: "stateOrRegion", value: stateOrRegion }],
    });
  }),
);

const EXAMPLE = "{ name: Security Team, title: Security Lead, email: security@acme.internal, phone: +61 2 9374 4000 }";
const PERSON = { shape: "name, title, email, phone", example: EXAMPLE };

/** The contacts of an account, by the kind of mail that they read. */
export const contactsSchema = map(
  {
    security: field(contact, { ...PERSON, description: "Reads about leaked keys and abuse." }),
    billing: field(contact, { ...PERSON, description: "Reads about invoices and payments." }),
    operations: field(contact, { ...PERSON, description: "Reads about the health of services." }),
    primary: field(v.optional(primaryContact), {
      shape:
        "fullName, addressLine1 to 3, city, districtOrCounty, stateOrRegion, postalCode, countryCode, phone, companyName, websiteUrl",
      description: "The account's own postal address.",
      absent: "left as it is",
      example:
        '{ fullName: Acme, addressLine1: 1 George St, city: Sydney, postalCode: "2000", countryCode: AU, phone: +61 2 9374 4000 }',
    }),
    acceptSharedMailbox: field(v.optional(flag), {
      shape: "true or false",
      description: "Accept one mail address for all three kinds: when it goes unread, everything does.",
      absent: "false",
      example: "true",
    }),
  },
  "security, billing and operations",
);

export type Contacts = v.InferOutput<typeof contactsSchema>;

/** The kinds of alternate contacts of AWS, in lower case. */
export const CONTACT_KINDS = ["security", "billing", "operations"] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** One address that reads all three kinds of mail is one unread mailbox away from the incident. */
export function sharedMailboxProblems(contacts: Contacts): Problem[] {
  const addresses = new Set([contacts.security, contacts.billing, contacts.operations].map(({ email }) => email));
  const [address] = addresses;
  if (addresses.size > 1 || typeof address !== "string" || contacts.acceptSharedMailbox) return [];
  return [
    {
      path: "contacts",
      message: `all three have the address ${show(address)}: when that mailbox goes unread, every warning does; give another one, or set acceptSharedMailbox: true`,
    },
  ];
}

/** Every problem of contacts, as far as their values are known. Paths begin with `contacts`. */
export function checkContacts(input: unknown): Problem[] {
  const parsed = v.safeParse(contactsSchema, input);
  return parsed.success ? sharedMailboxProblems(parsed.output) : problemsOf(parsed.issues, "contacts");
}
