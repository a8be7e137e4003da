import {
  DisableEbsEncryptionByDefaultCommand,
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
  GetEbsEncryptionByDefaultCommand,
} from "@aws-sdk/client-ec2";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { connect } from "../support";

let account: SandboxAccount;

beforeAll(async () => {
  account = await startAccount();
});

afterAll(() => account.stop());

test("EBS encryption by default is a switch of each region", async () => {
  const [here, there] = [connect(EC2Client, account, "eu-west-1"), connect(EC2Client, account, "eu-west-2")];
  const isOn = async (client: EC2Client) =>
    (await client.send(new GetEbsEncryptionByDefaultCommand({}))).EbsEncryptionByDefault;
  expect(await isOn(here)).toBe(false);
  await here.send(new EnableEbsEncryptionByDefaultCommand({}));
  expect([await isOn(here), await isOn(there)]).toEqual([true, false]);
  await here.send(new DisableEbsEncryptionByDefaultCommand({}));
  expect(await isOn(here)).toBe(false);
});
