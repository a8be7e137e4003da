import { readFileSync } from "node:fs";
import path from "node:path";
import { startPackProcess } from "../support/pack-process";
import { makePackFolder } from "../support/pack-folder";

async function memoryOf(entry?: string): Promise<number> {
  const made = await makePackFolder(entry);
  const pack = await startPackProcess(made.folder);
  const peak = pack.peakRssMiB();
  await pack.stop();
  made.remove();
  return peak ?? Number.NaN;
}

it("the pack needs at most 1.3 times the memory of an empty one", async () => {
  const [full, empty] = [await memoryOf(), await memoryOf(require.resolve("./packs/empty.ts"))];
  // Where the system does not tell the memory of a process, there is nothing to compare.
  if (Number.isNaN(full)) return;
  expect(full / empty).toBeLessThan(1.3);
});

it("the pack loads nothing but the SDK and Node itself", async () => {
  const made = await makePackFolder();
  const bundle = readFileSync(path.join(made.folder, "dist", "index.js"), "utf8");
  made.remove();
  const loaded = [...bundle.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name);
  expect([...new Set(loaded)].sort()).toEqual([
    "@pulumi/policy",
    "@pulumi/pulumi",
    "@pulumi/pulumi/proto/analyzer_grpc_pb",
    "@pulumi/pulumi/proto/analyzer_pb",
    "buffer",
    "node:zlib",
    "process",
  ]);
});
