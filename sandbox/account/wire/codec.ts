import { randomUUID } from "node:crypto";
import { cbor } from "@smithy/core/cbor";
import XMLBuilder from "fast-xml-builder";
import type { Call } from "./call";
import { decodeForm } from "./form";
import { splitTarget, type WireResponse } from "./http";
import type { Protocol } from "./models";

/** An input or output in wire form: the member names that travel, dates as seconds since 1970. */
export type Document = Record<string, unknown>;

/** An error that a service answers; plain data, returned and not thrown, because it is an expected outcome. */
export class AwsError {
  /**
   * @param code the service's own, for example `ResourceNotFoundException`
   * @param status HTTP status; the default is what most services answer for a caller's mistake
   */
  constructor(
    readonly code: string,
    readonly message: string,
    readonly status = 400,
  ) {}
}

const xml = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@" });

/** What answers of one protocol share. */
type Target = Pick<Call, "operation" | "protocol" | "model" | "service">;

const CONTENT_TYPES: Record<Protocol, (target: Target) => string> = {
  json: ({ model }) => `application/x-amz-json-${model?.jsonVersion ?? "1.1"}`,
  "rest-json": () => "application/json",
  query: () => "text/xml",
  ec2: () => "text/xml;charset=UTF-8",
  "rest-xml": () => "application/xml",
  cbor: () => "application/cbor",
};

function answer(target: Target, status: number, requestId: string, body: Buffer | string): WireResponse {
  const headers: Record<string, string> = {
    "content-type": CONTENT_TYPES[target.protocol](target),
    "x-amzn-requestid": requestId,
    // RPC v2 clients refuse an answer without it: https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
    ...(target.protocol === "cbor" ? { "smithy-protocol": "rpc-v2-cbor" } : {}),
  };
  return { status, headers, body: Buffer.from(body) };
}

/** How a query parameter reads as a value of its shape; a list is sent as the same parameter again and again. */
const FROM_QUERY: Record<string, (values: string[]) => unknown> = {
  list: (values) => values,
  integer: ([value]) => Number(value),
  boolean: ([value]) => value === "true",
};

/** The query parameters of a REST call, by the names and types that its model gives them. */
function queryInput({ model, operation, request }: Call): Document {
  const { query } = splitTarget(request.target);
  const detail = model?.detail();
  const members = detail?.shapes[detail.operations[operation]?.input?.shape ?? ""]?.members ?? {};
  const entries = Object.values(members).flatMap(({ location, locationName = "", shape }) => {
    if (location !== "querystring" || !query.has(locationName)) return [];
    const values = query.getAll(locationName);
    return [[locationName, (FROM_QUERY[detail?.shapes[shape]?.type ?? ""] ?? ((all) => all[0]))(values)]];
  });
  return Object.fromEntries(entries) as Document;
}

/** The input of a call in wire form: body, path labels and query parameters in one document. */
export function decodeInput(call: Call): Document {
  const text = (): string => call.request.body.toString("utf8");
  switch (call.protocol) {
    case "query":
    case "ec2":
      return decodeForm(text() || call.request.target.replace(/^[^?]*\??/, ""));
    case "cbor":
      return call.request.body.length === 0 ? {} : (cbor.deserialize(call.request.body) as Document);
    default: {
      const body = call.request.body.length === 0 ? {} : (JSON.parse(text()) as Document);
      return { ...body, ...queryInput(call), ...call.labels };
    }
  }
}

/** The answer to a call that went well. XML outputs name their list elements themselves (`{ item: [...] }`). */
export function encodeOutput(target: Target, output: Document): WireResponse {
  const requestId = randomUUID();
  const namespace = target.model?.xmlNamespace;
  const name = `${target.operation}Response`;
  switch (target.protocol) {
    case "ec2":
      return answer(target, 200, requestId, xml.build({ [name]: { "@xmlns": namespace, requestId, ...output } }));
    case "query": {
      const result = { [`${target.operation}Result`]: output, ResponseMetadata: { RequestId: requestId } };
      return answer(target, 200, requestId, xml.build({ [name]: { "@xmlns": namespace, ...result } }));
    }
    case "rest-xml":
      return answer(target, 200, requestId, xml.build({ [name]: { "@xmlns": namespace, ...output } }));
    case "cbor":
      return answer(target, 200, requestId, Buffer.from(cbor.serialize(output)));
    default:
      return answer(target, 200, requestId, JSON.stringify(output));
  }
}

/** The answer to a call that failed, in the form that the service's clients read. */
export function encodeError(target: Target, error: AwsError): WireResponse {
  const requestId = randomUUID();
  const { code, message, status } = error;
  const detail = { Type: status < 500 ? "Sender" : "Receiver", Code: code, Message: message };
  switch (target.protocol) {
    case "ec2": {
      const errors = { Error: { Code: code, Message: message } };
      return answer(target, status, requestId, xml.build({ Response: { Errors: errors, RequestID: requestId } }));
    }
    case "query":
      return answer(target, status, requestId, xml.build({ ErrorResponse: { Error: detail, RequestId: requestId } }));
    case "rest-xml": {
      // S3 is the one REST service whose error has no wrapper.
      const bare = { Error: { Code: code, Message: message, RequestId: requestId } };
      const wrapped = { ErrorResponse: { Error: detail, RequestId: requestId } };
      return answer(target, status, requestId, xml.build(target.service === "s3" ? bare : wrapped));
    }
    case "cbor":
      return answer(target, status, requestId, Buffer.from(cbor.serialize({ __type: code, message })));
    default: {
      const response = answer(target, status, requestId, JSON.stringify({ __type: code, message }));
      return { ...response, headers: { ...response.headers, "x-amzn-errortype": code } };
    }
  }
}
