import type { IncomingMessage, ServerResponse } from "node:http";

/** One HTTP request as it came over the wire; header names are lower case. */
export interface WireRequest {
  method: string;
  /** Path and query, still encoded: the signature and the route both need it as the client sent it. */
  target: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** One HTTP answer; header names are lower case, `content-length` is added when it is written. */
export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Headers that belong to one connection, not to the message: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const HOP_BY_HOP = new Set([
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** The headers that may travel on to the next hop. */
export function endToEnd(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}

/** Node's headers as one text per name; repeated headers are joined as HTTP allows. */
export function flatHeaders(message: IncomingMessage): Record<string, string> {
  const entries = Object.entries(message.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value] as const],
  );
  return Object.fromEntries(entries);
}

/** Everything that a stream still holds. */
export async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Reads a request to its end. */
export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  return {
    method: message.method ?? "GET",
    target: message.url ?? "/",
    headers: flatHeaders(message),
    body: await readAll(message),
  };
}

/** Writes an answer and ends the exchange. */
export function writeResponse(response: ServerResponse, { status, headers, body }: WireResponse): void {
  response.writeHead(status, { ...headers, "content-length": body.length });
  response.end(body);
}

/** The two halves of a request target. */
export function splitTarget(target: string): { path: string; query: URLSearchParams } {
  const mark = target.indexOf("?");
  if (mark < 0) return { path: target, query: new URLSearchParams() };
  return { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark + 1)) };
}
