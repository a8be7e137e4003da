import { createHash } from "node:crypto";
import { accountOf } from "../../domain/secrets/account-id";
import { cut } from "../../domain/secrets/redact";
import { type Finding, scanText } from "../../domain/secrets/scan";
import { type AllowList, commentAbout, reasonOf } from "./allowed";
import { type Lines, linesOf } from "./places";
import type { Source } from "./source";
import { textOf } from "./text-of";

/** Bytes that are read of a file: larger ones are data, and are named. */
const LARGEST = 10 * 2 ** 20;

/** A credential in a file, without the credential. */
export interface Leak {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly endLine: number;
  readonly format: string;
  readonly title: string;
  readonly severity: "critical" | "high";
  /** Its first characters. */
  readonly preview: string;
  /** The account whose key it is. */
  readonly account?: string;
  /** The encodings that hid it. */
  readonly trail: readonly string[];
  /** What an allow list knows it by: a part of its SHA-256. */
  readonly fingerprint: string;
  /** The page that says how it looks. */
  readonly source: string;
}

export interface ScanResult {
  /** False when something could not be read: then no finding means nothing. */
  complete: boolean;
  /** Files that were looked through. */
  files: number;
  findings: Leak[];
  /** What somebody decided may stay, and why. */
  allowed: (Pick<Leak, "path" | "line" | "format"> & { reason: string })[];
  /** What was not looked through, and why: binary files, files that are too large. */
  skipped: { path: string; because: string }[];
  /** What could not be read. */
  gaps: { path: string; because: string }[];
  /** What somebody meant and did not say right. */
  notes: string[];
}

const fingerprintOf = (value: string): string => createHash("sha256").update(value).digest("hex").slice(0, 16);

function leakOf(path: string, { format, value, trail }: Finding, [line, endLine]: Lines): Leak {
  const account = format.group === "aws-access-key" ? accountOf(value) : undefined;
  return {
    path,
    line,
    endLine,
    format: format.id,
    title: format.title,
    severity: format.severity,
    preview: cut(value),
    ...(account === undefined ? {} : { account }),
    trail,
    fingerprint: fingerprintOf(value),
    source: format.source,
  };
}

const isChanged = ({ lines }: Source, { line, endLine }: Leak): boolean =>
  lines === undefined || lines.some(([from, to]) => from <= endLine && line <= to);

function judge(source: Source, text: string, allow: AllowList, result: ScanResult): void {
  const { findings, cutShort } = scanText(text);
  if (cutShort)
    result.skipped.push({ path: source.path, because: "a part that is compressed is too large to be read to its end" });
  if (findings.length === 0) return;
  const lines = text.split(/\r?\n/);
  const places = linesOf(text, findings).sort((a, b) => a.lines[0] - b.lines[0]);
  for (const { finding, lines: place } of places) {
    const leak = leakOf(source.path, finding, place);
    if (!isChanged(source, leak)) continue;
    const { path, line, format } = leak;
    const comment = commentAbout(lines, line, format);
    const reason = comment?.reason ?? reasonOf(allow, { ...leak, absolute: source.absolute });
    if (reason !== undefined) {
      result.allowed.push({ path, line, format, reason });
      continue;
    }
    if (comment !== undefined)
      result.notes.push(`${path}:${line}: ringfence:allow ${format} counts when a reason follows it`);
    result.findings.push(leak);
  }
}

/** Looks through everything that was named. */
export function scanSources(sources: readonly Source[], allow: AllowList): ScanResult {
  const result: ScanResult = { complete: true, files: 0, findings: [], allowed: [], skipped: [], gaps: [], notes: [] };
  const tooLarge = `larger than ${LARGEST / 2 ** 20} MB`;
  for (const source of sources) {
    const { path } = source;
    try {
      const bytes = (source.size ?? 0) > LARGEST ? undefined : source.read();
      if (bytes === undefined || bytes.length > LARGEST) {
        if ((bytes?.length ?? source.size ?? 0) > LARGEST) result.skipped.push({ path, because: tooLarge });
        continue;
      }
      const text = textOf(bytes);
      if (text === undefined) result.skipped.push({ path, because: "binary" });
      else {
        result.files += 1;
        judge(source, text, allow, result);
      }
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      result.gaps.push({ path, because: code ?? message });
    }
  }
  return { ...result, complete: result.gaps.length === 0 };
}
