import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { failure, sandboxFailure, type Backend, type Outcome } from "./backend";
import type { Refusal } from "./faults";
import type { Decision, JournalEntry } from "./journal";
import { createQueue } from "./queue";
import { refusalError } from "./refusals";
import { isEnabled } from "./services/account";
import type { Context, Principal } from "./services/operation";
import { readCall, type Call } from "./wire/call";
import { encodeError } from "./wire/codec";
import { readRequest, writeResponse, type WireRequest, type WireResponse } from "./wire/http";
import type { ServiceModel } from "./wire/models";

/** The parts that a gateway puts together. */
export interface GatewayParts {
  accountId: string;
  models: Map<string, ServiceModel[]>;
  backend: Backend;
  principalOf: (accessKeyId: string) => Promise<Principal>;
  /** Tells how a call is refused before it reaches a service, if it is. */
  strike: (call: Call) => Promise<Refusal | undefined>;
  record: (entry: JournalEntry) => void;
}

/** A refused call; without a response the connection is dropped. */
interface Refused {
  decision: Decision;
  errorCode: string;
  response?: WireResponse;
}

/**
 * Who may come in. The order is that of AWS: a region that does not know the key, then permission, then the service's own
 * patience. Permission is given to all; the account's policies are not evaluated here.
 */
async function admit(parts: GatewayParts, call: Call, principal: Principal): Promise<Refused | undefined> {
  const struck = await parts.strike(call);
  if (struck === "unreachable") return { decision: "allowed", errorCode: "ConnectionDropped" };
  const refusal = isEnabled(parts.backend.state.account, call.region) ? struck : "disabledRegion";
  if (refusal === undefined) return undefined;
  const error = refusalError(refusal, call, principal.arn);
  const decision = refusal === "throttling" ? "allowed" : "denied";
  return { decision, errorCode: error.code, response: encodeError(call, error) };
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
  replay: (takes: readonly { seq: number; at: Date; request: WireRequest }[]) => Promise<void>;
}

/** One account's endpoint for all services and regions. */
export function createGateway(parts: GatewayParts): Gateway {
  const { accountId, backend } = parts;
  const inTurn = createQueue();

  const contextOf = (call: Call, principal: Principal, now: Date): Context => ({
    accountId,
    region: call.region,
    principal,
    now,
  });

  const answer = async (
    call: Call,
    principal: Principal,
    at: Date,
  ): Promise<Partial<Outcome> & { decision: Decision }> => {
    const refused = await admit(parts, call, principal);
    if (refused) return refused;
    const run = inTurn(() => backend.run(call, contextOf(call, principal, at)));
    const outcome = await run.catch((error: unknown) => failure(call, sandboxFailure(call, String(error))));
    return { decision: "allowed", ...outcome };
  };

  const handle = async (message: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const at = new Date();
    const call = readCall(await readRequest(message), parts.models);
    const principal = await parts.principalOf(call.accessKeyId);
    const { response, decision, errorCode } = await answer(call, principal, at);
    const { service, operation, region, readOnly } = call;
    const code = errorCode ?? (response && errorCodeOf(response));
    parts.record({
      ...{ service, operation, region, readOnly, decision, at },
      principal: principal.arn,
      status: response?.status ?? 0,
      ...(code === undefined ? {} : { errorCode: code }),
      ms: Date.now() - at.getTime(),
    });
    if (response) writeResponse(reply, response);
    else message.socket.destroy();
  };

  // A caller that went away before it was heard needs no answer.
  const server = createServer((message, reply) => void handle(message, reply).catch(() => message.socket.destroy()));
  // Longer than the SDKs keep an idle connection, so that none is closed in the moment that a client uses it again.
  server.keepAliveTimeout = 120_000;

  return {
    server,
    replay: async (takes) => {
      for (const take of takes) {
        const call = readCall(take.request, parts.models);
        const principal = await parts.principalOf(call.accessKeyId);
        await backend.replay(take, call, contextOf(call, principal, take.at));
      }
    },
  };
}
