import { splitTarget, type WireRequest } from "./http";
import type { Protocol, ServiceModel } from "./models";
import { matchRoute } from "./routes";
import { scopeOf, type Scope } from "./signature";

/** One AWS API call: what the wire request means. */
export interface Call extends Scope {
  /** The service's name in the AWS CLI (`cloudwatch`); the signing name when botocore does not know the service. */
  service: string;
  /** For example `PutMetricAlarm`; `Unknown` when no operation of the service fits. */
  operation: string;
  readOnly: boolean;
  protocol: Protocol;
  model: ServiceModel | undefined;
  /** Values from the path of a REST call. */
  labels: Record<string, string>;
  request: WireRequest;
}

/** Verbs of operations that change nothing, as CloudTrail's `readOnly` has it. */
const READING =
  /^(BatchDescribe|BatchGet|Check|Describe|Discover|Estimate|Get|Head|List|Lookup|Query|Scan|Search|Select|Simulate|Test|Validate|View)/;

/** True for an operation that changes nothing, told by its verb. */
export const isReadOnly = (operation: string): boolean => READING.test(operation);

const RPC_V2_PATH = /^\/service\/([^/]+)\/operation\/([^/?]+)/;

function formParameter(request: WireRequest, name: string): string | undefined {
  const { query } = splitTarget(request.target);
  return new URLSearchParams(request.body.toString("utf8")).get(name) ?? query.get(name) ?? undefined;
}

/** The format of a request; a service that speaks several leaves the choice to its client. */
function protocolOf(request: WireRequest, offered: readonly Protocol[]): Protocol {
  if (request.headers["smithy-protocol"] === "rpc-v2-cbor") return "cbor";
  if (request.headers["x-amz-target"] !== undefined) return "json";
  const isForm = (request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
  const forms = offered.find((protocol) => protocol === "query" || protocol === "ec2");
  if (isForm) return forms ?? "query";
  return offered[0] ?? "rest-json";
}

interface Identity {
  operation: string;
  labels: Record<string, string>;
  weight: number;
}

const UNKNOWN: Identity = { operation: "Unknown", labels: {}, weight: -1 };

const named = (operation: string | undefined, weight = 0): Identity =>
  operation === undefined ? UNKNOWN : { operation, labels: {}, weight };

/** The operation, were the request meant for this service. `alone` saves reading the model when no other service competes. */
function identify(request: WireRequest, protocol: Protocol, model: ServiceModel, alone: boolean): Identity {
  switch (protocol) {
    case "cbor":
      return named(RPC_V2_PATH.exec(request.target)?.[2]);
    case "json": {
      const [prefix, operation] = (request.headers["x-amz-target"] ?? "").split(/\.(?=[^.]*$)/);
      return named(operation, prefix === model.targetPrefix ? 1 : 0);
    }
    case "query":
    case "ec2": {
      const action = formParameter(request, "Action");
      return named(action, !alone && action !== undefined && action in model.detail().operations ? 1 : 0);
    }
    default:
      return matchRoute(model.detail(), request) ?? UNKNOWN;
  }
}

/**
 * Reads a wire request as an API call. The service is the one with the signature's name; where several sign alike, the one
 * whose model explains the request best.
 */
export function readCall(request: WireRequest, models: Map<string, ServiceModel[]>): Call {
  const scope = scopeOf(request);
  const candidates = (models.get(scope.signingName) ?? []).map((model) => {
    const protocol = protocolOf(request, model.protocols);
    return { model, protocol, ...identify(request, protocol, model, models.get(scope.signingName)?.length === 1) };
  });
  const [best] = candidates.sort((a, b) => b.weight - a.weight);
  const { operation, labels } = best ?? UNKNOWN;
  return {
    ...scope,
    service: best?.model.id ?? scope.signingName,
    operation,
    readOnly: isReadOnly(operation),
    protocol: best?.protocol ?? protocolOf(request, []),
    model: best?.model,
    labels,
    request,
  };
}
