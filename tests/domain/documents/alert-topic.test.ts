import { ALERT_PUBLISHERS, alertTopicPolicy } from "../../../domain/documents/alert-topic";
import { ACCOUNT_ID } from "../../support/mock-account";
import { isLetIn, isShutOut } from "../../support/simulate";

const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT_ID}:alerts`;
const POLICY = alertTopicPolicy(TOPIC, ACCOUNT_ID);
const TLS = { "aws:SecureTransport": "true" };
const PLAIN = { "aws:SecureTransport": "false" };
const publish = { action: "sns:Publish", resource: TOPIC };

describe("the policy of an alert topic", () => {
  it("is two statements about this topic", () => {
    expect(POLICY).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PublishAlerts",
          Effect: "Allow",
          Principal: {
            Service: [
              "budgets.amazonaws.com",
              "cloudwatch.amazonaws.com",
              "costalerts.amazonaws.com",
              "events.amazonaws.com",
            ],
          },
          Action: "sns:Publish",
          Resource: TOPIC,
          Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT_ID } },
        },
        {
          Sid: "RefusePlainHttp",
          Effect: "Deny",
          Principal: "*",
          Action: "sns:Publish",
          Resource: TOPIC,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });

  it.each(ALERT_PUBLISHERS)("lets %s publish for this account", async (service) => {
    expect(await isLetIn(POLICY, { ...publish, service, context: { ...TLS, "aws:SourceAccount": ACCOUNT_ID } })).toBe(
      true,
    );
  });

  it.each([
    ["a service for another account", "budgets.amazonaws.com", "999999999999"],
    ["another service", "lambda.amazonaws.com", ACCOUNT_ID],
  ])("does not let %s publish", async (_, service, account) => {
    expect(await isLetIn(POLICY, { ...publish, service, context: { ...TLS, "aws:SourceAccount": account } })).toBe(
      false,
    );
  });

  it("lets an administrator publish over TLS, and nobody over plain http", async () => {
    expect(await isShutOut(POLICY, { ...publish, context: TLS })).toBe(false);
    expect(await isShutOut(POLICY, { ...publish, context: PLAIN })).toBe(true);
  });
});
