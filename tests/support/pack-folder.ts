import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { bundlePack } from "../../scripts/build/pack";

const root = path.join(__dirname, "..", "..");

export interface PackFolder {
  readonly folder: string;
  remove(): void;
}

/**
 * Builds a pack into a folder of its own, laid out as the shipped one, below node_modules as a consumer would have it.
 *
 * @param entry module that constructs the pack; the product's pack when left out
 */
export async function makePackFolder(entry?: string): Promise<PackFolder> {
  const cache = path.join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "ringfence-pack-"));
  for (const file of ["package.json", "PulumiPolicy.yaml"]) {
    cpSync(path.join(root, "policies", file), path.join(folder, file));
  }
  await bundlePack({ entry, outfile: path.join(folder, "dist", "index.js") });
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
