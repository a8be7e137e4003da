import {
  ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeDeliveryChannelsCommand,
} from "@aws-sdk/client-config-service";
import { once, probe } from "./probe";

/** The recorder of a region, but for those that are linked to a service: https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationRecorders.html */
export const recorders = probe({
  id: "config-recorders",
  service: "config",
  kind: "recorder of AWS Config",
  scope: "regional",
  client: ConfigServiceClient,
  calls: {
    list: once(DescribeConfigurationRecordersCommand),
    status: once(DescribeConfigurationRecorderStatusCommand),
  },
  read: async ({ list, status }) => {
    const { ConfigurationRecorders: found = [] } = await list({});
    if (found.length === 0) return [];
    const { ConfigurationRecordersStatus: states = [] } = await status({});
    return found.map(({ name, recordingGroup }) => ({
      id: name!,
      recording: states.some((state) => state.name === name && state.recording === true),
      everyType: recordingGroup?.allSupported === true,
    }));
  },
});

/** Where the recorder of a region delivers: https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeDeliveryChannels.html */
export const deliveryChannels = probe({
  id: "config-delivery-channels",
  service: "config",
  kind: "delivery channel of AWS Config",
  scope: "regional",
  client: ConfigServiceClient,
  calls: { list: once(DescribeDeliveryChannelsCommand) },
  read: async ({ list }) =>
    ((await list({})).DeliveryChannels ?? []).map(({ name, s3BucketName }) => ({ id: name!, bucket: s3BucketName })),
});

export const PROBES = [recorders, deliveryChannels];
