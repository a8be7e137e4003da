import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OWN_CALLS } from "../../domain/own-calls";
import { recordOwnCalls } from "../../sandbox/own-calls";
import { ROOT } from "../support/stack";

test("the list of the program's own calls is what the program does: made, refreshed, changed and removed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-own-calls-"));
  try {
    // When it differs: npx tsx scripts/own-calls.ts
    expect(await recordOwnCalls(ROOT, folder)).toEqual(OWN_CALLS);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
