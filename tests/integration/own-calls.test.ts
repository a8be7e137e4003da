import seen from "../../domain/generated/own-calls.json";
import { recordOwnCalls } from "../../scripts/generate/own-calls";

test("the list of the program's own calls is what the program does: made, refreshed, changed and removed", async () => {
  // When it differs: npm run generate -- own-calls
  expect(await recordOwnCalls()).toEqual(seen);
}, 300_000);
