import type { Moto } from "./moto";

/**
 * Asks the emulator what no AWS call tells, or lets it do what none does.
 *
 * @param what name of an answer in questions.py
 * @param body what is too long for a path
 * @throws Error when there is no such answer, or it fails
 */
export async function ask(
  moto: Pick<Moto, "send">,
  what: string,
  query: Record<string, string>,
  body?: unknown,
): Promise<unknown> {
  const target = `/.sandbox/${what}?${new URLSearchParams(query).toString()}`;
  const content = Buffer.from(body === undefined ? "" : JSON.stringify(body));
  const method = body === undefined ? "GET" : "POST";
  const answer = await moto.send({ method, target, headers: {}, body: content });
  if (answer.kind === "answered") return JSON.parse(answer.response.body.toString("utf8")) as unknown;
  throw new Error(`${what} cannot be read: ${answer.kind === "failed" ? answer.reason : answer.kind}`);
}
