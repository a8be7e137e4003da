import {
  GetServiceSettingCommand,
  ResetServiceSettingCommand,
  SSMClient,
  UpdateServiceSettingCommand,
} from "@aws-sdk/client-ssm";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";

const SettingId = "/ssm/documents/console/public-sharing-permission";

let account: SandboxAccount;
let here: SSMClient;
let elsewhere: SSMClient;
beforeAll(async () => {
  account = await startAccount();
  const { endpoint, credentials } = account;
  [here, elsewhere] = ["eu-west-1", "eu-west-2"].map((region) => new SSMClient({ endpoint, credentials, region })) as [
    SSMClient,
    SSMClient,
  ];
});
afterAll(() => account.stop());

const read = async (client: SSMClient, id = SettingId) =>
  (await client.send(new GetServiceSettingCommand({ SettingId: id }))).ServiceSetting!;

test("documents may be shared at first; a setting is set in its region, read by path or ARN, and reset", async () => {
  expect(await read(here)).toMatchObject({ SettingId, SettingValue: "Enable", Status: "Default" });
  await here.send(new UpdateServiceSettingCommand({ SettingId, SettingValue: "Disable" }));
  const set = await read(here);
  expect(set).toMatchObject({ SettingValue: "Disable", Status: "Customized" });
  expect(await read(here, set.ARN)).toEqual(set);
  expect(await read(elsewhere)).toMatchObject({ SettingValue: "Enable" });
  await here.send(new ResetServiceSettingCommand({ SettingId: set.ARN }));
  expect(await read(here)).toMatchObject({ SettingValue: "Enable", Status: "Default" });
});

test("a setting that there is not is not found, whatever is done with it", async () => {
  const none = { SettingId: "/ssm/documents/console/no-such-setting" };
  const refused = { name: "ServiceSettingNotFound" };
  await expect(here.send(new GetServiceSettingCommand(none))).rejects.toMatchObject(refused);
  await expect(here.send(new ResetServiceSettingCommand(none))).rejects.toMatchObject(refused);
  const update = new UpdateServiceSettingCommand({ ...none, SettingValue: "x" });
  await expect(here.send(update)).rejects.toMatchObject(refused);
});
