import { endpoints, mailboxes } from "../../../components/contacts/mailboxes";

describe("mailboxes", () => {
  it("have the name that they were given", () => {
    expect(mailboxes([{ stem: "security", address: "security@acme.internal" }])).toEqual({
      security: "security@acme.internal",
    });
  });

  it.each([
    ["oncall@acme.internal", "3ed225ba"],
    ["security@acme.internal", "90337504"],
  ])("name %s by a digest that must never change: it is part of a live resource's identity", (address, name) => {
    expect(mailboxes([{ address }])).toEqual({ [name]: address });
  });
});

describe("endpoints", () => {
  it("are named as mailboxes are", () => {
    expect(endpoints(["https://hooks.acme.internal/aws"])).toEqual({ b52fd747: "https://hooks.acme.internal/aws" });
  });

  it("are none when none are given", () => {
    expect(endpoints([])).toEqual({});
  });
});
