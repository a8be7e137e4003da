import * as pulumi from "@pulumi/pulumi";
import { endpoints, mailboxes } from "../../components/mailboxes";
import { contacts } from "../support/answers";

describe("mailboxes", () => {
  it("are the security and operations contacts unless addresses are given", () => {
    expect(mailboxes(contacts())).toEqual({
      security: "security@acme.internal",
      operations: "operations@acme.internal",
    });
  });

  it("take one address that is both only once", () => {
    const { security, ...rest } = contacts();
    expect(mailboxes({ ...rest, security, operations: security })).toEqual({ security: "security@acme.internal" });
  });

  it("take one secret that is both only once", () => {
    const email = pulumi.secret("aws@acme.internal");
    const { security, billing, operations } = contacts();
    const shared = { billing, security: { ...security, email }, operations: { ...operations, email } };
    expect(mailboxes(shared)).toEqual({ security: email });
  });

  it("are the given addresses, and the contacts are left out", () => {
    expect(Object.values(mailboxes(contacts(), ["oncall@acme.internal"]))).toEqual(["oncall@acme.internal"]);
  });

  it("have a name that depends on the address alone, not on its place in the list", () => {
    const [first, second] = ["a@acme.internal", "b@acme.internal"];
    expect(mailboxes(contacts(), [first, second])).toEqual(mailboxes(contacts(), [second, first]));
  });

  it.each([
    ["oncall@acme.internal", "3ed225ba"],
    ["security@acme.internal", "90337504"],
  ])("name %s by a digest that must never change: it is part of a live resource's identity", (address, name) => {
    expect(mailboxes(contacts(), [address])).toEqual({ [name]: address });
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
