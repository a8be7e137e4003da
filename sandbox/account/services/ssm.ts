import { AwsError } from "../wire/codec";
import type { Context, LocalService, Operation } from "./operation";

/** What somebody set: `<region> <setting>` -> its value. */
export type ServiceSettings = Map<string, string>;

type SettingOperation<Input> = Operation<{ serviceSettings: ServiceSettings }, Input>;

interface Named {
  /** `/ssm/...`, or the ARN of the setting. */
  SettingId: string;
}

/** The settings that the sandbox has, each with the value that AWS gives it. */
const DEFAULTS: Readonly<Record<string, string>> = { "/ssm/documents/console/public-sharing-permission": "Enable" };

/** `arn:aws:ssm:<region>:<account>:servicesetting/ssm/...` and `/ssm/...` name the same setting. */
const nameOf = ({ SettingId }: Named): string => SettingId.replace(/^arn:[^/]*:servicesetting/, "");

const slot = (name: string, { region }: Context): string => `${region} ${name}`;

const unknown = (name: string): AwsError =>
  new AwsError("ServiceSettingNotFound", `Setting ${name} is not found. Check the setting id.`);

/** The setting as AWS describes it. */
function described(settings: ServiceSettings, input: Named, context: Context) {
  const name = nameOf(input);
  const initial = DEFAULTS[name];
  if (initial === undefined) return unknown(name);
  const set = settings.get(slot(name, context));
  const { region, accountId, principal } = context;
  const ServiceSetting = {
    SettingId: name,
    SettingValue: set ?? initial,
    ARN: `arn:aws:ssm:${region}:${accountId}:servicesetting${name}`,
    LastModifiedUser: set === undefined ? "System" : principal.arn,
    Status: set === undefined ? "Default" : "Customized",
  };
  return { ServiceSetting };
}

const GetServiceSetting: SettingOperation<Named> = ({ serviceSettings }, input, context) =>
  described(serviceSettings, input, context);

const UpdateServiceSetting: SettingOperation<Named & { SettingValue: string }> = (
  { serviceSettings },
  { SettingValue, ...input },
  context,
) => {
  const name = nameOf(input);
  if (!(name in DEFAULTS)) return unknown(name);
  serviceSettings.set(slot(name, context), SettingValue);
  return {};
};

const ResetServiceSetting: SettingOperation<Named> = ({ serviceSettings }, input, context) => {
  serviceSettings.delete(slot(nameOf(input), context));
  return described(serviceSettings, input, context);
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetServiceSetting.html */
export const ssmService: LocalService = { served: { GetServiceSetting, UpdateServiceSetting, ResetServiceSetting } };
