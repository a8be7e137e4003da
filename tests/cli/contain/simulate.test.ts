import { makePlan } from "../../../cli/contain/plan";
import { loadRows } from "../../../cli/contain/rows";
import { simulate } from "../../../cli/contain/simulate";
import { attacked, request } from "./attacked";

it("predicts by order of steps what survives: only contain's own order leaves nothing", async () => {
  const rows = await loadRows();
  const facts = attacked(["us-east-1", "us-east-2", "eu-west-1"]);
  const predictions = await simulate(makePlan(request(), facts, rows), facts, rows);
  const survivors = Object.fromEntries(predictions.map(({ id, survivors: left }) => [id, left]));
  expect(survivors["contain"]).toBe(0);
  expect(survivors["machines-only"]).toBeGreaterThan(10);
  expect(survivors["no-freeze"]).toBeGreaterThan(0);
  const [naive, , , own] = predictions;
  expect(own!.usd).toBeLessThan(naive!.usd);
});
