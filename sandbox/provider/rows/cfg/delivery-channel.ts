import {
  ConfigServiceClient,
  DeleteDeliveryChannelCommand,
  DescribeDeliveryChannelsCommand,
  type MaximumExecutionFrequency,
  MaximumExecutionFrequency as FREQUENCIES,
  PutDeliveryChannelCommand,
} from "@aws-sdk/client-config-service";

import { needing, type World } from "../../core/conformance";
import { singleton } from "../../families/singleton";
import { createConfigBucket, createRecorder } from "./prepare";

/** Other regions than that of the recorder under test: a region has one of each. */
const CHANNEL_REGION = "eu-west-2";

const inputs = (s3BucketName: string, deliveryFrequency: string) => ({
  region: CHANNEL_REGION,
  name: "to-bucket",
  s3BucketName,
  snapshotDeliveryProperties: { deliveryFrequency },
});

const drift = (world: World, name: string, s3BucketName: string) => {
  const deliveryFrequency: MaximumExecutionFrequency = "One_Hour";
  const DeliveryChannel = {
    name,
    s3BucketName,
    configSnapshotDeliveryProperties: { deliveryFrequency },
  };
  const client = world.client(ConfigServiceClient, CHANNEL_REGION);
  return client.send(new PutDeliveryChannelCommand({ DeliveryChannel }));
};

/** Id: the name of the channel, of which a region has one. It is put, whether it is there or not, once there is a recorder. */
export const deliveryChannel = singleton({
  token: "aws:cfg/deliveryChannel:DeliveryChannel",
  title: "Config Delivery Channel",
  client: ConfigServiceClient,
  replaceOn: ["name"],
  autoName: { property: "name", maxLength: 255 },
  id: (_aws, { name }) => name as string,
  absent: ["NoSuchDeliveryChannelException"],
  fields: {
    name: { send: "DeliveryChannel.name", read: "name" },
    s3BucketName: { send: "DeliveryChannel.s3BucketName", read: "s3BucketName" },
    s3KeyPrefix: { send: "DeliveryChannel.s3KeyPrefix", read: "s3KeyPrefix" },
    s3KmsKeyArn: { send: "DeliveryChannel.s3KmsKeyArn", read: "s3KmsKeyArn" },
    snsTopicArn: { send: "DeliveryChannel.snsTopicARN", read: "snsTopicARN" },
    snapshotDeliveryProperties: {
      send: "DeliveryChannel.configSnapshotDeliveryProperties",
      read: "configSnapshotDeliveryProperties",
    },
  },
  get: {
    command: DescribeDeliveryChannelsCommand,
    key: (name) => ({ DeliveryChannelNames: [name] }),
    at: "DeliveryChannels.0",
  },
  put: { command: PutDeliveryChannelCommand },
  reset: { command: DeleteDeliveryChannelCommand, key: "DeliveryChannelName" },
  facts: {
    source: "internal/service/configservice/delivery_channel.go",
    version: "5.x",
    lookedAtFor: "7.48.0",
    forceNew: ["name"],
    id: "<name>",
    autoName: { property: "name", maxLength: 255 },
    valid: {
      name: { max: 256 },
      s3KmsKeyArn: { pattern: /^arn:/ },
      snsTopicArn: { pattern: /^arn:/ },
      "snapshotDeliveryProperties.deliveryFrequency": { oneOf: Object.values(FREQUENCIES) },
    },
    actions: {
      create: { normal: ["config:PutDeliveryChannel", "config:DescribeDeliveryChannels"] },
      read: { normal: ["config:DescribeDeliveryChannels"] },
      update: { normal: ["config:PutDeliveryChannel", "config:DescribeDeliveryChannels"] },
      delete: { normal: ["config:DeleteDeliveryChannel"] },
    },
  },
  cases: {
    "config-delivery-channel": needing<string>({
      prepare: async (world) => {
        await createRecorder(world, CHANNEL_REGION);
        return createConfigBucket(world, "delivered");
      },
      id: /^to-bucket$/,
      inputs: (bucket) => inputs(bucket, "TwentyFour_Hours"),
      changed: (bucket) => inputs(bucket, "Six_Hours"),
      drift,
      drifted: ["snapshotDeliveryProperties.deliveryFrequency"],
    }),
  },
});
