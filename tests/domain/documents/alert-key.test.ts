import { alertKeyPolicy } from "../../../domain/documents/alert-key";
import { ALERT_PUBLISHERS } from "../../../domain/documents/alert-topic";
import { ACCOUNT_ID } from "../../support/mock-account";
import { isLetIn, isShutOut } from "../../support/simulate";

const KEY = `arn:aws:kms:us-east-1:${ACCOUNT_ID}:key/12345678-1234-1234-1234-123456789012`;
const POLICY = alertKeyPolicy(ACCOUNT_ID);
const forAccount = (account: string) => ({ "aws:SourceAccount": account });

describe("the policy of the key of alert topics", () => {
  it("is two statements", () => {
    expect(POLICY).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AccountControlsKey",
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:root` },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Sid: "PublishersUseKey",
          Effect: "Allow",
          Principal: { Service: ALERT_PUBLISHERS },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT_ID } },
        },
      ],
    });
  });

  it.each(
    ALERT_PUBLISHERS.flatMap((service) =>
      ["kms:Decrypt", "kms:GenerateDataKey"].map((action) => ({ service, action })),
    ),
  )("lets $service call $action for this account only", async (call) => {
    expect(await isLetIn(POLICY, { ...call, resource: KEY, context: forAccount(ACCOUNT_ID) })).toBe(true);
    expect(await isLetIn(POLICY, { ...call, resource: KEY, context: forAccount("999999999999") })).toBe(false);
  });

  it("does not let a publisher change the key", async () => {
    const call = { action: "kms:PutKeyPolicy", service: "events.amazonaws.com", resource: KEY };
    expect(await isLetIn(POLICY, { ...call, context: forAccount(ACCOUNT_ID) })).toBe(false);
  });

  it("leaves the account in control", async () => {
    expect(await isShutOut(POLICY, { action: "kms:ScheduleKeyDeletion", resource: KEY })).toBe(false);
  });
});
