import { EbsEncryption } from "../../../components";
import { record, resources } from "../../support/recorder";
import { refusal } from "../../support/refusal";

const encrypted = (region: string) => ({
  type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
  name: `disks-${region}`,
  inputs: { region, enabled: true },
});

const declared = async (regions: string[]) =>
  resources((await record(() => new EbsEncryption("disks", { regions }))).registrations);

describe("EbsEncryption", () => {
  it("switches the default on in one region", async () => {
    expect(await declared(["us-east-1"])).toEqual([encrypted("us-east-1")]);
  });

  it("switches it on in two, whatever the order of the list", async () => {
    const both = [encrypted("ap-southeast-2"), encrypted("us-east-1")];
    expect(await declared(["ap-southeast-2", "us-east-1"])).toEqual(both);
    expect(await declared(["us-east-1", "ap-southeast-2", "us-east-1"])).toEqual(both);
  });

  it("refuses an empty list", async () => {
    expect(await refusal(() => declared([]))).toBe(
      "EBS encryption: 1 problem\n  - regions: is empty; name at least one region",
    );
  });
});
