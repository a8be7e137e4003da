import { addressesByName, withStems } from "../../../components/contacts/mailboxes";

describe("the addresses of an alert channel", () => {
  it("have the name that they were given", () => {
    expect(addressesByName([{ stem: "security", address: "security@acme.internal" }])).toEqual({
      security: "security@acme.internal",
    });
  });

  it.each([
    ["oncall@acme.internal", "3ed225ba"],
    ["security@acme.internal", "90337504"],
    ["https://hooks.acme.internal/aws", "b52fd747"],
  ])("name %s by a digest that must never change: it is part of a live resource's identity", (address, name) => {
    expect(addressesByName([{ address }])).toEqual({ [name]: address });
  });

  it("keep that name when the address is hidden afterwards", () => {
    const [named] = withStems([{ address: "oncall@acme.internal" }]);
    expect(addressesByName([{ ...named, address: "hidden" }])).toEqual({ "3ed225ba": "hidden" });
  });
});
