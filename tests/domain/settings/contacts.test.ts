import * as pulumi from "@pulumi/pulumi";
import { checkContacts, sharedMailboxProblems } from "../../../domain/settings/contacts";
import type { Settings } from "../../../domain/settings/schema";
import { contacts, person } from "../../support/answers";

const shared = (given: object = {}) =>
  ({ security: person("aws"), billing: person("aws"), operations: person("aws"), ...given }) as Settings["contacts"];

// What makes a single value wrong is in bad-settings: the settings and the component share that schema.
describe("checkContacts", () => {
  it("accepts three people", () => {
    expect(checkContacts(contacts())).toEqual([]);
  });

  it("begins every path with contacts", () => {
    expect(
      checkContacts({ ...contacts(), security: { ...person("security"), phone: "1" } }).map((p) => p.path),
    ).toEqual(["contacts.security.phone"]);
    expect(checkContacts({}).map(({ path }) => path)).toEqual([
      "contacts.security",
      "contacts.billing",
      "contacts.operations",
    ]);
  });

  it("waits for values that are not known yet", () => {
    const email = pulumi.output("nobody");
    expect(checkContacts({ ...contacts(), security: { ...person("security"), email } })).toEqual([]);
  });
});

describe("sharedMailboxProblems", () => {
  it.each([
    ["one mailbox for all", shared(), 1],
    ["one mailbox for all, accepted", shared({ acceptSharedMailbox: true }), 0],
    ["one mailbox for all, expressly not accepted", shared({ acceptSharedMailbox: false }), 1],
    ["one mailbox for two", shared({ billing: person("billing") }), 0],
  ])("of %s: %#", (_, given, count) => {
    expect(sharedMailboxProblems(given)).toHaveLength(count);
  });
});
