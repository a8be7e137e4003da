import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import pLimit from "p-limit";
import { BILLING_REGION } from "../../domain/regions/regions";
import type { Ask, Item, Probe, ServiceClient } from "./probe";
import { refuseWrites } from "./read-only";
import { type Refusal, refusalOf } from "./refusal";
import { rightsFor } from "./rights";

/** How to reach the account. */
export interface Connection {
  accountId: string;
  credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  /** One URL for every service and region. Default: the endpoints of AWS. */
  endpoint?: string;
  /** Milliseconds for one call with its second attempt. Default: 8,000. */
  deadline?: number;
}

/** What is known of one kind of thing in one region. Whoever was refused knows nothing: a denied cell is never empty. */
export type Cell<I extends Item = Item> = Pick<Probe, "service" | "kind"> & { region: string } & (
    { state: "count"; items: I[] } | Refusal
  );

/** A region that does not answer must not hold up the others. In milliseconds. */
const CONNECT = 3_000;
const DEADLINE = 8_000;
const ATTEMPTS = 2;
/** Questions in flight: 55 probes in 17 regions at 150 ms a call then take seconds, and AWS does not throttle yet. */
const CONCURRENCY = 60;

/** How a runner works, beside whom it asks. */
export interface Pace {
  /** Questions in flight. Default: 60. */
  concurrency?: number;
  /** Ends everything: what was not asked by then is unreachable, and says so. */
  signal?: AbortSignal;
}

const OUT_OF_TIME: Refusal = { state: "unreachable", because: "the time for the whole run was over" };

/** One client a service and region, as long as somebody asks: a connection is opened once, and a token bucket is one. */
function createClients({ credentials, endpoint }: Connection) {
  const made = new Map<Probe["client"], Map<string, ServiceClient>>();
  return {
    of(service: Probe["client"], region: string): ServiceClient {
      const regions = made.get(service) ?? new Map<string, ServiceClient>();
      made.set(service, regions);
      const known = regions.get(region);
      if (known) return known;
      const requestHandler = { connectionTimeout: CONNECT };
      // Adaptive: once a region throttles, a token bucket of the SDK spaces what is asked of it.
      const config = { credentials, endpoint, region, maxAttempts: ATTEMPTS, retryMode: "adaptive", requestHandler };
      const client = new service(config);
      refuseWrites(client);
      regions.set(region, client);
      return client;
    },
    destroy(): void {
      for (const client of [...made.values()].flatMap((regions) => [...regions.values()])) client.destroy();
      made.clear();
    },
  };
}

/** Error of a call -> name of its operation. */
const failedIn = new WeakMap<object, string>();

/** The operation that failed with an error; undefined: what was answered could not be read. */
export const operationOf = (error: unknown): string | undefined => failedIn.get(error as Error);

const askWith = <C extends Probe["calls"]>(
  client: ServiceClient,
  calls: C,
  deadline: number,
  signal: AbortSignal | undefined,
): Ask<C> => {
  const send = async (command: object): Promise<unknown> => {
    const timeout = AbortSignal.timeout(deadline);
    try {
      return await client.send(command as never, {
        abortSignal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      });
    } catch (error) {
      failedIn.set(error as Error, command.constructor.name.replace(/Command$/, ""));
      throw error;
    }
  };
  const asked = Object.entries(calls).map(([name, call]) => [name, (input: never) => call.ask(send, input)]);
  return Object.fromEntries(asked) as Ask<C>;
};

/** That a right is missing; who is not known at all, or has not signed up, lacks something else. */
const MAY_NOT = /AccessDenied|Unauthorized|AuthorizationError/;

/** What a failure means. Whoever is denied is told which right it takes: not every service says it. */
function refused(service: string, error: unknown): Refusal {
  const refusal = refusalOf(error);
  const operation = operationOf(error);
  if (operation === undefined || !MAY_NOT.test((error as Error).name)) return refusal;
  const missing = rightsFor(service, operation).filter((right) => !refusal.because.includes(right));
  return missing.length === 0 ? refusal : { ...refusal, because: `${refusal.because}; it takes ${missing.join(", ")}` };
}

/**
 * Asks an account one question.
 *
 * @param regions where a regional probe is asked
 * @param tell hears of each cell as soon as it is known
 * @returns a cell for each region. A refusal is a result; anything else that goes wrong is thrown
 */
export type Run = <C extends Probe["calls"], I extends Item>(
  probe: Probe<C, I>,
  regions: readonly string[],
  tell?: (cell: Cell<NoInfer<I>>) => void,
) => Promise<Cell<I>[]>;

/** A runner for one account. Its questions share one limit, and its connections live as long as one is open. */
export function createRun(connection: Connection, { concurrency = CONCURRENCY, signal }: Pace = {}): Run {
  const { accountId, deadline = DEADLINE } = connection;
  const limit = pLimit(concurrency);
  const clients = createClients(connection);
  let open = 0;

  async function readCell<C extends Probe["calls"], I extends Item>(probe: Probe<C, I>, region: string) {
    const cell = { region, service: probe.service, kind: probe.kind };
    if (signal?.aborted) return { ...cell, ...OUT_OF_TIME };
    try {
      const ask = askWith(clients.of(probe.client, region), probe.calls, deadline, signal);
      return { ...cell, state: "count" as const, items: await probe.read(ask, { accountId, region }) };
    } catch (error) {
      return { ...cell, ...(signal?.aborted ? OUT_OF_TIME : refused(probe.service, error)) };
    }
  }

  return (probe, regions, tell) =>
    Promise.all(
      (probe.scope === "global" ? [probe.at ?? BILLING_REGION] : regions).map((region) => {
        open += 1;
        return limit(async () => {
          try {
            const cell = await readCell(probe, region);
            tell?.(cell);
            return cell;
          } finally {
            open -= 1;
            if (open === 0) clients.destroy();
          }
        });
      }),
    );
}
