import type { Moto } from "../emulator/moto";
import { put, questionOf } from "../emulator/questions";
import type { Context } from "../services/operation";
import { idsOf } from "../services/ids";
import { handlingOf, newState, type SandboxState } from "../services/table";
import type { RecordedRequest, Recording } from "./recording";
import { unserved } from "../wire/unserved";
import type { Call } from "../wire/call";
import { AwsError, decodeInput, encodeError, encodeOutput, type Document } from "../wire/codec";
import type { WireRequest, WireResponse } from "../wire/http";
import { scopeHeader } from "../wire/signature";
import { inputProblems } from "../wire/validate";

/** moto reads JSON and query, which every service that speaks CBOR speaks as well. */
const NO_CBOR = " over RPC v2 CBOR; use a client that speaks JSON, as the SDKs for JavaScript and Python do";

/**
 * Reads that change what later calls see: a region settles when it is read, the first look at an AWS managed key makes it,
 * and a session token is a new key. They are recorded like writes.
 */
const CHANGING_READS: Record<string, RegExp | undefined> = {
  account: /^(GetRegionOptStatus|ListRegions)$/,
  kms: /./,
  sts: /^GetSessionToken$/,
};

/** Calls after which a service may have something to publish; machines are started and ended by many. */
const PUBLISHING =
  /^(events:PutEvents|cloudwatch:SetAlarmState|ec2:(Run|Start|Stop|Terminate)Instances|ec2:Create(Fleet|.*Spot.*)|ec2:RequestSpot.*|autoscaling:.*)$/;

/** The answer, and the error code in it when the gateway gave it. */
export interface Outcome {
  response: WireResponse;
  errorCode?: string;
}

/** Machines that were started: region -> ids. */
export type Started = Record<string, string[]>;

/** A call and its place, before it is known whether it is on record. */
export type Coming = Omit<Context, "newId">;

/** What runs the calls that were let in: the gateway's own operations, and the emulator for the rest. */
export interface Backend {
  /** Of the account that was opened. */
  state: SandboxState;
  /** Of that account, or of a member of its organization: each begins as a new account does. Sessions are known to all. */
  stateOf: (accountId: string) => SandboxState;
  /** Runs a call that came in at a time. Calls must not overlap: the order of the recording is the order of the state. */
  run(call: Call, context: Coming): Promise<Outcome>;
  /** Runs a recorded call again, with the ids that it made the first time. */
  replay(recorded: RecordedRequest, call: Call, context: Coming): Promise<void>;
  /** Lets what keeps machines look at them once; the answer is what was started. On record, since it makes ids. */
  look(at: Date): Promise<Started>;
  /** Does again what was recorded and is no call. */
  lookAgain(recorded: RecordedRequest): Promise<void>;
}

/** The outcome of a call that a service refuses. */
export const failure = (call: Call, error: AwsError): Outcome => ({
  response: encodeError(call, error),
  errorCode: error.code,
});

/**
 * The request as the emulator gets it. It finds a service by the scope of a signature, and knows STS and S3 alone without; of a
 * signature it looks at nothing else.
 */
const understood = ({ request, accessKeyId, signingName, region }: Call): WireRequest =>
  accessKeyId !== "" || signingName !== "sns"
    ? request
    : {
        ...request,
        headers: { ...request.headers, authorization: scopeHeader({ accessKeyId: "nobody", region, signingName }) },
      };

/** The error for a defect on this machine. */
export const sandboxFailure = (call: Call, reason: string): AwsError =>
  unserved(`the sandbox failed in ${call.service}:${call.operation}: ${reason}`);

const missing = (call: Call): AwsError =>
  unserved(
    `${call.service}:${call.operation} is not implemented in the sandbox${call.protocol === "cbor" ? NO_CBOR : ""}`,
  );

/**
 * A region that does not have the service: on AWS the name of its endpoint does not exist, so that nobody answers. Here one
 * address is that of every region, and what comes nearest is the error of a service that a region has in part:
 * https://docs.aws.amazon.com/gameliftservers/latest/apireference/API_ListContainerFleets.html#API_ListContainerFleets_Errors
 */
const notOffered = (call: Call, service: string): AwsError =>
  service === call.service
    ? new AwsError(
        "UnsupportedRegionException",
        `${service} is not supported in this region, ${call.region}: on AWS it has no endpoint there`,
      )
    : sandboxFailure(call, `it needs ${service}, which ${call.region} does not have`);

