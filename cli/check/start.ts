import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Pack, startPack } from "../../testing/pack";
import { packageFolder, packFolder } from "../package-folder";
import { CannotCheck } from "./cannot";

interface Manifest {
  version: string;
  peerDependencies: Record<string, string>;
}

const manifestIn = (file: string): Manifest => JSON.parse(readFileSync(file, "utf8")) as Manifest;

/** `^3.204.0` -> `3.204.0` */
const oldest = (range: string): string => range.replace(/^\D+/, "");

const isOlder = (version: string, needed: string): boolean =>
  version.localeCompare(needed, undefined, { numeric: true }) < 0;

/** The SDK stands beside this package, since both sides of the protocol have to be the ones that the user's programs have. */
function demandSdk(name: string, range: string): void {
  const needed = oldest(range);
  const install = `npm install --save-dev ${name}@${range}`;
  let file: string;
  try {
    file = createRequire(join(packFolder(), "package.json")).resolve(`${name}/package.json`);
  } catch {
    throw new CannotCheck(`${name} is not installed beside ringfence, and the pack runs with it: ${install}`);
  }
  const { version } = manifestIn(file);
  if (isOlder(version, needed))
    throw new CannotCheck(`${name} ${version} is too old, the pack needs ${needed}: ${install}`);
}

/** Starts the pack of this package. @throws CannotCheck */
export async function startOurPack(): Promise<Pack> {
  const { peerDependencies } = manifestIn(join(packageFolder(), "package.json"));
  for (const name of ["@pulumi/pulumi", "@pulumi/policy"]) demandSdk(name, peerDependencies[name]!);
  const folder = packFolder();
  if (!existsSync(join(folder, "dist", "index.js"))) {
    throw new CannotCheck(`the pack in ${folder} is not built: npm run build`);
  }
  try {
    return await startPack(folder);
  } catch (error) {
    throw new CannotCheck(`the pack cannot be started: ${(error as Error).message}`);
  }
}
