import { ConfigServiceClient, StopConfigurationRecorderCommand } from "@aws-sdk/client-config-service";
import { DisableSecurityHubCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { deliveryChannels, recorders } from "../../../cli/probes/config";
import { hubs } from "../../../cli/probes/security-hub";
import { standardArn } from "../../../domain/controls/compliance/hubs";
import type { ReadBack } from "./read-back";

const OWN = "ringfence-config-recorder";

/** A recorder that is on, of every type where work is allowed, and its channel. */
const configRecorder: ReadBack = {
  control: "config-recorder",
  look: async ({ items }) => ({
    recorders: await items(recorders),
    channels: (await items(deliveryChannels)).map(({ id }) => id),
  }),
  wants: ({ region, regions }) => ({
    recorders: [{ id: OWN, recording: true, everyType: !regions.idle.includes(region) }],
    channels: [OWN],
  }),
  spoil: ({ client }) =>
    client(ConfigServiceClient).send(new StopConfigurationRecorderCommand({ ConfigurationRecorderName: OWN })),
  shows: ({ region }) => `config-recorder-${region}`,
};

/** A hub with the two standards. */
const securityHub: ReadBack = {
  control: "security-hub",
  look: async ({ items }) => (await items(hubs)).map(({ standards }) => [...standards].sort()),
  wants: ({ region }) => [[standardArn("fsbp", region), standardArn("cis", region)].sort()],
  spoil: ({ client }) => client(SecurityHubClient).send(new DisableSecurityHubCommand({})),
  shows: ({ region }) => `security-hub-${region}`,
};

export const COMPLIANCE: readonly ReadBack[] = [configRecorder, securityHub];
