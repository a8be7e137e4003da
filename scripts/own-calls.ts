/**
 * Writes domain/own-calls.generated.json: every call that the baseline makes on an account, as the journal of the sandbox
 * has it. tests/integration/own-calls.test.ts compares the file with a run.
 *
 *   npx tsx scripts/own-calls.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordOwnCalls } from "../sandbox/own-calls";

const root = join(__dirname, "..");

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-own-calls-"));
  try {
    const calls = await recordOwnCalls(root, folder);
    writeFileSync(join(root, "domain", "own-calls.generated.json"), `${JSON.stringify(calls, undefined, 2)}\n`);
    console.log(`wrote domain/own-calls.generated.json: ${calls.length} calls`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
