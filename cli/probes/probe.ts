import type { CommandIO, MetadataBearer } from "@smithy/types";

/** A class of commands of the AWS SDK, such as `ListDetectorsCommand`. */
type CommandClass<Input extends object, Output extends MetadataBearer> = new (input: Input) => CommandIO<Input, Output>;

/** Sends a command to the account, within the runner's deadline. */
type Send = (command: object) => Promise<unknown>;

/** A call that a probe makes. */
export interface Call<Input = never, Answer = unknown> {
  /** The IAM action is derived from it. */
  command: new (input: never) => object;
  /** Sends the command as often as one answer needs. */
  ask(send: Send, input: Input): Promise<Answer>;
}

/** Sent once. */
export const once = <Input extends object, Output extends MetadataBearer>(
  command: CommandClass<Input, Output>,
): Call<Input, Output> => ({ command, ask: (send, input) => send(new command(input)) as Promise<Output> });

/**
 * Sent until AWS gives no further token; answers all pages.
 *
 * @param token field of the question that carries it
 * @param nextOf the token in an answer. Default: the field of the same name
 */
export const paged = <Input extends object, Output extends MetadataBearer, Token extends keyof Input>(
  command: CommandClass<Input, Output>,
  token: Token,
  ...[nextOf = (page) => page[token as unknown as keyof Output]]: Token extends keyof Output
    ? [nextOf?: (page: Output) => unknown]
    : [nextOf: (page: Output) => unknown]
): Call<Input, Output[]> => ({
  command,
  ask: async (send, input) => {
    const pages: Output[] = [];
    let next: unknown;
    do {
      const page = (await send(new command(next === undefined ? input : { ...input, [token]: next }))) as Output;
      pages.push(page);
      // Some services end with an empty token.
      next = nextOf(page) || undefined;
    } while (next !== undefined);
    return pages;
  },
});

/** Sent once; that there is nothing is an answer, which AWS gives as an error of this name. */
export const optional = <Input extends object, Output extends MetadataBearer>(
  command: CommandClass<Input, Output>,
  absent: string,
): Call<Input, Output | undefined> => ({
  command,
  ask: async (send, input) => {
    try {
      return (await send(new command(input))) as Output;
    } catch (error) {
      if ((error as Error).name === absent) return undefined;
      throw error;
    }
  },
});

type Calls = Readonly<Record<string, Call>>;

/** The calls of a row, ready to be made: name -> function. */
export type Ask<C> = {
  [Name in keyof C]: C[Name] extends Call<infer Input, infer Answer> ? (input: Input) => Promise<Answer> : never;
};

/** One thing that was found. */
export interface Item {
  /** Unique among the items of a probe in one region. Whatever somebody could name is an attacker's text: escape it. */
  id: string;
  arn?: string;
  startedAt?: Date;
  /** Type, class or size, as the service writes it: `c5.xlarge`. */
  size?: string;
  /** How many of them stand behind this one: machines of a fleet. Default: 1. */
  units?: number;
  /** USD an hour by the list price, for all units. 0: it costs nothing while it is idle. Absent: unknown. */
  usdPerHour?: number;
  /** Who made it, or what it belongs to, as the service says. */
  owner?: string;
}

/** What the clients of the AWS SDK have in common. */
export interface ServiceClient {
  /** Absent in a client that has one command and sends no other. */
  middlewareStack?: { add(middleware: never, options: never): void };
  send(command: never, options: { abortSignal: AbortSignal }): Promise<unknown>;
  destroy(): void;
}

/** One question about an account, as a row. Paging, deadlines and refusals are the runner's: run.ts. */
export interface Probe<C = Calls, I extends Item = Item> {
  /** Unique in the table; also what reports call it. */
  id: string;
  /** Prefix of the IAM actions of its calls. */
  service: string;
  /** What one item is, in the singular. */
  kind: string;
  /** A global probe is asked in one region only, where the global services answer. */
  scope: "global" | "regional";
  /** That region, where it is not us-east-1. */
  at?: string;
  /**
   * What it finds runs, bills or was bought, and `sweep` shows it: what intruders start most answers first. Absent: a question
   * of other commands, such as whether a guard is on.
   */
  sweep?: "first" | "rest";
  client: new (config: Record<string, unknown>) => ServiceClient;
  /** Every call that `read` can make: the rights of the auditor are derived from them. */
  calls: C;
  /** The items of one region. A setting that is on is one item, a setting that is off is none. */
  read(ask: Ask<C>, account: { accountId: string; region: string }): Promise<I[]>;
}

/** A row with its own types kept, so that whoever reads one probe gets its own items. */
export const probe = <const C extends Calls, I extends Item>(row: Probe<C, I>): Probe<C, I> => row;
