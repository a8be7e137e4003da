import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Authorize } from "../authorization/authorize";
import type { ServiceCheck } from "../checks/checks";
import type { Because } from "../authorization/evaluate";
import { failure, sandboxFailure, type Backend, type Coming, type Outcome, type Started } from "./backend";
import type { Refusal } from "./faults";
import type { Decision, JournalEntry } from "./journal";
import type { RecordedRequest } from "./recording";
import { isQuestion } from "../emulator/questions";
import { createQueue } from "../emulator/queue";
import { refusalError } from "../wire/refusals";
import { isEnabled } from "../services/account";
import type { Principal } from "../services/operation";
import { readCall, type Call } from "../wire/call";
import { type AwsError, encodeError } from "../wire/codec";
import { readRequest, writeResponse, type WireResponse } from "../wire/http";
import type { ServiceModel } from "../wire/models";

/** The parts that a gateway puts together. */
export interface GatewayParts {
  models: Map<string, ServiceModel[]>;
  backend: Backend;
  principalOf: (accessKeyId: string) => Promise<Principal>;
  /** Tells how a call is refused before it reaches a service, if it is. */
  applyFaults: (call: Call) => Promise<Refusal | undefined>;
  /** Tells whether the account's policies deny a call. */
  authorize: Authorize;
  /** Tells what a service finds wrong with a call that the policies allow. */
  check: ServiceCheck;
  /** To be told of each call that went through. */
  afterCall: (call: Call) => void;
  record: (entry: JournalEntry) => void;
  /** To be told of each call that was answered, denied ones too. */
  afterAnswer: (call: Call, principal: Principal, at: Date, errorCode?: string) => void;
}

/** A refused call; without a response the connection is dropped. */
interface Refused {
  decision: Decision;
  errorCode: string;
  because?: Because;
  response?: WireResponse;
}

const denied = (call: Call, error: AwsError, because?: Because): Refused => ({
  decision: "denied",
  errorCode: error.code,
  response: encodeError(call, error),
  ...(because === undefined ? {} : { because }),
});

/**
 * Who may come in. The order is that of AWS: a region that does not know the key, then permission, then the service's own
 * patience.
 */
async function admit(parts: GatewayParts, call: Call, principal: Principal, at: Date): Promise<Refused | undefined> {
  const injected = await parts.applyFaults(call);
  if (injected === "unreachable") return { decision: "allowed", errorCode: "ConnectionDropped" };
  if (!isEnabled(parts.backend.stateOf(principal.accountId).regions, call.region))
    return denied(call, refusalError("disabledRegion", call, principal.arn));
  if (injected === "disabledRegion" || injected === "accessDenied")
    return denied(call, refusalError(injected, call, principal.arn));
  const defect = (error: unknown) => ({ error: sandboxFailure(call, String(error)), because: undefined });
  const denial = await parts.authorize(call, principal, at).catch(defect);
  if (denial) return denied(call, denial.error, denial.because);
  const error =
    injected === undefined
      ? await parts.check(call, principal, at).catch((reason: unknown) => sandboxFailure(call, String(reason)))
      : refusalError(injected, call, principal.arn);
  return error && { ...denied(call, error), decision: "allowed" };
}

/** The error code of an answer that the emulator gave, from where its protocol puts it. */
function errorCodeOf({ status, headers, body }: WireResponse): string | undefined {
  if (status < 400) return undefined;
  const text = body.toString("utf8");
  const code =
    headers["x-amzn-errortype"] ?? /<Code>([^<]*)</.exec(text)?.[1] ?? /"__type":\s*"([^"]*)"/.exec(text)?.[1];
  return code?.split(":")[0]?.split("#").at(-1) ?? String(status);
}

/** The server, not yet listening, and the way to run recorded requests again. */
export interface Gateway {
  server: Server;
  replay: (recorded: readonly RecordedRequest[]) => Promise<void>;
  /** Lets what keeps machines look at them, between two calls. */
  look: () => Promise<Started>;
}

/** The endpoint of an account, and of the members of its organization, for all services and regions. */
export function createGateway(parts: GatewayParts): Gateway {
  const { backend } = parts;
  const inTurn = createQueue();

  const contextOf = (call: Call, principal: Principal, now: Date): Coming => ({
    accountId: principal.accountId,
    region: call.region,
    principal,
    now,
  });

  const answer = async (
    call: Call,
    principal: Principal,
    at: Date,
  ): Promise<Partial<Outcome> & { decision: Decision; because?: Because }> => {
    const refused = await admit(parts, call, principal, at);
    if (refused) return refused;
    const run = inTurn(() => backend.run(call, contextOf(call, principal, at)));
    const outcome = await run.catch((error: unknown) => failure(call, sandboxFailure(call, String(error))));
    parts.afterCall(call);
    return { decision: "allowed", ...outcome };
  };

  const principalOf = async ({ accessKeyId }: Call): Promise<Principal> =>
    backend.state.sessions.get(accessKeyId)?.principal ?? parts.principalOf(accessKeyId);

  const handle = async (message: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const at = new Date();
    const call = readCall(await readRequest(message), parts.models);
    const principal = await principalOf(call);
    const { response, decision, errorCode, because } = await answer(call, principal, at);
    const { service, operation, region, readOnly } = call;
    const code = errorCode ?? (response && errorCodeOf(response));
    parts.record({
      ...{ service, operation, region, readOnly, decision, at },
      principal: principal.arn,
      status: response?.status ?? 0,
      ...(code === undefined ? {} : { errorCode: code }),
      ...(because === undefined ? {} : { because }),
      ms: Date.now() - at.getTime(),
    });
    if (response) writeResponse(reply, response);
    else message.socket.destroy();
    if (response) parts.afterAnswer(call, principal, at, code);
  };

  // A caller that went away before it was heard needs no answer.
  const server = createServer((message, reply) => void handle(message, reply).catch(() => message.socket.destroy()));
  // Longer than the SDKs keep an idle connection, so that none is closed in the moment that a client uses it again.
  server.keepAliveTimeout = 120_000;

  return {
    server,
    look: () => inTurn(() => backend.look(new Date())),
    replay: async (recorded) => {
      for (const one of recorded) {
        if (isQuestion(one.request)) {
          await backend.lookAgain(one);
          continue;
        }
        const call = readCall(one.request, parts.models);
        const principal = await principalOf(call);
        await backend.replay(one, call, contextOf(call, principal, one.at));
      }
    },
  };
}
