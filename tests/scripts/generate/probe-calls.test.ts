import { EC2Client, GetEbsEncryptionByDefaultCommand } from "@aws-sdk/client-ec2";
import { once, probe } from "../../../cli/probes/probe";
import { probeCallsText } from "../../../scripts/generate/probe-calls";
import { actionsNamed } from "../../domain/documents/access/catalogue";

const read = (text: string) => JSON.parse(text) as { action: string; scope: string }[];

test("no probe writes", async () => {
  const calls = read(await probeCallsText()).map(({ action }) => actionsNamed(action));
  const levels = (await Promise.all(calls)).flat();
  expect(levels.filter(({ level }) => level !== "List" && level !== "Read")).toEqual([]);
});

const encryption = probe({
  id: "encryption",
  service: "ec2",
  kind: "setting",
  scope: "regional",
  client: EC2Client,
  calls: { get: once(GetEbsEncryptionByDefaultCommand), again: once(GetEbsEncryptionByDefaultCommand) },
  read: () => Promise.resolve([]),
});

test("an action that two calls need is there once", async () => {
  expect(read(await probeCallsText([encryption]))).toEqual([
    { action: "ec2:GetEbsEncryptionByDefault", scope: "regional" },
  ]);
});

test("a row with a service that has no such action is refused by name", async () => {
  await expect(probeCallsText([{ ...encryption, service: "ebs" }])).rejects.toThrow(
    /^probe encryption: IAM has no action for ebs:GetEbsEncryptionByDefault; /,
  );
});
