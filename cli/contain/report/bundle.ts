import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Line } from "../journal";
import { incidentOf, type Incident } from "./incident";
import { incidentPage } from "./page";

/** Files of a bundle, by the folder that the journal is in. */
export const JOURNAL = "journal.ndjson";
const SUMS = "SHA256SUMS";

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** A name that is a file's name and nothing else: ids are an attacker's texts. */
const safe = (part: string): string =>
  part
    .replace(/[^\w.-]/g, "_")
    .replace(/^\.+/, "_")
    .slice(0, 120);

/** Keeps files of evidence below a folder, by name -> content. */
export const keepIn =
  (folder: string) =>
  (file: string, content: string): void => {
    const path = join(folder, "evidence", ...file.split("/").map(safe));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode: 0o600 });
  };

/** Writes the report for people and for programs beside the journal, and the hashes of everything in the folder. */
export function writeBundle(folder: string, lines: readonly Line[]): Incident {
  const incident = incidentOf(lines);
  writeFileSync(join(folder, "report.html"), incidentPage(incident), { mode: 0o600 });
  writeFileSync(join(folder, "report.json"), `${JSON.stringify(incident, undefined, 2)}\n`, { mode: 0o600 });
  const sums = filesIn(folder)
    .filter((file) => relative(folder, file) !== SUMS)
    .map((file) => `${createHash("sha256").update(readFileSync(file)).digest("hex")}  ${relative(folder, file)}\n`);
  writeFileSync(join(folder, SUMS), sums.join(""), { mode: 0o600 });
  return incident;
}
