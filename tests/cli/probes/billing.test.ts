import { billingAlerts } from "../../../cli/probes/billing";
import { type Cell, type Connection, createRun } from "../../../cli/probes/run";
import { startAccount, type SandboxAccount } from "../../../sandbox/account/account";
import { itemsOf } from "../../support/probe-answers";

it("the switch is found with the key that changes it, on whatever page it stands", async () => {
  const page = (key: string, value: string) => ({ billingPreferences: [{ feature: "BILLING_ALERTS", key, value }] });
  const GetBillingPreferences = [{ ...page("a", "DISABLED"), nextToken: "2" }, page("b", "ENABLED")];
  expect(await itemsOf(billingAlerts, { GetBillingPreferences })).toEqual([
    { id: "a", enabled: false },
    { id: "b", enabled: true },
  ]);
});

describe("on an account", () => {
  let account: SandboxAccount;
  const ask = async (connection: Connection): Promise<Cell> => (await createRun(connection)(billingAlerts, []))[0]!;

  beforeAll(async () => {
    account = await startAccount();
  });
  afterAll(() => account.stop());

  it("the call is signed, and answered", async () => {
    expect(await ask(account)).toMatchObject({ state: "count", items: [{ enabled: false }] });
  });

  it("a denial, and an account that does not answer, are refusals", async () => {
    const allowed = account.faults.inject({ kind: "accessDenied", operation: "GetBillingPreferences" });
    expect(await ask(account)).toMatchObject({ state: "denied", because: expect.stringMatching(/^AccessDenied/) });
    allowed();
    const recovered = account.faults.inject({ kind: "unreachable", operation: "GetBillingPreferences" });
    expect(await ask(account)).toMatchObject({ state: "unreachable" });
    recovered();
    expect(await ask({ ...account, endpoint: "http://127.0.0.1:59999" })).toMatchObject({ state: "unreachable" });
  });
});
