import { Agent } from "node:http";

import type { Command, MetadataBearer } from "@smithy/types";

import { awsFailure, failedWith } from "./failure";

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** How to reach the account; the same for every region and service. */
export interface Connection {
  credentials: Credentials;
  /** URL of a service, by its key in the `endpoints` setting of the provider: `guardduty`. */
  endpointOf(service: string): string;
  /** How often a call is tried when AWS throttles it or the connection breaks. */
  maxAttempts: number;
  timeouts?: Timeouts;
}

/** In milliseconds: one attempt, and all attempts of a call together with the waits between them. */
export interface Timeouts {
  attempt: number;
  call: number;
}

interface ServiceClient {
  readonly config: { readonly serviceId: string };
  send(command: never, options: { abortSignal: AbortSignal }): Promise<unknown>;
  destroy(): void;
}
export type ClientClass = new (config: Record<string, unknown>) => ServiceClient;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a command fits the client that it is sent through
type CommandFor<Output extends MetadataBearer> = Command<any, any, any, Output, any>;

/** A command of the SDK, whatever it takes and answers: a row of data names it, and AWS's own model judges the call. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- input and answer differ from command to command
export type CommandClass = new (input: never) => Command<any, any, any, any, any>;

// A busy machine takes its time: a call that is given up and made again meets what its first attempt made.
const TIMEOUTS: Timeouts = { attempt: 60_000, call: 120_000 };

/** The account as one region sees it. */
export interface Aws {
  readonly region: string;
  readonly accountId: string;
  /** `aws`; the sandbox has the commercial partition only. */
  readonly partition: string;
  /** Sends a command; throws an AwsFailure. */
  call<Output extends MetadataBearer>(client: ClientClass, command: CommandFor<Output>): Promise<Output>;
  /** The same, with AWS's way of saying that something does not exist as a result instead of an error. */
  find<Output extends MetadataBearer>(
    client: ClientClass,
    command: CommandFor<Output>,
    ...absent: (string | { code: string; message: RegExp })[]
  ): Promise<Output | undefined>;
}

/** SDK clients of one connection: one for each service and region, made when first used, kept alive. */
export class Clients {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #clients = new Map<string, ServiceClient>();

  readonly #timeouts: Timeouts;

  constructor(private readonly connection: Connection) {
    this.#timeouts = connection.timeouts ?? TIMEOUTS;
  }

  /** The account in one region. */
  in(region: string, accountId: string): Aws {
    const call: Aws["call"] = (clientClass, command) => this.#send(clientClass, command, region);
    const find: Aws["find"] = async (clientClass, command, ...absent) => {
      try {
        return await call(clientClass, command);
      } catch (error) {
        const says = (sign: (typeof absent)[number]): boolean =>
          typeof sign === "string"
            ? failedWith(error, sign)
            : failedWith(error, sign.code) && sign.message.test(error.message);
        if (absent.some(says)) return undefined;
        throw error;
      }
    };
    return { region, accountId, partition: "aws", call, find };
  }

  close(): void {
    for (const client of this.#clients.values()) client.destroy();
    this.#agent.destroy();
  }

  async #send<Output extends MetadataBearer>(clientClass: ClientClass, command: CommandFor<Output>, region: string) {
    const operation = command.constructor.name.replace(/Command$/, "");
    try {
      const options = { abortSignal: AbortSignal.timeout(this.#timeouts.call) };
      return (await this.#client(clientClass, region).send(command as never, options)) as Output;
    } catch (error) {
      throw awsFailure(error, operation, region);
    }
  }

  #client(clientClass: ClientClass, region: string): ServiceClient {
    const key = `${clientClass.name} ${region}`;
    const existing = this.#clients.get(key);
    if (existing) return existing;
    const client = new clientClass({
      region,
      endpoint: this.connection.endpointOf(clientClass.name.replace(/Client$/, "").toLowerCase()),
      credentials: this.connection.credentials,
      maxAttempts: this.connection.maxAttempts,
      requestHandler: {
        httpAgent: this.#agent,
        connectionTimeout: this.#timeouts.attempt,
        requestTimeout: this.#timeouts.attempt,
        throwOnRequestTimeout: true,
      },
    });
    this.#clients.set(key, client);
    return client;
  }
}
