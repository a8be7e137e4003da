import {
  EC2Client,
  GetInstanceMetadataDefaultsCommand,
  ModifyInstanceMetadataDefaultsCommand,
} from "@aws-sdk/client-ec2";

import { REGION } from "../../core/conformance";
import { singleton } from "../../families/singleton";

const NO_PREFERENCE = "no-preference";
const NO_LIMIT = -1;
const DEFAULTS = {
  httpEndpoint: NO_PREFERENCE,
  httpPutResponseHopLimit: NO_LIMIT,
  httpTokens: NO_PREFERENCE,
  instanceMetadataTags: NO_PREFERENCE,
};

const text = (member: string) => ({ send: member, read: member, otherwise: NO_PREFERENCE });

/** Id: the account, although each region has defaults of its own. Every call sets all four. */
export const instanceMetadataDefaults = singleton({
  token: "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults",
  title: "EC2 Instance Metadata Defaults",
  client: EC2Client,
  replaceOn: [],
  defaults: DEFAULTS,
  id: ({ accountId }) => accountId,
  fields: {
    httpEndpoint: text("HttpEndpoint"),
    httpPutResponseHopLimit: {
      send: "HttpPutResponseHopLimit",
      read: "HttpPutResponseHopLimit",
      decode: (limit: number) => limit || undefined,
      otherwise: NO_LIMIT,
    },
    httpTokens: text("HttpTokens"),
    instanceMetadataTags: text("InstanceMetadataTags"),
  },
  get: { command: GetInstanceMetadataDefaultsCommand, at: "AccountLevel" },
  put: { command: ModifyInstanceMetadataDefaultsCommand },
  reset: {
    command: ModifyInstanceMetadataDefaultsCommand,
    with: () => ({
      HttpEndpoint: NO_PREFERENCE,
      HttpPutResponseHopLimit: NO_LIMIT,
      HttpTokens: NO_PREFERENCE,
      InstanceMetadataTags: NO_PREFERENCE,
    }),
  },
  facts: {
    source: "internal/service/ec2/ec2_instance_metadata_defaults.go",
    version: "6.x",
    lookedAtFor: "7.48.0",
    forceNew: [],
    defaults: DEFAULTS,
    id: "<account>",
    valid: {
      httpEndpoint: { oneOf: ["enabled", "disabled", NO_PREFERENCE] },
      httpTokens: { oneOf: ["optional", "required", NO_PREFERENCE] },
      instanceMetadataTags: { oneOf: ["enabled", "disabled", NO_PREFERENCE] },
    },
    actions: {
      create: { normal: ["ec2:ModifyInstanceMetadataDefaults"] },
      read: { normal: ["ec2:GetInstanceMetadataDefaults"] },
      update: { normal: ["ec2:ModifyInstanceMetadataDefaults"] },
      delete: { normal: ["ec2:ModifyInstanceMetadataDefaults"] },
    },
  },
  cases: {
    "instance-metadata-defaults": {
      id: /^\d{12}$/,
      inputs: () => ({ region: REGION, httpTokens: "required" }),
      changed: () => ({ region: REGION, httpTokens: "required", httpPutResponseHopLimit: 2 }),
      drift: (world) =>
        world.client(EC2Client, REGION).send(new ModifyInstanceMetadataDefaultsCommand({ HttpTokens: "optional" })),
      drifted: ["httpTokens"],
    },
  },
});
