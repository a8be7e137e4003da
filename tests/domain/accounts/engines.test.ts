import { readFileSync } from "node:fs";
import { join } from "node:path";
import { batchHolds, ENGINES, estimate, quotaFor } from "../../../domain/accounts/engines";
import { checkout } from "../../../setup/cache";

const engine = (begin: string) => ENGINES.find(({ name }) => name.startsWith(begin))!;

it("a batch takes as many as run and wait, and the quota for so many is the least that does", () => {
  for (const accounts of [1, 6, 7, 120, 121, 500]) {
    expect(batchHolds(quotaFor(accounts))).toBeGreaterThanOrEqual(accounts);
    if (quotaFor(accounts) > 1) expect(batchHolds(quotaFor(accounts) - 1)).toBeLessThan(accounts);
  }
});

it("time is that of the rounds, cost that of the minutes begun", () => {
  expect(estimate(61, engine("GitHub matrix, plan team"), 2.5)).toEqual({
    parts: 1,
    minutes: 5,
    usd: expect.closeTo(61 * 3 * 0.006) as number,
    listCalls: 4,
  });
  expect(estimate(500, engine("CodeBuild batch, quota 20"), 3).parts).toBe(5);
});

// The page is read by people who decide by it: its figures are those of the arithmetic.
it("the table of the page is what the arithmetic gives", () => {
  const page = readFileSync(join(checkout, "docs", "many-accounts.md"), "utf8");
  const minutesPerJob = Number(/`(\d+)` minutes a job/.exec(page)![1]);
  for (const accounts of [50, 500, 5_000]) {
    for (const one of ENGINES) {
      const { parts, minutes, usd, listCalls } = estimate(accounts, one, minutesPerJob);
      const cells = [accounts.toLocaleString("en"), one.name, parts, `${minutes} min`, `$${usd.toFixed(2)}`, listCalls];
      const pattern = cells.map((cell) => String(cell).replace(/[$.]/g, "\\$&")).join(" *\\| *");
      expect(page).toMatch(new RegExp(`\\| *${pattern} *\\|`));
    }
  }
});
