import { setTimeout as sleep } from "node:timers/promises";
import type { ServiceClient } from "../probes/probe";
import { type Connection, createRun } from "../probes/run";
import type { Hands } from "./execute";
import { readFacts } from "./facts";
import type { Request } from "./request";
import { lookOf, type LookContext, type Row } from "./row";
import { principalOf } from "./spare";

/** Milliseconds for one call with its attempts. A call that is cut off is made again, and each may be made twice. */
const DEADLINE = 30_000;
const CONNECT = 3_000;
/** What acts is throttled sooner than what reads, and a call that is given up leaves something running. */
const ATTEMPTS = 5;

/** What the looks of a request need to know. */
export const contextOf = ({ t0, suspects }: Pick<Request, "t0" | "suspects">): LookContext => ({
  since: new Date(t0),
  users: suspects.map(principalOf).flatMap(({ kind, name }) => (kind === "user" ? [name] : [])),
});

/** Hands for the real account. */
export function awsHands(
  connection: Connection,
  request: Request,
  rows: ReadonlyMap<string, Row>,
  signal?: AbortSignal,
): Hands & { close(): void } {
  const context = contextOf(request);
  const run = createRun(connection);
  const clients = new Map<string, ServiceClient>();
  const clientOf = (row: Row, region: string): ServiceClient => {
    const { client, service } = lookOf(row, context);
    const key = `${service} ${region}`;
    const known = clients.get(key);
    if (known) return known;
    const { credentials, endpoint } = connection;
    const requestHandler = { connectionTimeout: CONNECT };
    const made = new client({
      credentials,
      endpoint,
      region,
      maxAttempts: ATTEMPTS,
      retryMode: "adaptive",
      requestHandler,
    });
    clients.set(key, made);
    return made;
  };
  return {
    sendIn: (region, row) => (act, targets) =>
      clientOf(row, region).send(new act.command(act.input(targets)) as never, {
        abortSignal: AbortSignal.timeout(DEADLINE),
      }),
    scan: () => readFacts(run, [...rows.values()], context),
    wait: async (milliseconds) => {
      // Who asks to stop does not wait; the executor sees it.
      await sleep(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined);
    },
    now: () => new Date(),
    close: () => {
      for (const client of clients.values()) client.destroy();
    },
  };
}
