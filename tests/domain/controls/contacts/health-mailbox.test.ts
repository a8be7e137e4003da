import * as pulumi from "@pulumi/pulumi";
import { healthMailbox, healthSecurityArn } from "../../../../domain/controls/contacts/health-mailbox";

const people = <T>(security: T, operations: T) => ({
  security: { email: security },
  operations: { email: operations },
});

describe("healthSecurityArn", () => {
  // https://docs.aws.amazon.com/notifications/latest/APIReference/API_AssociateManagedNotificationAccountContact.html
  it("has the form that AWS's model demands, and no region", () => {
    expect(healthSecurityArn("123456789012")).toBe(
      "arn:aws:notifications::123456789012:managed-notification-configuration/category/AWS-Health/sub-category/Security",
    );
  });
});

describe("healthMailbox", () => {
  it("is that of the operations contact unless another is named", () => {
    expect(healthMailbox(people("security@a.b", "operations@a.b"), undefined)).toBe("operations@a.b");
    expect(healthMailbox(people("security@a.b", "operations@a.b"), "oncall@a.b")).toBe("oncall@a.b");
  });

  it("is none when it would be the security contact's own", () => {
    expect(healthMailbox(people("aws@a.b", "aws@a.b"), undefined)).toBeUndefined();
    expect(healthMailbox(people("aws@a.b", "operations@a.b"), "aws@a.b")).toBeUndefined();
  });

  it("takes one secret for one address", () => {
    const email = pulumi.secret("aws@a.b");
    expect(healthMailbox(people(email, email), undefined)).toBeUndefined();
  });
});
