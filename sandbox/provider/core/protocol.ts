import type { ServiceError } from "@grpc/grpc-js";

import { topLevel, type ChangeKind } from "./diff";
import type { DiffResult } from "./lifecycle";
import { PartialFailure } from "./partial-failure";
import type { NamingRequest } from "./naming";
import { Any, grpc, messages, Status } from "./rpc";
import type { Failure } from "./validate";
import { encode } from "./values";

const { PropertyDiff, DiffResponse } = messages;

const KINDS: Record<ChangeKind, { plain: messages.PropertyDiff.Kind; replace: messages.PropertyDiff.Kind }> = {
  add: { plain: PropertyDiff.Kind.ADD, replace: PropertyDiff.Kind.ADD_REPLACE },
  update: { plain: PropertyDiff.Kind.UPDATE, replace: PropertyDiff.Kind.UPDATE_REPLACE },
  delete: { plain: PropertyDiff.Kind.DELETE, replace: PropertyDiff.Kind.DELETE_REPLACE },
};

/** The answer to Diff, with its detailed part: which property changes how, and what makes a new resource. */
export function diffAnswer(
  { changes, deleteBeforeReplace }: DiffResult,
  stables: readonly string[],
): messages.DiffResponse {
  const answer = new DiffResponse();
  const replaces = new Set(changes.filter((change) => change.replace).map((change) => topLevel(change.path)));
  answer.setChanges(changes.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE);
  answer.setDiffsList([...new Set(changes.map((change) => topLevel(change.path)))].sort());
  answer.setReplacesList([...replaces].sort());
  answer.setStablesList(stables.filter((name) => !replaces.has(name)).sort());
  answer.setDeletebeforereplace(replaces.size > 0 && deleteBeforeReplace);
  answer.setHasdetaileddiff(true);
  for (const { path, kind, replace } of changes) {
    const entry = new PropertyDiff();
    entry.setKind(replace ? KINDS[kind].replace : KINDS[kind].plain);
    answer.getDetaileddiffMap().set(path, entry);
  }
  return answer;
}

export function failureMessages(failures: readonly Failure[]): messages.CheckFailure[] {
  return failures.map(({ property, reason }) => {
    const failure = new messages.CheckFailure();
    failure.setProperty(property);
    failure.setReason(reason);
    return failure;
  });
}

/**
 * An error as gRPC sends it. A partial failure carries the resource as far as it got, in the form that the engine
 * knows as "initialization failed" (ErrorResourceInitFailed in proto/pulumi/provider.proto).
 */
export function grpcError(error: unknown): Partial<ServiceError> {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof PartialFailure)) return { code: grpc.status.UNKNOWN, details: message };
  const detail = new messages.ErrorResourceInitFailed();
  detail.setId(error.id);
  detail.setProperties(encode(error.properties));
  detail.setInputs(encode(error.inputs));
  detail.setReasonsList([message]);
  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new Status();
  status.setCode(grpc.status.UNKNOWN);
  status.setMessage(message);
  status.addDetails(packed);
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return { code: grpc.status.UNKNOWN, details: message, metadata };
}

/** What the engine says about naming in a Check. */
export function namingRequest(request: messages.CheckRequest): NamingRequest {
  const seed = request.getRandomseed_asU8();
  const options = request.getAutonaming();
  if (!options) return { seed };
  const { ENFORCE, DISABLE } = messages.CheckRequest.AutonamingOptions.Mode;
  const mode = options.getMode();
  const name = options.getProposedName();
  return { seed, configured: { name, mode: mode === DISABLE ? "disable" : mode === ENFORCE ? "enforce" : "propose" } };
}
