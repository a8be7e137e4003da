import { deliveryChannels, recorders } from "../../../cli/probes/config";
import { itemsOf } from "../../support/probe-answers";

it("a recorder says whether it is on and records every type", async () => {
  const answers = {
    DescribeConfigurationRecorders: [
      { ConfigurationRecorders: [{ name: "default", recordingGroup: { allSupported: true } }] },
    ],
    DescribeConfigurationRecorderStatus: [{ ConfigurationRecordersStatus: [{ name: "default", recording: true }] }],
  };
  expect(await itemsOf(recorders, answers)).toEqual([{ id: "default", recording: true, everyType: true }]);
});

it("a recorder that is off and records some types says so", async () => {
  const answers = {
    DescribeConfigurationRecorders: [
      { ConfigurationRecorders: [{ name: "default", recordingGroup: { allSupported: false } }] },
    ],
    DescribeConfigurationRecorderStatus: [{ ConfigurationRecordersStatus: [{ name: "default", recording: false }] }],
  };
  expect(await itemsOf(recorders, answers)).toEqual([{ id: "default", recording: false, everyType: false }]);
});

it("a region without one is not asked further", async () => {
  expect(await itemsOf(recorders, { DescribeConfigurationRecorders: [{ ConfigurationRecorders: [] }] })).toEqual([]);
});

it("a channel says where it delivers", async () => {
  const answers = { DescribeDeliveryChannels: [{ DeliveryChannels: [{ name: "default", s3BucketName: "logs" }] }] };
  expect(await itemsOf(deliveryChannels, answers)).toEqual([{ id: "default", bucket: "logs" }]);
});
