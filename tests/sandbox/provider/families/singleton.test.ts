import { alternativeContact } from "../../../../sandbox/provider/rows/account/alternative-contact";
import { primaryContact } from "../../../../sandbox/provider/rows/account/primary-contact";
import { encryptionByDefault } from "../../../../sandbox/provider/rows/ebs/encryption-by-default";
import { fakeAws } from "./fake-aws";

test.each([
  [true, "EnableEbsEncryptionByDefault"],
  [false, "DisableEbsEncryptionByDefault"],
])("a switch that is %s takes the call of its own", async (enabled, operation) => {
  const { aws, calls } = fakeAws();
  expect(await encryptionByDefault.create(aws, { enabled }, () => undefined)).toMatch(/^terraform-\d+/);
  expect(calls).toEqual([[operation, {}]]);
});

test("a setting whose id is invented may be imported by any name, which it keeps", async () => {
  const { aws } = fakeAws({ EbsEncryptionByDefault: true });
  expect(await encryptionByDefault.read(aws, "default", {})).toEqual({ enabled: true });
});

test("a member account is named in the id and in every request", async () => {
  const { aws, calls } = fakeAws({}, { AlternateContact: { Name: "Ada" } });
  const inputs = { accountId: "210987654321", alternateContactType: "BILLING", name: "Ada" };
  const id = await alternativeContact.create(aws, inputs, () => undefined);
  expect(id).toBe("210987654321/BILLING");
  const owner = { AccountId: "210987654321", AlternateContactType: "BILLING" };
  expect(await alternativeContact.read(aws, id, {})).toEqual(inputs);
  expect(calls).toEqual([
    ["PutAlternateContact", { ...owner, Name: "Ada" }],
    ["GetAlternateContact", owner],
  ]);
});

test("a setting that AWS cannot take away is only forgotten", async () => {
  const { aws, calls } = fakeAws();
  await primaryContact.delete(aws, "default", {});
  expect(calls).toEqual([]);
});
