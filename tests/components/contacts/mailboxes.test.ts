import { addressesByName, withStems } from "../../../components/contacts/mailboxes";

describe("the addresses of an alert channel", () => {
  it("have the name that they were given", () => {
    expect(addressesByName([{ stem: "security", address: "security@acme.sandbox" }])).toEqual({
      security: "security@acme.sandbox",
    });
  });

  it.each([
    ["oncall@acme.sandbox", "3ed225ba"],
    ["security@acme.sandbox", "90337504"],
    ["https://hooks.acme.sandbox/aws", "b52fd747"],
  ])("name %s by a digest that must never change: it is part of a live resource's identity", (address, name) => {
    expect(addressesByName([{ address }])).toEqual({ [name]: address });
  });

  it("keep that name when the address is hidden afterwards", () => {
    const [named] = withStems([{ address: "oncall@acme.sandbox" }]);
    expect(addressesByName([{ ...named, address: "hidden" }])).toEqual({ "3ed225ba": "hidden" });
  });
});
