import { alertTopicPolicy } from "../../../../domain/documents/resource-policies/alert-topic";
import { ACCOUNT_ID } from "../../../support/mock-account";
import { serviceRequests } from "../../../support/service-requests";
import { isLetIn, isShutOut } from "../../../support/simulate";

const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT_ID}:alerts`;
const POLICY = alertTopicPolicy(TOPIC, ACCOUNT_ID);
const TLS = { "aws:SecureTransport": "true" };
const PLAIN = { "aws:SecureTransport": "false" };
const publish = { action: "sns:Publish", resource: TOPIC };
const overTls = (account: string) =>
  serviceRequests("topic", account).map(({ context, ...request }) => ({
    ...publish,
    ...request,
    context: { ...TLS, ...context },
  }));

describe("the policy of an alert topic", () => {
  it("is a statement for who says whose alert it is, one for who does not, and one against plain http", () => {
    expect(POLICY).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PublishAlerts",
          Effect: "Allow",
          Principal: {
            Service: ["budgets.amazonaws.com", "cloudwatch.amazonaws.com", "costalerts.amazonaws.com"],
          },
          Action: "sns:Publish",
          Resource: TOPIC,
          Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT_ID } },
        },
        {
          Sid: "PublishAlertsOfAnyAccount",
          Effect: "Allow",
          Principal: { Service: ["events.amazonaws.com"] },
          Action: "sns:Publish",
          Resource: TOPIC,
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

  it.each(overTls(ACCOUNT_ID))("lets $service publish for this account", async (call) => {
    expect(await isLetIn(POLICY, call)).toBe(true);
  });

  it.each(overTls("999999999999"))(
    "$service for another account is let in only when it says no account",
    async (call) => {
      expect(await isLetIn(POLICY, call)).toBe(!call.saysWhose);
    },
  );

  it("lets no service in that is not in the table", async () => {
    const context = { ...TLS, "aws:SourceAccount": ACCOUNT_ID };
    expect(await isLetIn(POLICY, { ...publish, service: "lambda.amazonaws.com", context })).toBe(false);
  });

  it.each(["sns:Subscribe", "sns:SetTopicAttributes", "sns:ListSubscriptionsByTopic"])(
    "lets a stranger's rule publish, and not call %s",
    async (action) => {
      expect(await isLetIn(POLICY, { action, resource: TOPIC, service: "events.amazonaws.com", context: TLS })).toBe(
        false,
      );
    },
  );

  it("lets an administrator publish over TLS, and nobody over plain http", async () => {
    expect(await isShutOut(POLICY, { ...publish, context: TLS })).toBe(false);
    expect(await isShutOut(POLICY, { ...publish, context: PLAIN })).toBe(true);
  });
});
