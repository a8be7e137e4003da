import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { type Readable, pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { Splitter } from "./split";

/** Bytes that are read at once: enough for a few hundred records. */
const CHUNK = 2 ** 18;

/** What a file begins with -> what it is, where that is not JSON, and what to do. */
const OTHERS: readonly (readonly [begins: string, what: string])[] = [
  ["504b0304", "is a zip archive; unpack it"],
  ["28b52ffd", "is compressed with Zstandard; unpack it"],
  ["425a68", "is compressed with bzip2; unpack it"],
  ["fd377a58", "is compressed with xz; unpack it"],
  ["50415231", "is Parquet; export the records as JSON"],
  ["fffe", "is UTF-16, as PowerShell writes; write it as UTF-8"],
  ["feff", "is UTF-16; write it as UTF-8"],
];

const GZIP = "1f8b";

async function beginningOf(path: string): Promise<string> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString("hex", 0, bytesRead);
  } finally {
    await file?.close();
  }
}

const ENDS: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: "the compressed file ends too early",
  Z_DATA_ERROR: "the compressed file is damaged",
};

const say = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such file or folder";
  return ENDS[code ?? ""] ?? `cannot be read: ${code ?? message}`;
};

/**
 * Reads the records of one file: what CloudTrail writes to S3, what the AWS CLI prints, compressed or not. What it is, is
 * seen from its first bytes and not from its name. Records are handed over one by one, so that memory does not depend on
 * the size of the file; what stands before a damage is read.
 *
 * @param take gets each record
 * @returns what could not be read, in words
 */
export async function readFile(path: string, take: (record: unknown) => void): Promise<string[]> {
  const gaps: string[] = [];
  const splitter = new Splitter();
  let broken = 0;
  let records = 0;
  try {
    const beginning = await beginningOf(path);
    const other = OTHERS.find(([begins]) => beginning.startsWith(begins));
    if (other) return [`${path}: ${other[1]}`];
    const bytes = createReadStream(path, { highWaterMark: CHUNK });
    const isPacked = beginning.startsWith(GZIP);
    const plain: Readable = isPacked
      ? pipeline(bytes, createGunzip({ chunkSize: CHUNK }), () => {
          // The loop below gets the error.
        })
      : bytes;
    for await (const chunk of plain) {
      for (const json of splitter.push(chunk as Buffer)) {
        let value: unknown;
        try {
          value = JSON.parse(json);
        } catch {
          broken += 1;
          continue;
        }
        records += 1;
        take(value);
      }
    }
    splitter.end();
  } catch (error) {
    gaps.push(say(error));
  }
  gaps.push(...splitter.problems.map(({ at, what }) => `${what}, at byte ${at}`));
  if (broken > 0) gaps.push(`${broken} ${broken === 1 ? "record is" : "records are"} no JSON`);
  const rest = records > 0 ? `; ${records} records of it were read` : "";
  return gaps.map((gap) => `${path}: ${gap}${rest}`);
}
