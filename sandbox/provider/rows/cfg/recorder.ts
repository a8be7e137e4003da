import {
  ConfigServiceClient,
  DeleteConfigurationRecorderCommand,
  DescribeConfigurationRecordersCommand,
  PutConfigurationRecorderCommand,
  type RecordingGroup,
} from "@aws-sdk/client-config-service";

import { needing, REGION } from "../../core/conformance";
import type { Props } from "../../core/values";
import { singleton } from "../../families/singleton";
import { createConfigRole } from "./prepare";

const ALL = { allSupported: true, recordingStrategies: [{ useOnly: "ALL_SUPPORTED_RESOURCE_TYPES" }] };
const SOME = {
  allSupported: false,
  includeGlobalResourceTypes: false,
  resourceTypes: ["AWS::EC2::Instance", "AWS::S3::Bucket"],
  recordingStrategies: [{ useOnly: "INCLUSION_BY_RESOURCE_TYPES" }],
};

interface Group {
  allSupported?: boolean;
  includeGlobalResourceTypes?: boolean;
  resourceTypes?: string[];
  recordingStrategies?: { useOnly?: string }[];
}

const toGroup = (group: unknown): unknown => {
  if (group === undefined) return undefined;
  const { recordingStrategies = [], ...rest } = group as Group;
  return recordingStrategies.length > 0 ? { ...rest, recordingStrategy: recordingStrategies[0] } : rest;
};

const fromGroup = (group: RecordingGroup): Props => {
  const { allSupported, includeGlobalResourceTypes, resourceTypes = [], recordingStrategy } = group;
  return {
    allSupported: allSupported ?? false,
    includeGlobalResourceTypes: includeGlobalResourceTypes ?? false,
    ...(resourceTypes.length > 0 ? { resourceTypes } : {}),
    ...(recordingStrategy ? { recordingStrategies: [{ useOnly: recordingStrategy.useOnly! }] } : {}),
  };
};

/** Id: the name of the recorder, of which a region has one. It is put, whether it is there or not. */
export const recorder = singleton({
  token: "aws:cfg/recorder:Recorder",
  title: "Config Configuration Recorder",
  client: ConfigServiceClient,
  replaceOn: ["name"],
  autoName: { property: "name", maxLength: 255 },
  nestedDefaults: { "cfg.RecorderRecordingGroup": { allSupported: true, includeGlobalResourceTypes: false } },
  compare: { "recordingGroup.resourceTypes": "set" },
  unsupported: ["recordingMode"],
  id: (_aws, { name }) => name as string,
  absent: ["NoSuchConfigurationRecorderException"],
  fields: {
    name: { send: "ConfigurationRecorder.name", read: "name" },
    roleArn: { send: "ConfigurationRecorder.roleARN", read: "roleARN" },
    recordingGroup: {
      send: "ConfigurationRecorder.recordingGroup",
      read: "recordingGroup",
      encode: toGroup,
      decode: fromGroup,
    },
  },
  get: {
    command: DescribeConfigurationRecordersCommand,
    key: (name) => ({ ConfigurationRecorderNames: [name] }),
    at: "ConfigurationRecorders.0",
  },
  put: { command: PutConfigurationRecorderCommand },
  reset: { command: DeleteConfigurationRecorderCommand, key: "ConfigurationRecorderName" },
  facts: {
    source: "internal/service/configservice/configuration_recorder.go",
    version: "5.x",
    lookedAtFor: "7.48.0",
    forceNew: ["name"],
    id: "<name>",
    autoName: { property: "name", maxLength: 255 },
    kinds: { "recordingGroup.resourceTypes": "set" },
    valid: { name: { max: 256 }, roleArn: { pattern: /^arn:/ } },
    actions: {
      create: { normal: ["config:PutConfigurationRecorder", "config:DescribeConfigurationRecorders", "iam:PassRole"] },
      read: { normal: ["config:DescribeConfigurationRecorders"] },
      update: { normal: ["config:PutConfigurationRecorder", "config:DescribeConfigurationRecorders", "iam:PassRole"] },
      delete: { normal: ["config:DeleteConfigurationRecorder"] },
    },
  },
  cases: {
    "config-recorder": needing<string>({
      prepare: (world) => createConfigRole(world, "recorder"),
      id: /^everything$/,
      inputs: (roleArn) => ({ region: REGION, name: "everything", roleArn, recordingGroup: ALL }),
      changed: (roleArn) => ({ region: REGION, name: "everything", roleArn, recordingGroup: SOME }),
      drift: (world, name, roleARN) => {
        const recordingGroup = { allSupported: false, resourceTypes: ["AWS::S3::Bucket" as const] };
        const command = new PutConfigurationRecorderCommand({
          ConfigurationRecorder: { name, roleARN, recordingGroup },
        });
        return world.client(ConfigServiceClient, REGION).send(command);
      },
      drifted: ["recordingGroup.resourceTypes[0]"],
    }),
  },
});
