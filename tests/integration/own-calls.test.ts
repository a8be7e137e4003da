import seen from "../../domain/generated/own-calls.json";
import { recordOwnCalls } from "../../scripts/generate/own-calls";

test("the list of the program's own calls is what the program does: made, refreshed, changed and removed", async () => {
  // Every control is made, changed and removed in both modes, by one engine after the other: longer than any other test.
  // When it differs: npm run generate -- own-calls
  expect(await recordOwnCalls()).toEqual(seen);
}, 900_000);
