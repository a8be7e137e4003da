import { startAccount, type SandboxAccount } from "../../../../sandbox/account/account";
import { rawCall } from "../raw";

let account: SandboxAccount;

beforeAll(async () => {
  account = await startAccount();
});

afterAll(() => account.stop());

const call = (operation: string, input: object) =>
  rawCall(account, { service: "billing", target: `AWSBilling.${operation}` }, input);

const read = () => call("GetBillingPreferences", { features: ["BILLING_ALERTS"] });

test("billing alerts are off in a new account, and are switched on under the key that is read", async () => {
  const { status, body } = await read();
  expect({ status, body }).toEqual({
    status: 200,
    body: { billingPreferences: [{ feature: "BILLING_ALERTS", key: expect.any(String), value: "DISABLED" }] },
  });
  const [{ key }] = body.billingPreferences as [{ key: string }];
  const switched = await call("UpdateBillingPreferences", {
    feature: "BILLING_ALERTS",
    billingPreferencesPerKey: [{ key, value: "ENABLED" }],
  });
  expect(switched).toEqual({ status: 200, body: {} });
  expect((await read()).body).toMatchObject({ billingPreferences: [{ key, value: "ENABLED" }] });
});

test("a key that was guessed, a value or a feature that is none, and a second feature are refused", async () => {
  const update = (key: string, value: string) =>
    call("UpdateBillingPreferences", { feature: "BILLING_ALERTS", billingPreferencesPerKey: [{ key, value }] });
  const refused = { status: 400, body: { __type: "ValidationException" } };
  expect(await update("guessed", "ENABLED")).toMatchObject(refused);
  expect(await update("guessed", "ON")).toMatchObject(refused);
  for (const features of [["ALERTS"], ["BILLING_ALERTS", "RI_SHARING"], []])
    expect(await call("GetBillingPreferences", { features })).toMatchObject(refused);
  expect(await call("GetBillingPreferences", { features: ["RI_SHARING"] })).toMatchObject({
    status: 400,
    body: { __type: "NotImplementedInSandbox" },
  });
});
