import { spawnSync } from "node:child_process";
import { closeSync, openSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { trailRecords } from "../../tests/support/trail-records";
import { buildCli } from "../build/cli";
import { peakHook } from "./guardrails";

/** Records that make about 100 MB, as a trail writes them; a gigabyte would take longer to write than to read. */
const RECORDS = 85_000;

/** Records that are written at once. */
const BATCH = 2_000;

function writeTrail(path: string): number {
  const file = openSync(path, "w");
  let batch: string[] = [];
  writeSync(file, '{"Records":[');
  let written = 0;
  for (const record of trailRecords(RECORDS)) {
    batch.push(JSON.stringify(record));
    if (batch.length < BATCH) continue;
    writeSync(file, `${written > 0 ? "," : ""}${batch.join(",")}`);
    written += batch.length;
    batch = [];
  }
  writeSync(file, `${batch.length > 0 && written > 0 ? "," : ""}${batch.join(",")}]}`);
  closeSync(file);
  return statSync(path).size;
}

/** `ringfence replay` of a file of a trail: seconds for a gigabyte at the rate that was seen, and peak memory in MiB. */
export async function measureReplay(folder: string): Promise<{ secondsPerGigabyte: number; mib: number }> {
  const program = await buildCli();
  const trail = join(folder, "trail.json");
  const bytes = writeTrail(trail);
  const settings = ["--allowed-regions", "ap-southeast-2", "--mode", "organization", "--json"];
  const started = performance.now();
  // It leaves with 2, because something would have been denied.
  const { stderr, status } = spawnSync(
    process.execPath,
    ["--require", peakHook(folder), program, "replay", "--events", trail, ...settings],
    { encoding: "utf8", maxBuffer: 2 ** 26 },
  );
  if (status !== 2) throw new Error(`replay left with ${String(status)}: ${stderr}`);
  const seconds = (performance.now() - started) / 1000;
  return { secondsPerGigabyte: (seconds * 1e9) / bytes, mib: Number(stderr) / 1024 };
}
