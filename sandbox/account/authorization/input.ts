import { splitTarget } from "../wire/http";
import type { Call } from "../wire/call";
import { decodeInput, type Document } from "../wire/codec";

/** The object that a copy is made of, from its header: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
function copySource({ request }: Call): Document {
  const source = request.headers["x-amz-copy-source"];
  if (source === undefined) return {};
  const [bucket = "", ...key] = decodeURIComponent(source)
    .replace(/^\//, "")
    .replace(/\?versionId=.*$/, "")
    .split("/");
  return { SourceBucket: bucket, SourceKey: key.join("/") };
}

/** The keys that DeleteObjects names in its body; a body of another operation may be an object's content, and is not read. */
const listedKeys = ({ operation, request }: Call): Document =>
  operation === "DeleteObjects"
    ? { Key: [...request.body.toString("utf8").matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key]) => key) }
    : {};

/**
 * What a policy may ask about the input of a call. Of an XML body nothing is told but the above: policies ask for names,
 * and those are in the path. A body that cannot be read tells nothing either; the service will refuse it.
 */
export function inputOf(call: Call): Document {
  if (call.protocol === "rest-xml") {
    const query = Object.fromEntries(splitTarget(call.request.target).query);
    return { ...query, ...copySource(call), ...listedKeys(call), ...call.labels };
  }
  try {
    return decodeInput(call);
  } catch {
    return { ...call.labels };
  }
}

/** Every text in an input, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