/** Headers of the emulator that say nothing about AWS. */
const INTERNAL = /^(access-control-|server$|date$|status$|connection$|content-length$|transfer-encoding$)/;

const cleaned = (response: WireResponse): WireResponse => ({
  ...response,
  headers: Object.fromEntries(Object.entries(response.headers).filter(([name]) => !INTERNAL.test(name))),
});

/** The input of an operation that the gateway knows; a mistake that the model forbids is an error of the service. */
function readInput(call: Call, invalidInput: string): Document | AwsError {
  try {
    const input = decodeInput(call);
    const isForm = call.protocol === "query" || call.protocol === "ec2";
    const problems = call.model && !isForm ? inputProblems(call.model, call.operation, input) : [];
    return problems.length === 0
      ? input
      : new AwsError(invalidInput, `${problems.length} validation error(s): ${problems.join("; ")}`);
  } catch {
    return new AwsError("SerializationException", "The request body cannot be read.");
  }
}

/** What the emulator answered. Of XML the leaves are told, by their names: enough for the few answers that are remembered. */
function readOutput({ protocol }: Call, text: string): Document {
  const isJson = protocol === "json" || protocol === "rest-json";
  if (isJson) return JSON.parse(text || "{}") as Document;
  return Object.fromEntries([...text.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name = "", value]) => [name, value]));
}

/**
 * A backend over a running emulator, with the state of a new account.
 *
 * @param accountId of the account that was opened
 * @param settle delivers what services want to publish
 */
export function createBackend(
  moto: Moto,
  accountId: string,
  recording: Recording,
  settle: () => Promise<void>,
): Backend {
  const state = newState();
  const states = new Map([[accountId, state]]);
  const stateOf = (account: string): SandboxState => {
    const known = states.get(account) ?? {
      ...newState(),
      isMember: true,
      sessions: state.sessions,
      declarative: state.declarative,
    };
    states.set(account, known);
    return known;
  };
  const touched = new Set<string>();

  const forward = async (call: Call, seed: number | undefined): Promise<Outcome> => {
    const answer = await moto.send(understood(call), seed);
    switch (answer.kind) {
      case "answered":
        return { response: cleaned(answer.response) };
      case "missing":
        return failure(call, missing(call));
      case "not-offered":
        return failure(call, notOffered(call, answer.service));
      case "failed":
        return failure(call, sandboxFailure(call, answer.reason));
    }
  };

  /** moto opens a service when a region is first used, default network included; the call that does it makes ids too. */
  const changesState = (call: Call): boolean => {
    const place = `${call.service} ${call.region}`;
    const isFirst = !touched.has(place);
    touched.add(place);
    return isFirst || !call.readOnly || (CHANGING_READS[call.service]?.test(call.operation) ?? false);
  };

  const execute = async (call: Call, coming: Coming, seed: number | undefined): Promise<Outcome> => {
    const outcome = await handle(call, { ...coming, newId: idsOf(seed) }, seed);
    if (PUBLISHING.test(`${call.service}:${call.operation}`)) await settle();
    return outcome;
  };

  const handle = async (call: Call, context: Context, seed: number | undefined): Promise<Outcome> => {
    const { serve, around, invalidInput } = handlingOf(call.service, call.operation);
    if (!serve && !around) return forward(call, seed);
    const own = stateOf(context.accountId);
    const input = readInput(call, invalidInput);
    if (input instanceof AwsError) return failure(call, input);
    if (serve) {
      const output = serve(own, input, context);
      return output instanceof AwsError ? failure(call, output) : { response: encodeOutput(call, output) };
    }
    const refused = around?.refuse?.(own, input, context);
    if (refused) return failure(call, refused);
    const outcome = await forward(call, seed);
    const { status, body } = outcome.response;
    if (status < 300) around?.remember?.(own, input, readOutput(call, body.toString("utf8")), context);
    return outcome;
  };

  const look = async ({ request, seq }: RecordedRequest): Promise<Started> => {
    const started = (await put(moto, request, seq)) as Started;
    await settle();
    return started;
  };

  return {
    state,
    stateOf,
    run: (call, context) => {
      const recorded = changesState(call) ? recording.record(call.request, context.now) : undefined;
      return execute(call, context, recorded?.seq);
    },
    replay: async (recorded, call, context) => {
      changesState(call);
      await execute(call, context, recorded.seq);
    },
    look: (at) => look(recording.record(questionOf("look"), at)),
    lookAgain: async (recorded) => {
      await look(recorded);
    },
  };
}
