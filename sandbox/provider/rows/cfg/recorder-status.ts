import {
  ConfigServiceClient,
  DescribeConfigurationRecorderStatusCommand,
  StartConfigurationRecorderCommand,
  StopConfigurationRecorderCommand,
} from "@aws-sdk/client-config-service";

import { needing } from "../../core/conformance";
import { singleton } from "../../families/singleton";
import { createReadyRecorder } from "./prepare";

const STATUS_REGION = "eu-west-3";

const inputs = (isEnabled: boolean) => ({ region: STATUS_REGION, name: "prepared", isEnabled });

/** Id: the name of the recorder. A delete stops it. */
export const recorderStatus = singleton({
  token: "aws:cfg/recorderStatus:RecorderStatus",
  title: "Config Configuration Recorder Status",
  client: ConfigServiceClient,
  replaceOn: [],
  autoName: { property: "name", maxLength: 255 },
  id: (_aws, { name }) => name as string,
  key: "ConfigurationRecorderName",
  absent: ["NoSuchConfigurationRecorderException"],
  fields: { name: { read: "name" }, isEnabled: { read: "recording" } },
  get: {
    command: DescribeConfigurationRecorderStatusCommand,
    key: (name) => ({ ConfigurationRecorderNames: [name] }),
    at: "ConfigurationRecordersStatus.0",
  },
  put: {
    command: StartConfigurationRecorderCommand,
    off: { property: "isEnabled", value: false, command: StopConfigurationRecorderCommand },
  },
  reset: { command: StopConfigurationRecorderCommand },
  facts: {
    source: "internal/service/configservice/configuration_recorder_status.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: [],
    id: "<name>",
    autoName: { property: "name", maxLength: 255 },
    actions: {
      create: {
        normal: ["config:StartConfigurationRecorder", "config:DescribeConfigurationRecorderStatus"],
        never: { "config:StopConfigurationRecorder": "the program never asks for it" },
      },
      read: { normal: ["config:DescribeConfigurationRecorderStatus"] },
      update: {
        normal: ["config:DescribeConfigurationRecorderStatus"],
        drift: { "config:StartConfigurationRecorder": "somebody stopped the recorder" },
        never: { "config:StopConfigurationRecorder": "the program never asks for it" },
      },
      delete: { normal: ["config:StopConfigurationRecorder"] },
    },
  },
  cases: {
    "config-recorder-status": needing({
      prepare: (world) => createReadyRecorder(world, STATUS_REGION, "recorded"),
      id: () => "prepared",
      inputs: () => inputs(false),
      changed: () => inputs(true),
      drift: (world, ConfigurationRecorderName) =>
        world
          .client(ConfigServiceClient, STATUS_REGION)
          .send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName })),
      drifted: ["isEnabled"],
      staysBecause: "the recorder is stopped, and is still there",
    }),
  },
});
