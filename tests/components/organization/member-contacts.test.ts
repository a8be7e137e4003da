import * as pulumi from "@pulumi/pulumi";
import { MemberContacts, type MemberContactsArgs } from "../../../components";
import { contacts, person } from "../../support/answers";
import { record, resources } from "../../support/recorder";
import { lateRefusal, refusal } from "../../support/refusal";

const [ONE, TWO] = ["111122223333", "444455556666"] as const;

const contact = (accountId: string, kind: string) => ({
  type: "aws:account/alternativeContact:AlternativeContact",
  name: `it-${accountId}-${kind}`,
  inputs: {
    accountId,
    alternateContactType: kind.toUpperCase(),
    name: `${kind} team`,
    title: `${kind} lead`,
    emailAddress: `${kind}@acme.sandbox`,
    phoneNumber: "+61 2 9374 4000",
  },
});

const declare = (args: Partial<MemberContactsArgs>) =>
  record(() => new MemberContacts("it", { contacts: contacts(), accounts: [ONE, TWO], ...args }));
const declared = async (args: Partial<MemberContactsArgs>) => resources((await declare(args)).registrations);

describe("MemberContacts", () => {
  it("declares three contacts in each member, each once", async () => {
    const all = [ONE, TWO].flatMap((id) => ["billing", "operations", "security"].map((kind) => contact(id, kind)));
    expect(await declared({ accounts: [TWO, ONE, TWO] })).toEqual(all);
  });

  it("leaves the kinds alone that it is told", async () => {
    expect(await declared({ accounts: [ONE], leave: { [ONE]: ["security", "billing"], [TWO]: ["security"] } })).toEqual(
      [contact(ONE, "operations")],
    );
  });

  it("refuses accounts and contacts that AWS would not take, all at once", async () => {
    const wrong = {
      contacts: { ...contacts(), security: { ...person("security"), phone: "soon" } },
      accounts: ["123"],
    };
    const text = await refusal(() => declare(wrong));
    expect(text).toContain("accounts[0]: expected an account id of 12 digits");
    expect(text).toContain("contacts.security.phone: ");
  });

  it("judges a contact that is known later, before any member has it", async () => {
    const phone = pulumi.output(Promise.resolve("soon"));
    const late = { ...contacts(), security: { ...person("security"), phone } };
    const { text, declared: made } = await lateRefusal(
      () => new MemberContacts("it", { contacts: late, accounts: [ONE, TWO] }),
      "contacts: ",
    );
    expect(text).toContain("contacts.security.phone: ");
    expect(made).toEqual([]);
  });
});
