import * as pulumi from "@pulumi/pulumi";
import { Contacts, type ContactsArgs } from "../../../components";
import { contacts, person } from "../../support/answers";
import { record, resources, secret } from "../../support/recorder";
import { lateRefusal, refusal } from "../../support/refusal";

const ALTERNATIVE = "aws:account/alternativeContact:AlternativeContact";

/** What the account is told about one of the people in `contacts()`. */
const alternative = (kind: string, emailAddress: unknown = `${kind}@acme.sandbox`) => ({
  type: ALTERNATIVE,
  name: `people-${kind}`,
  inputs: {
    alternateContactType: kind.toUpperCase(),
    name: `${kind} team`,
    title: `${kind} lead`,
    emailAddress,
    phoneNumber: "+61 2 9374 4000",
  },
});

const declared = async (args: ContactsArgs) =>
  resources((await record(() => new Contacts("people", args))).registrations);

const withSecurity = (fields: Partial<ContactsArgs["security"]>): ContactsArgs => ({
  ...contacts(),
  security: { ...person("security"), ...fields },
});

const ACME = {
  fullName: "Acme Pty Ltd",
  addressLine1: "1 George Street",
  city: "Sydney",
  postalCode: "2000",
  countryCode: "AU",
  phone: "+61 2 9374 4000",
};

describe("Contacts", () => {
  it("declares the three alternate contacts and nothing else", async () => {
    expect(await declared(contacts())).toEqual([
      alternative("billing"),
      alternative("operations"),
      alternative("security"),
    ]);
  });

  it("declares the primary contact when it is given", async () => {
    const { phone, ...address } = ACME;
    expect(await declared({ ...contacts(), primary: ACME })).toEqual([
      alternative("billing"),
      alternative("operations"),
      alternative("security"),
      {
        type: "aws:account/primaryContact:PrimaryContact",
        name: "people-primary",
        inputs: { ...address, phoneNumber: phone },
      },
    ]);
  });

  it("accepts one mailbox for all three when that is asked for", async () => {
    const email = "aws@acme.sandbox";
    const shared = {
      security: { ...person("security"), email },
      billing: { ...person("billing"), email },
      operations: { ...person("operations"), email },
    };
    expect(await declared({ ...shared, acceptSharedMailbox: true })).toEqual([
      alternative("billing", email),
      alternative("operations", email),
      alternative("security", email),
    ]);
  });

  it("waits for a value that is not known yet", async () => {
    const email = pulumi.output(Promise.resolve("later@acme.sandbox"));
    expect(await declared(withSecurity({ email }))).toEqual([
      alternative("billing"),
      alternative("operations"),
      alternative("security", "later@acme.sandbox"),
    ]);
  });

  describe("secrets", () => {
    it("stay secret in every resource that holds one", async () => {
      const email = pulumi.secret("hidden@acme.sandbox");
      const declarations = await declared(withSecurity({ email }));
      expect(declarations.at(-1)!.inputs.emailAddress).toEqual(secret("hidden@acme.sandbox"));
    });

    it("of the primary contact stay secret too", async () => {
      const primary = { ...ACME, addressLine1: pulumi.secret("1 George Street") };
      const declarations = await declared({ ...contacts(), primary });
      // One secret among the contacts makes all of them secret: they are judged together.
      expect(declarations.at(-1)!.inputs).toEqual({
        fullName: secret("Acme Pty Ltd"),
        addressLine1: secret("1 George Street"),
        city: secret("Sydney"),
        postalCode: secret("2000"),
        countryCode: secret("AU"),
        phoneNumber: secret("+61 2 9374 4000"),
      });
    });
  });

  describe("bad input", () => {
    it("is refused with every problem at once", async () => {
      const bad = { ...withSecurity({ phone: "02 9374 4000", email: "security@example.com" }) };
      bad.billing = { ...bad.billing, name: "TODO" };
      expect(await refusal(() => new Contacts("people", bad))).toBe(
        [
          "contacts: 3 problems",
          '  - contacts.security.email: "security@example.com" reaches nobody: example.com is set aside for examples, tests or private networks; give the address of a mailbox that people read',
          '  - contacts.security.phone: "02 9374 4000" has no country code; begin with + and the country code, such as +61 2 9374 4000',
          '  - contacts.billing.name: expected a name of at most 64 characters, not a placeholder, received "TODO"',
        ].join("\n"),
      );
    });

    it("is refused when all three have one mailbox", async () => {
      const email = "aws@acme.sandbox";
      const shared = {
        security: { ...person("security"), email },
        billing: { ...person("billing"), email },
        operations: { ...person("operations"), email },
      };
      expect(await refusal(() => new Contacts("people", shared))).toBe(
        'contacts: 1 problem\n  - contacts: all three have the address "aws@acme.sandbox": when that mailbox goes unread, every warning does; give another one, or set acceptSharedMailbox: true',
      );
    });

    it("is refused late when the value is known late, and nothing is declared", async () => {
      const args = { ...withSecurity({ email: pulumi.output("nobody") }), primary: ACME };
      expect(await lateRefusal(() => new Contacts("people", args), "contacts: ")).toEqual({
        text: 'contacts: 1 problem\n  - contacts.security.email: "nobody" is not a mail address; write it as name@domain',
        declared: [],
      });
    });

    it("does not show a secret", async () => {
      const args = withSecurity({ email: pulumi.secret("nobody") });
      const { text } = await lateRefusal(() => new Contacts("people", args), "contacts: ");
      expect(text).toBe(
        "contacts: 1 problem\n  - contacts.security.email: [secret] is not a mail address; write it as name@domain",
      );
    });
  });
});
