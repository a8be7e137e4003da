import {
  DisableSerialConsoleAccessCommand,
  EC2Client,
  EnableSerialConsoleAccessCommand,
  GetSerialConsoleAccessStatusCommand,
} from "@aws-sdk/client-ec2";

import { REGION } from "../../core/conformance";
import { singleton } from "../../families/singleton";

/** Id: the account, although each region has a setting of its own. Removing the resource switches the access off. */
export const serialConsoleAccess = singleton({
  token: "aws:ec2/serialConsoleAccess:SerialConsoleAccess",
  title: "EC2 Serial Console Access",
  client: EC2Client,
  replaceOn: [],
  defaults: { enabled: true },
  id: ({ accountId }) => accountId,
  fields: { enabled: { read: "SerialConsoleAccessEnabled", otherwise: false } },
  get: { command: GetSerialConsoleAccessStatusCommand },
  put: {
    command: EnableSerialConsoleAccessCommand,
    off: { property: "enabled", value: false, command: DisableSerialConsoleAccessCommand },
  },
  reset: { command: DisableSerialConsoleAccessCommand },
  facts: {
    source: "internal/service/ec2/ec2_serial_console_access.go",
    version: "6.21",
    lookedAtFor: "7.48.0",
    forceNew: [],
    defaults: { enabled: true },
    id: "<account>",
    actions: {
      create: {
        normal: ["ec2:DisableSerialConsoleAccess", "ec2:GetSerialConsoleAccessStatus"],
        never: { "ec2:EnableSerialConsoleAccess": "the program never switches the access on" },
      },
      read: { normal: ["ec2:GetSerialConsoleAccessStatus"] },
      update: {
        normal: ["ec2:DisableSerialConsoleAccess", "ec2:GetSerialConsoleAccessStatus"],
        never: { "ec2:EnableSerialConsoleAccess": "the program never switches the access on" },
      },
      delete: { normal: ["ec2:DisableSerialConsoleAccess"] },
    },
  },
  cases: {
    "serial-console-access": {
      id: /^\d{12}$/,
      inputs: () => ({ region: REGION, enabled: false }),
      changed: () => ({ region: REGION }),
      drift: (world) => world.client(EC2Client, REGION).send(new DisableSerialConsoleAccessCommand({})),
      drifted: ["enabled"],
      staysBecause: "the setting is always there; deleting switches the access off",
    },
  },
});
