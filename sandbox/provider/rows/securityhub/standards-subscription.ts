import {
  BatchDisableStandardsCommand,
  BatchEnableStandardsCommand,
  EnableSecurityHubCommand,
  GetEnabledStandardsCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import type { StandardsSubscriptionArgs } from "@pulumi/aws/securityhub";

import type { Aws } from "../../aws/aws";
import { needing } from "../../core/conformance";
import type { ResourceType } from "../../core/resource";
import { eventually } from "../../aws/eventually";
import { NO_HUB } from "./account";

/** Another region than that of the hub under test: a region has one. */
const SUBSCRIBED_REGION = "eu-west-2";

const ARN = `arn:aws:securityhub:${SUBSCRIBED_REGION}::standards/cis-aws-foundations-benchmark/v/5.0.0`;

/** How AWS says that there is no such subscription. The real provider would fail with it. */
const GONE = { code: "InvalidInputException", message: /StandardsSubscriptionArn/ };

/** Id: the ARN of the subscription. */
export const standardsSubscription: ResourceType<StandardsSubscriptionArgs> = {
  token: "aws:securityhub/standardsSubscription:StandardsSubscription",
  title: "Security Hub Standards Subscription",
  replaceOn: ["standardsArn"],
  facts: {
    source: "internal/service/securityhub/standards_subscription.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: ["standardsArn"],
    id: "<ARN>",
    valid: { standardsArn: { pattern: /^arn:/ } },
    actions: {
      create: { normal: ["securityhub:BatchEnableStandards", "securityhub:GetEnabledStandards"] },
      read: { normal: ["securityhub:GetEnabledStandards"] },
      update: {},
      delete: { normal: ["securityhub:BatchDisableStandards", "securityhub:GetEnabledStandards"] },
    },
  },
  cases: {
    "security-hub-standard": needing({
      prepare: (world) =>
        world
          .client(SecurityHubClient, SUBSCRIBED_REGION)
          .send(new EnableSecurityHubCommand({ EnableDefaultStandards: false })),
      id: /^arn:aws:securityhub:eu-west-2:\d{12}:subscription\/cis-aws-foundations-benchmark\/v\/5\.0\.0$/,
      inputs: () => ({ region: SUBSCRIBED_REGION, standardsArn: ARN }),
    }),
  },

  async create(aws, { standardsArn }, created) {
    const command = new BatchEnableStandardsCommand({
      StandardsSubscriptionRequests: [{ StandardsArn: standardsArn }],
    });
    const { StandardsSubscriptions = [] } = await aws.call(SecurityHubClient, command);
    const id = StandardsSubscriptions[0]!.StandardsSubscriptionArn!;
    created(id);
    await eventually("the standard was not enabled", async () =>
      ["READY", "INCOMPLETE"].includes((await find(aws, id))?.StandardsStatus ?? ""),
    );
    return id;
  },

  async read(aws, id) {
    const found = await find(aws, id);
    if (!found || found.StandardsStatus === "FAILED") return undefined;
    return { standardsArn: found.StandardsArn!, arn: id };
  },

  async update() {},

  async delete(aws, id) {
    const command = new BatchDisableStandardsCommand({ StandardsSubscriptionArns: [id] });
    await aws.find(SecurityHubClient, command, GONE, ...NO_HUB);
    await eventually("the standard was not disabled", async () => {
      const found = await find(aws, id);
      return !found || found.StandardsStatus === "INCOMPLETE";
    });
  },
};

const find = async (aws: Aws, id: string) => {
  const command = new GetEnabledStandardsCommand({ StandardsSubscriptionArns: [id] });
  return (await aws.find(SecurityHubClient, command, ...NO_HUB))?.StandardsSubscriptions?.[0];
};
