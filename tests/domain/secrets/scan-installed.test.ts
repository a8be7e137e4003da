import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "../../../setup/cache";
import { describe as described, scanText } from "../../../domain/secrets/scan";

/** One file of so many is read, the same ones each time; `npm run scan:installed` reads all, which takes a minute. */
const ONE_OF = Number(process.env.INSTALLED_ONE_OF ?? 20);

/** A figure that we promise: what a scanner tells wrong is soon not read any more. */
const MOST = 1;

function* filesUnder(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (entry.isFile() && (/^readme(\.md)?$/i.test(entry.name) || entry.name.endsWith(".d.ts"))) yield path;
  }
}

it(`finds at most ${MOST} credential in what is installed, of which none holds any`, () => {
  const files = [...filesUnder(join(checkout, "node_modules"))].filter((_, at) => at % ONE_OF === 0);
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    scanText(readFileSync(file, "utf8")).findings.map((finding) => `${file}: ${described(finding)}`),
  );
  expect(found.slice(MOST)).toEqual([]);
});
