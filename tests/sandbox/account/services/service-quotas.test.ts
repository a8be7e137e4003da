import { QUOTAS } from "../../../../domain/burn/quotas";
import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { rawCall } from "../raw";

let account: SandboxAccount;

beforeAll(async () => {
  account = await startAccount();
});

afterAll(() => account.stop());

const call = (operation: string, input: object) =>
  rawCall(account, { service: "servicequotas", target: `ServiceQuotasV20190624.${operation}` }, input);

const SPOT = { ServiceCode: "ec2", QuotaCode: "L-34B43A08" };

test("a quota has AWS's default until AWS changes it in that region", async () => {
  const value = async (operation: string) => ((await call(operation, SPOT)).body.Quota as { Value: number }).Value;
  expect(await value("GetServiceQuota")).toBe(5);
  account.circumstances.quotas["us-east-1 L-34B43A08"] = 64;
  expect(await value("GetServiceQuota")).toBe(64);
  expect(await value("GetAWSDefaultServiceQuota")).toBe(5);
  account.circumstances.quotas = { "eu-west-1 L-34B43A08": 64 };
  expect(await value("GetServiceQuota")).toBe(5);
});

test("an answer names the region, and the account when the value is its own", async () => {
  const arn = async (operation: string) => ((await call(operation, SPOT)).body.Quota as { QuotaArn: string }).QuotaArn;
  expect(await arn("GetServiceQuota")).toBe("arn:aws:servicequotas:us-east-1:123456789012:ec2/L-34B43A08");
  expect(await arn("GetAWSDefaultServiceQuota")).toBe("arn:aws:servicequotas:us-east-1::ec2/L-34B43A08");
});

test("every quota of the model is there, under its own service only", async () => {
  for (const { service, code } of QUOTAS) {
    const { status } = await call("GetServiceQuota", { ServiceCode: service, QuotaCode: code });
    expect(status).toBe(200);
  }
  const { status, body } = await call("GetServiceQuota", { ServiceCode: "rds", QuotaCode: "L-34B43A08" });
  expect({ status, type: body.__type }).toEqual({
    status: 400,
    type: expect.stringContaining("NoSuchResourceException"),
  });
});
