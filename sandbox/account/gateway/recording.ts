import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { AccountError } from "../emulator/account-error";
import { endToEnd, type WireRequest } from "../wire/http";
import { scopeHeader, scopeOf } from "../wire/signature";

/** One recorded request. */
export interface RecordedRequest {
  /** Counts from 1; also the seed of the ids that the request makes. */
  seq: number;
  at: Date;
  request: WireRequest;
}

interface Line {
  seq: number;
  at: string;
  method: string;
  target: string;
  headers: Record<string, string>;
  body: string;
}

/** Headers that neither route a request nor change its effect; the session token is a secret besides. */
const NOISE = /^(accept.*|amz-sdk-.*|user-agent|x-amz-user-agent|x-amz-security-token|x-amz-content-sha256)$/;

/** The headers worth keeping. Of the signature only the scope remains, so that the file holds no proof of any key. */
function keptHeaders(request: WireRequest): Record<string, string> {
  const scope = scopeOf(request);
  const kept = Object.entries(endToEnd(request.headers)).filter(([name]) => !NOISE.test(name));
  return {
    ...Object.fromEntries(kept),
    ...(scope.accessKeyId === "" ? {} : { authorization: scopeHeader(scope) }),
  };
}

const corrupted = (file: string, line: number): AccountError =>
  new AccountError(
    `the sandbox state file ${file} is corrupted at line ${line}; start without --keep to begin with an empty account`,
  );

function parseLine(text: string, file: string, number: number): RecordedRequest {
  try {
    const { seq, at, method, target, headers, body } = JSON.parse(text) as Line;
    const time = new Date(at);
    const isWhole =
      seq === number && !Number.isNaN(time.getTime()) && typeof method === "string" && typeof target === "string";
    if (!isWhole || typeof headers !== "object" || typeof body !== "string") throw corrupted(file, number);
    return { seq, at: time, request: { method, target, headers, body: Buffer.from(body, "base64") } };
  } catch {
    throw corrupted(file, number);
  }
}

/** Everything on the file. A last line without its end was being written when the process died: it is cut off. */
function readRequests(file: string): RecordedRequest[] {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  const lines = whole.split("\n").slice(0, -1);
  return lines.map((line, i) => parseLine(line, file, i + 1));
}

/**
 * The requests that made the account what it is, one JSON line each. A request is written before it runs, so that
 * whatever a caller was told is on record.
 */
export interface Recording {
  /** What an earlier run recorded, oldest first. */
  requests: RecordedRequest[];
  record(request: WireRequest, at: Date): RecordedRequest;
}

/**
 * @param file where the recording is kept; without a file it only counts
 * @param keep whether to go on with what is on the file, or to empty it
 */
export function openRecording(file: string | undefined, keep: boolean): Recording {
  if (file !== undefined && !keep) writeFileSync(file, "", { mode: 0o600 });
  const requests = file !== undefined && keep ? readRequests(file) : [];
  let seq = requests.length;
  return {
    requests,
    record: (request, at) => {
      const recorded = { seq: ++seq, at, request };
      if (file !== undefined) {
        const { method, target, body } = request;
        const line: Line = {
          seq,
          at: at.toISOString(),
          method,
          target,
          headers: keptHeaders(request),
          body: body.toString("base64"),
        };
        appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
      }
      return recorded;
    },
  };
}
