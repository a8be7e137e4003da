import { readFacts } from "../../../cli/contain/facts";
import { loadRows } from "../../../cli/contain/rows";
import { keyOwner } from "../../../cli/contain/suspects";
import { createRun } from "../../../cli/probes/run";
import { DEFAULT_REGIONS } from "../../../domain/regions/regions";
import { type SandboxAccount, startAccount } from "../../../sandbox/account/account";

const SINCE = new Date("2026-11-20T00:00:00Z");

let account: SandboxAccount;
beforeAll(async () => {
  account = await startAccount();
});
afterAll(() => account.stop());

const runner = () => {
  const { accountId, endpoint, credentials } = account;
  return createRun({ accountId, endpoint, credentials, deadline: 120_000 });
};

it("leaves no gap in an account that was opened a moment ago, in any region", async () => {
  const rows = [...(await loadRows()).values()];
  const { gaps, regions, found } = await readFacts(runner(), rows, { since: SINCE, users: [] });
  expect(gaps).toEqual([]);
  expect([...regions].sort()).toEqual([...DEFAULT_REGIONS].sort());
  expect(found.get("associations")?.size).toBe(regions.length);
});

it("hears that nobody has an unknown key", async () => {
  const cells = await runner()(keyOwner("AKIAIOSFODNN7EXAMPLE"), []);
  expect(cells).toEqual([expect.objectContaining({ state: "count", items: [] })]);
});
