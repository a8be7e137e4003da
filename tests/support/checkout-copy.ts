import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./stack";

/** What the sandbox and the program read. */
const PARTS = [
  ..."Pulumi.yaml Pulumi.prod.yaml package.json tsconfig.json index.ts".split(" "),
  ..."bin cli components domain examples policies program sandbox setup".split(" "),
];
/** What is installed and built once. */
const SHARED = ["node_modules", "dist"];

/** A checkout of its own, so that `.sandbox` and the stack files of the real one stay as they are. */
export function checkoutCopy(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-checkout-"));
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  for (const part of SHARED) symlinkSync(join(ROOT, part), join(folder, part));
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
