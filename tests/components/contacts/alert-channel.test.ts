import * as pulumi from "@pulumi/pulumi";
import { AlertChannel, type AlertChannelArgs } from "../../../components";
import { alertKeyPolicy } from "../../../domain/documents/resource-policies/alert-key";
import { alertTopicPolicy } from "../../../domain/documents/resource-policies/alert-topic";
import { ACCOUNT_ID, topicArn } from "../../support/mock-account";
import { named, record, resources, secret, valueOf } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const TOPIC = "aws:sns/topic:Topic";
const POLICY = "aws:sns/topicPolicy:TopicPolicy";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const KEY = "aws:kms/key:Key";

const SYDNEY = "ap-southeast-2";
const VIRGINIA = "us-east-1";
const arnIn = (region: string) => topicArn(region, `alerts-topic-${region}`);

const topic = (region: string, more: object = {}) => ({
  type: TOPIC,
  name: `alerts-topic-${region}`,
  inputs: { region, ...more },
});
const policy = (region: string) => ({
  type: POLICY,
  name: `alerts-topic-policy-${region}`,
  inputs: { region, arn: arnIn(region), policy: JSON.stringify(alertTopicPolicy(arnIn(region), ACCOUNT_ID)) },
});
const mail = (region: string, key: string, endpoint: unknown) => ({
  type: SUBSCRIPTION,
  name: `alerts-mail-${key}-${region}`,
  inputs: { region, topic: arnIn(region), protocol: "email", endpoint },
});
const https = (region: string, key: string, endpoint: string) => ({
  type: SUBSCRIPTION,
  name: `alerts-https-${key}-${region}`,
  inputs: { region, topic: arnIn(region), protocol: "https", endpoint, endpointAutoConfirms: false },
});

const build = (args: AlertChannelArgs) => record(() => new AlertChannel("alerts", args));
const declared = async (args: AlertChannelArgs) => resources((await build(args)).registrations);

const ONE_MAIL = { regions: [VIRGINIA], emails: { oncall: "oncall@acme.sandbox" } };

describe("AlertChannel", () => {
  it("declares a topic, its policy and a subscription in one region", async () => {
    expect(await declared(ONE_MAIL)).toEqual([
      topic(VIRGINIA),
      policy(VIRGINIA),
      mail(VIRGINIA, "oncall", "oncall@acme.sandbox"),
    ]);
  });

  it("declares the same in two regions, and subscribes everybody in both", async () => {
    const args = {
      regions: [SYDNEY, VIRGINIA],
      emails: { oncall: "oncall@acme.sandbox" },
      httpsEndpoints: { chat: "https://hooks.acme.sandbox/aws" },
      tags: { team: "security" },
    };
    const tags = { tags: { team: "security" } };
    expect(await declared(args)).toEqual([
      topic(SYDNEY, tags),
      topic(VIRGINIA, tags),
      policy(SYDNEY),
      policy(VIRGINIA),
      https(SYDNEY, "chat", "https://hooks.acme.sandbox/aws"),
      https(VIRGINIA, "chat", "https://hooks.acme.sandbox/aws"),
      mail(SYDNEY, "oncall", "oncall@acme.sandbox"),
      mail(VIRGINIA, "oncall", "oncall@acme.sandbox"),
    ]);
  });

  it("declares the same whatever the order of the regions, and a region that is named twice once", async () => {
    const emails = ONE_MAIL.emails;
    expect(await declared({ regions: [VIRGINIA, SYDNEY, VIRGINIA], emails })).toEqual(
      await declared({ regions: [SYDNEY, VIRGINIA], emails }),
    );
  });

  it("subscribes nobody before the policy lets services publish", async () => {
    const { registrations } = await build(ONE_MAIL);
    const urnOfPolicy = named(registrations, "alerts-mail-oncall-us-east-1").dependencies.find((urn) =>
      urn.endsWith("::alerts-topic-policy-us-east-1"),
    );
    expect(urnOfPolicy).toBeDefined();
  });

  it("keeps a secret address secret", async () => {
    const emails = { oncall: pulumi.secret("oncall@acme.sandbox") };
    expect((await declared({ regions: [VIRGINIA], emails })).at(-1)).toEqual(
      mail(VIRGINIA, "oncall", secret("oncall@acme.sandbox")),
    );
  });

  it("gives out the ARN of each region's topic", async () => {
    const { result } = await build({ ...ONE_MAIL, regions: [SYDNEY, VIRGINIA] });
    expect(await valueOf(result.topicArns)).toEqual({ [SYDNEY]: arnIn(SYDNEY), [VIRGINIA]: arnIn(VIRGINIA) });
  });

  describe("with encryption", () => {
    it("declares a rotated key of its own for each topic", async () => {
      const key = (region: string) => ({
        type: KEY,
        name: `alerts-key-${region}`,
        inputs: {
          region,
          description: "Encrypts alert topics of Ringfence",
          bypassPolicyLockoutSafetyCheck: true,
          enableKeyRotation: true,
          policy: JSON.stringify(alertKeyPolicy(ACCOUNT_ID)),
        },
      });
      const keyArn = (region: string) => `arn:aws:kms:${region}:${ACCOUNT_ID}:key/alerts-key-${region}`;
      expect(await declared({ ...ONE_MAIL, regions: [SYDNEY, VIRGINIA], encrypt: true })).toEqual([
        key(SYDNEY),
        key(VIRGINIA),
        topic(SYDNEY, { kmsMasterKeyId: keyArn(SYDNEY) }),
        topic(VIRGINIA, { kmsMasterKeyId: keyArn(VIRGINIA) }),
        policy(SYDNEY),
        policy(VIRGINIA),
        mail(SYDNEY, "oncall", "oncall@acme.sandbox"),
        mail(VIRGINIA, "oncall", "oncall@acme.sandbox"),
      ]);
    });
  });

  describe("bad input", () => {
    it("is refused when there is no region", async () => {
      expect(await refusal(() => new AlertChannel("alerts", { ...ONE_MAIL, regions: [] }))).toBe(
        "alert channel: 1 problem\n  - regions: is empty; name at least one region",
      );
    });

    it("is refused when nobody would be told", async () => {
      expect(await refusal(() => new AlertChannel("alerts", { regions: [VIRGINIA], emails: {} }))).toBe(
        "alert channel: 1 problem\n  - emails: nobody would be told; give a mail address or an https endpoint",
      );
    });
  });
});
