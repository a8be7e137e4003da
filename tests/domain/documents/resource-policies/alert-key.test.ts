import { alertKeyPolicy } from "../../../../domain/documents/resource-policies/alert-key";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { serviceRequests } from "../../../support/service-requests";
import { isLetIn, isShutOut } from "../../../support/simulate";

const KEY = `arn:aws:kms:us-east-1:${ACCOUNT_ID}:key/12345678-1234-1234-1234-123456789012`;
const POLICY = alertKeyPolicy(ACCOUNT_ID);
const USE = ["kms:Decrypt", "kms:GenerateDataKey"];
const calls = (account: string) =>
  serviceRequests("key", account).flatMap((request) => USE.map((action) => ({ action, resource: KEY, ...request })));

describe("the policy of the key of alert topics", () => {
  it("is a statement for the account, one for who says whose alert it is, and one for who does not", () => {
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
          Principal: {
            Service: ["budgets.amazonaws.com", "cloudwatch.amazonaws.com", "costalerts.amazonaws.com"],
          },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT_ID } },
        },
        {
          Sid: "PublishersOfAnyAccountUseKey",
          Effect: "Allow",
          Principal: { Service: ["events.amazonaws.com"] },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
        },
      ],
    });
  });

  it.each(calls(ACCOUNT_ID))("lets $service call $action for this account", async (call) => {
    expect(await isLetIn(POLICY, call)).toBe(true);
  });

  it.each(calls("999999999999").filter(({ saysWhose }) => saysWhose))(
    "does not let $service call $action for another account",
    async (call) => {
      expect(await isLetIn(POLICY, call)).toBe(false);
    },
  );

  it.each(serviceRequests("key", ACCOUNT_ID))("does not let $service change the key", async (request) => {
    expect(await isLetIn(POLICY, { action: "kms:PutKeyPolicy", resource: KEY, ...request })).toBe(false);
  });

  it("leaves the account in control", async () => {
    expect(await isShutOut(POLICY, { action: "kms:ScheduleKeyDeletion", resource: KEY })).toBe(false);
  });
});
