import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { devNull } from "node:os";
import { cachePaths } from "../../setup/cache.js";
import { AccountError } from "./emulator/account-error";
import { type Clock, createClock } from "./clock";
import { createAuthorize } from "./authorization/authorize";
import { createPolicies } from "./authorization/policies";
import { allOf } from "./checks/checks";
import { configBucket } from "./checks/config-bucket";
import { lockOut } from "./checks/lock-out";
import { newRolesUnseen } from "./checks/new-roles";
import { trailBucket } from "./checks/trail-bucket";
import { createDeliveries, type Deliveries } from "./delivery/deliveries";
import { createTrailListener } from "./delivery/trail-listener";
import { createBackend } from "./gateway/backend";
import { createFaults, type Faults } from "./gateway/faults";
import { createGateway } from "./gateway/gateway";
import { createJournal, type Journal } from "./gateway/journal";
import { startMoto, type Moto } from "./emulator/moto";
import { OWNER_CREDENTIALS, createPrincipals } from "./authorization/principals";
import { openRecording } from "./gateway/recording";
import type { Circumstances } from "./services/circumstances";
import { readModels } from "./wire/models";

/** An AWS account on this machine. */
export interface SandboxAccount {
  /** One URL for all services and regions, `http://127.0.0.1:<port>`. */
  endpoint: string;
  /** Twelve digits. */
  accountId: string;
  /** Keys of the account's owner. Keys that the account made itself (CreateAccessKey, AssumeRole) work as well. */
  credentials: { accessKeyId: string; secretAccessKey: string };
  /**
   * What a child process needs to use the account, and nothing of the caller's own AWS configuration. An `AWS_PROFILE` of the
   * caller must not be passed along: a variable can be overruled here, but not taken away.
   */
  env: Record<string, string>;
  journal: Journal;
  faults: Faults;
  /** What its services published to topics, and whether the policies of topic and key let them. */
  deliveries: Deliveries;
  /** What is so about the account; a change holds from the next call on. */
  circumstances: Circumstances;
  /** Time in the account, which stands still until it is turned. */
  clock: Clock;
  stop(): Promise<void>;
}

export interface AccountOptions {
  accountId?: string;
  /** Where what happened to the account is written down, so that a later start can bring it back. */
  stateFile?: string;
  /** True to bring the account of `stateFile` back; otherwise the file is emptied. */
  keep?: boolean;
  /** Of 127.0.0.1; a free one unless given. */
  port?: number;
  /** Interpreter with requirements.txt installed; the one that the set-up made unless given. */
  python?: string;
}

const DEFAULT_ACCOUNT = "123456789012";

function environment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: OWNER_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: OWNER_CREDENTIALS.secretAccessKey,
    AWS_SESSION_TOKEN: "",
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = code === "EADDRINUSE" ? `port ${port} is in use` : `port ${port} cannot be opened: ${message}`;
    throw new AccountError(`${what}; choose another port, or leave it out to get a free one`);
  }
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

async function openAccount(moto: Moto, accountId: string, options: AccountOptions): Promise<SandboxAccount> {
  const { journal, record } = createJournal();
  const { faults, applyFaults } = createFaults();
  const recording = openRecording(options.stateFile, options.keep ?? false);
  const policies = createPolicies(moto);
  const { deliveries, settle, hear } = createDeliveries(moto, policies, accountId);
  const backend = createBackend(moto, accountId, recording, settle);
  const { sessions } = backend.state;
  const { server, replay, look } = createGateway({
    models: readModels(moto.models),
    backend,
    principalOf: createPrincipals(moto, accountId),
    applyFaults,
    authorize: createAuthorize({ ownerAccount: accountId, policies, sessions }),
    check: allOf(
      newRolesUnseen(backend.stateOf),
      lockOut({ policies, sessions }),
      trailBucket({ policies, organization: backend.state.organization }),
      configBucket({ policies }),
    ),
    afterCall: (call) => {
      policies.afterCall(call);
    },
    record,
    afterAnswer: createTrailListener(policies, hear, recording.requests.length > 0),
  });
  await replay(recording.requests);
  const clock = createClock(look);
  const endpoint = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  return {
    endpoint,
    accountId,
    credentials: { ...OWNER_CREDENTIALS },
    env: environment(endpoint),
    journal,
    faults,
    deliveries,
    circumstances: backend.state.circumstances,
    clock,
    stop: async () => {
      clock.stop();
      await close(server);
      await moto.stop();
    },
  };
}

/**
 * Opens an AWS account on this machine: the emulator behind a gateway that fills what it lacks.
 * It takes one to two seconds, and ends with this process at the latest.
 *
 * s3control: its clients put the account id in front of the endpoint's host, `disableHostPrefix` or not. Give such a client the
 * endpoint with `localhost` for 127.0.0.1 (before an address, the id makes no valid URL) and, since few machines resolve
 * `<id>.localhost`, a `requestHandler` whose `httpAgent` looks every name up as 127.0.0.1.
 *
 * @throws AccountError when Python, the port or the state file is not fit for it
 */
export async function startAccount(options: AccountOptions = {}): Promise<SandboxAccount> {
  const accountId = options.accountId ?? DEFAULT_ACCOUNT;
  if (!/^\d{12}$/.test(accountId))
    throw new AccountError(`account id '${accountId}' is not 12 digits; give one like ${DEFAULT_ACCOUNT}`);
  const moto = await startMoto(options.python ?? cachePaths().python, accountId);
  try {
    return await openAccount(moto, accountId, options);
  } catch (error) {
    await moto.stop();
    throw error;
  }
}
