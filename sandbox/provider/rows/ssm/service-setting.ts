import {
  GetServiceSettingCommand,
  ResetServiceSettingCommand,
  SSMClient,
  UpdateServiceSettingCommand,
} from "@aws-sdk/client-ssm";

import { REGION } from "../../core/conformance";
import type { Aws } from "../../aws/aws";
import { singleton } from "../../families/singleton";

const PUBLIC_SHARING = "/ssm/documents/console/public-sharing-permission";

const arnOf = ({ partition, region, accountId }: Aws, setting: string): string =>
  setting.startsWith("arn:") ? setting : `arn:${partition}:ssm:${region}:${accountId}:servicesetting${setting}`;

/** Id: the ARN of the setting, whether the program names it by that or by its path. */
export const ssmServiceSetting = singleton({
  token: "aws:ssm/serviceSetting:ServiceSetting",
  title: "SSM Service Setting",
  client: SSMClient,
  replaceOn: [],
  id: (aws, { settingId }) => arnOf(aws, settingId as string),
  key: "SettingId",
  absent: ["ServiceSettingNotFound"],
  fields: {
    arn: { read: "ARN" },
    settingId: { read: "SettingId" },
    settingValue: { send: "SettingValue", read: "SettingValue" },
    status: { read: "Status" },
  },
  get: { command: GetServiceSettingCommand, at: "ServiceSetting" },
  put: { command: UpdateServiceSettingCommand },
  reset: { command: ResetServiceSettingCommand },
  facts: {
    source: "internal/service/ssm/service_setting.go",
    version: "6.3x",
    lookedAtFor: "7.48.0",
    forceNew: [],
    id: "<ARN>",
    valid: { settingId: { pattern: /^(arn:|\/ssm\/)/ } },
    actions: {
      create: { normal: ["ssm:UpdateServiceSetting", "ssm:GetServiceSetting"] },
      read: { normal: ["ssm:GetServiceSetting"] },
      update: { normal: ["ssm:UpdateServiceSetting", "ssm:GetServiceSetting"] },
      delete: { normal: ["ssm:ResetServiceSetting", "ssm:GetServiceSetting"] },
    },
  },
  cases: {
    "service-setting": {
      id: /^arn:aws:ssm:eu-west-1:\d{12}:servicesetting\/ssm\/documents\/console\/public-sharing-permission$/,
      inputs: () => ({ region: REGION, settingId: PUBLIC_SHARING, settingValue: "Enable" }),
      changed: () => ({ region: REGION, settingId: PUBLIC_SHARING, settingValue: "Disable" }),
      drift: (world) =>
        world.client(SSMClient, REGION).send(new ResetServiceSettingCommand({ SettingId: PUBLIC_SHARING })),
      drifted: ["settingValue"],
      staysBecause: "the setting is always there; deleting brings AWS's own value back",
    },
  },
});
