// npm run field-test -- <folder of a checkout> [...]: runs every Pulumi program below under mocks, judges what it registers
// at three levels, and prints a table. Nothing of the programs is kept but their names and what the pack says of them.
import { existsSync } from "node:fs";
import path from "node:path";
import { findPrograms, type Program } from "./field-test/find";
import { install } from "./field-test/install";
import { judgeAll, type Judged } from "./field-test/judge";
import { resourcesOf } from "./field-test/resources";
import { runProgram } from "./field-test/run";
import { report } from "./field-test/report";

const ROOT = path.join(__dirname, "..");
const AT_ONCE = 2;

async function main(folders: readonly string[]): Promise<number> {
  const missing = folders.filter((folder) => !existsSync(folder));
  if (folders.length === 0 || missing.length > 0) {
    const why = folders.length === 0 ? "no folder" : `no such folder: ${missing.join(", ")}`;
    process.stderr.write(`${why}; pass the folder of a checkout, for example npm run field-test -- ../examples\n`);
    return 1;
  }
  const found = folders.map((folder) => ({ folder, ...findPrograms(path.resolve(folder)) }));
  const programs = found.flatMap(({ folder, programs: all }) =>
    all.map((one): Program => ({ ...one, name: path.join(path.basename(path.resolve(folder)), one.name) })),
  );
  process.stderr.write(`${programs.length} programs; installing what they need, once\n`);
  await install(ROOT, programs);
  const judged: Judged[] = [];
  const queue = [...programs];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { registrations, error } = await runProgram(ROOT, next);
      judged.push({ program: next.name, error, resources: resourcesOf(registrations) });
      process.stderr.write(
        `${next.name}: ${registrations.length} registrations${error === undefined ? "" : `, ${error}`}\n`,
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const answers = await judgeAll(judged.sort((a, b) => a.program.localeCompare(b.program)));
  process.stdout.write(
    report(
      answers,
      found.flatMap(({ skipped }) => skipped),
    ),
  );
  return 0;
}

void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
