import type { WireRequest } from "../wire/http";
import type { Moto } from "./moto";

const OWN = "/.sandbox/";

/** Whether a request is one of ours, and no call of AWS. */
export const isQuestion = ({ target }: Pick<WireRequest, "target">): boolean => target.startsWith(OWN);

/** The request that asks the emulator something, by a path that no AWS call has. */
export function questionOf(what: string, query: Record<string, string> = {}, body?: unknown): WireRequest {
  const target = `${OWN}${what}?${new URLSearchParams(query).toString()}`;
  const content = Buffer.from(body === undefined ? "" : JSON.stringify(body));
  return { method: body === undefined ? "GET" : "POST", target, headers: {}, body: content };
}

/**
 * Asks the emulator what no AWS call tells, or lets it do what none does.
 *
 * @param what name of an answer in questions.py
 * @param body what is too long for a path
 * @throws Error when there is no such answer, or it fails
 */
export const ask = (
  moto: Pick<Moto, "send">,
  what: string,
  query: Record<string, string>,
  body?: unknown,
): Promise<unknown> => put(moto, questionOf(what, query, body));

/**
 * Asks with a request that is made already.
 *
 * @param seed of the ids that it makes, for a request that changes something
 */
export async function put(moto: Pick<Moto, "send">, request: WireRequest, seed?: number): Promise<unknown> {
  const answer = await moto.send(request, seed);
  if (answer.kind === "answered") return JSON.parse(answer.response.body.toString("utf8")) as unknown;
  const reason = answer.kind === "failed" ? answer.reason : answer.kind;
  throw new Error(`${request.target} cannot be asked: ${reason}`);
}
