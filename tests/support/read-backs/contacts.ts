import { AccountClient, DeleteAlternateContactCommand } from "@aws-sdk/client-account";
import {
  GetTopicAttributesCommand,
  ListTopicsCommand,
  SetTopicAttributesCommand,
  SNSClient,
} from "@aws-sdk/client-sns";
import { contacts as contactsProbe } from "../../../cli/probes/account";
import { subscriptions } from "../../../cli/probes/sns";
import { ANSWERS } from "../../../sandbox/answers";
import type { Place, ReadBack } from "./read-back";

const { security, billing, operations } = ANSWERS.contacts;

const contacts: ReadBack = {
  control: "contacts",
  look: async ({ items }) => Object.fromEntries((await items(contactsProbe)).map(({ id, email }) => [id, email])),
  wants: () => ({ security: security.email, billing: billing.email, operations: operations.email }),
  spoil: ({ client }) =>
    client(AccountClient).send(new DeleteAlternateContactCommand({ AlternateContactType: "SECURITY" })),
  shows: () => "contacts-security",
};

const topicOf = async ({ client }: Place): Promise<string | undefined> => {
  const { Topics = [] } = await client(SNSClient).send(new ListTopicsCommand({}));
  return Topics.find(({ TopicArn }) => TopicArn?.includes(":ringfence-alert-channel-topic-"))?.TopicArn;
};

const policyOf = async (place: Place): Promise<string | undefined> => {
  const TopicArn = await topicOf(place);
  if (TopicArn === undefined) return undefined;
  const { Attributes } = await place.client(SNSClient).send(new GetTopicAttributesCommand({ TopicArn }));
  return Attributes?.Policy;
};

/** Who is told, and which services may publish. */
const alertChannel: ReadBack = {
  control: "alert-channel",
  look: async (place) => {
    const found = await place.items(subscriptions);
    const { Statement } = JSON.parse((await policyOf(place)) ?? '{ "Statement": [] }') as {
      Statement: { Principal: { Service?: string } }[];
    };
    return {
      told: found.map(({ id }) => id.split(" ").at(-1)).sort(),
      publishers: Statement.flatMap(({ Principal }) => Principal.Service ?? []).sort(),
    };
  },
  wants: () => ({
    told: [operations.email, security.email],
    publishers: [
      "budgets.amazonaws.com",
      "cloudwatch.amazonaws.com",
      "costalerts.amazonaws.com",
      "events.amazonaws.com",
    ],
  }),
  spoil: async (place) => {
    const AttributeValue = (await policyOf(place))!.replaceAll("events.amazonaws.com", "budgets.amazonaws.com");
    const TopicArn = await topicOf(place);
    const command = new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue });
    return place.client(SNSClient).send(command);
  },
  shows: ({ region }) => `alert-channel-topic-policy-${region}`,
};

export const CONTACTS: readonly ReadBack[] = [contacts, alertChannel];
