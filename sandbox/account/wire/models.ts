import { closeSync, existsSync, openSync, readFileSync, readSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { constants, gunzipSync } from "node:zlib";

/** The wire formats of AWS: https://smithy.io/2.0/aws/protocols/index.html */
export type Protocol = "json" | "rest-json" | "query" | "ec2" | "rest-xml" | "cbor";

/** A shape of botocore's model language, as far as the gateway reads it. */
export interface Shape {
  type: string;
  required?: string[];
  members?: Record<string, ShapeRef>;
  member?: ShapeRef;
  key?: ShapeRef;
  value?: ShapeRef;
  enum?: string[];
  pattern?: string;
  min?: number;
  max?: number;
}

interface ShapeRef {
  shape: string;
  location?: string;
  locationName?: string;
}

export interface OperationModel {
  http: { method: string; requestUri: string };
  input?: ShapeRef;
}

/** The part of a service model that is large, read only when a call needs it. */
export interface ServiceDetail {
  operations: Record<string, OperationModel>;
  shapes: Record<string, Shape>;
}

/** One AWS service as botocore describes it. */
export interface ServiceModel {
  /** botocore's folder, which is also the name in the AWS CLI: `cloudwatch`, `s3control`. */
  id: string;
  signingName: string;
  protocols: Protocol[];
  /** `1.0` or `1.1`, for the content type of JSON answers. */
  jsonVersion: string;
  /** The part of X-Amz-Target before the dot, and of an RPC v2 path after `/service/`. */
  targetPrefix: string | undefined;
  xmlNamespace: string;
  detail(): ServiceDetail;
}

interface Metadata {
  apiVersion: string;
  endpointPrefix: string;
  signingName?: string;
  protocol: string;
  protocols?: string[];
  jsonVersion?: string;
  targetPrefix?: string;
  xmlNamespace?: string | { uri: string };
}

const HEAD_BYTES = 4096;

/** The first part of a gzip file, unpacked as far as it goes. */
function unpackedHead(file: string): string {
  const buffer = Buffer.alloc(HEAD_BYTES);
  const handle = openSync(file, "r");
  try {
    const length = readSync(handle, buffer, 0, HEAD_BYTES, 0);
    return gunzipSync(buffer.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH }).toString("utf8");
  } finally {
    closeSync(handle);
  }
}

/** The `metadata` object, which botocore keeps near the start; no string in it holds a brace. */
function metadataIn(text: string): Metadata | undefined {
  const start = text.indexOf("{", text.indexOf('"metadata"'));
  for (let at = start, depth = 0; at >= 0 && at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return JSON.parse(text.slice(start, at + 1)) as Metadata;
  }
  return undefined;
}

const readGzip = (file: string): unknown => JSON.parse(gunzipSync(readFileSync(file)).toString("utf8"));

const protocolName = (name: string): Protocol => (name === "smithy-rpc-v2-cbor" ? "cbor" : (name as Protocol));

function readModel(id: string, file: string): ServiceModel {
  const metadata = metadataIn(unpackedHead(file)) ?? (readGzip(file) as { metadata: Metadata }).metadata;
  const namespace = metadata.xmlNamespace;
  let detail: ServiceDetail | undefined;
  return {
    id,
    signingName: metadata.signingName ?? metadata.endpointPrefix,
    protocols: [...new Set([metadata.protocol, ...(metadata.protocols ?? [])].map(protocolName))],
    jsonVersion: metadata.jsonVersion ?? "1.1",
    targetPrefix: metadata.targetPrefix,
    xmlNamespace:
      typeof namespace === "string"
        ? namespace
        : (namespace?.uri ?? `http://${id}.amazonaws.com/doc/${metadata.apiVersion}/`),
    detail: () => (detail ??= readGzip(file) as ServiceDetail),
  };
}

/** The newest model of a service; a folder name is an API version, and those sort by date. */
function newestModel(folder: string): string | undefined {
  const versions = readdirSync(folder).sort().reverse();
  return versions.map((version) => join(folder, version, "service-2.json.gz")).find((file) => existsSync(file));
}

/**
 * Every service that botocore knows, by signing name; several services may share one (`s3` and `s3control`).
 * Only the head of each file is read, which takes about 0.3 s for 440 services.
 *
 * @param folder botocore's `data` folder
 */
export function readModels(folder: string): Map<string, ServiceModel[]> {
  const services = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const models = services.flatMap(({ name }) => {
    const file = newestModel(join(folder, name));
    return file === undefined ? [] : [readModel(name, file)];
  });
  const groups = new Map<string, ServiceModel[]>();
  for (const model of models) groups.set(model.signingName, [...(groups.get(model.signingName) ?? []), model]);
  return groups;
}
