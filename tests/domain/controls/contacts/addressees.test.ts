import * as pulumi from "@pulumi/pulumi";
import { addressees, endpoints } from "../../../../domain/controls/contacts/addressees";
import { contacts } from "../../../support/answers";

const people = (given: object = {}) => ({ ...contacts(), ...given }) as Parameters<typeof addressees>[0]["contacts"];

describe("addressees", () => {
  it("are the security and operations contacts unless addresses are given", () => {
    expect(addressees({ contacts: people(), alerts: {} })).toEqual([
      { stem: "security", address: "security@acme.sandbox" },
      { stem: "operations", address: "operations@acme.sandbox" },
    ]);
  });

  it("take one address that is both only once", () => {
    const { security } = contacts();
    expect(addressees({ contacts: people({ operations: security }), alerts: {} })).toEqual([
      { stem: "security", address: "security@acme.sandbox" },
    ]);
  });

  it("take one secret that is both only once", () => {
    const email = pulumi.secret("aws@acme.sandbox");
    const both = { security: { ...contacts().security, email }, operations: { ...contacts().operations, email } };
    expect(addressees({ contacts: people(both), alerts: {} })).toEqual([{ stem: "security", address: email }]);
  });

  it("are the given addresses in an order of their own, and the contacts are left out", () => {
    const emails = ["b@acme.sandbox", "a@acme.sandbox"];
    expect(addressees({ contacts: people(), alerts: { emails } })).toEqual([
      { address: "a@acme.sandbox" },
      { address: "b@acme.sandbox" },
    ]);
  });
});

test("endpoints come in an order of their own", () => {
  const httpsEndpoints = ["https://b.acme.sandbox/", "https://a.acme.sandbox/"];
  expect(endpoints({ alerts: { httpsEndpoints } })).toEqual([
    { address: "https://a.acme.sandbox/" },
    { address: "https://b.acme.sandbox/" },
  ]);
});
