import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { AccountError } from "./account-error";
import { createQueue } from "./queue";
import { endToEnd, flatHeaders, readAll, type WireRequest, type WireResponse } from "../wire/http";

const LAUNCHER = join(__dirname, "moto_server.py");

/** Importing moto takes a second; a machine under load gets time, a hanging one an end. */
const START_LIMIT_MS = 60_000;

/** Says that moto could not serve a request, and why: see moto_server.py. */
const UNSERVED = "x-sandbox-unserved";
const NOT_IMPLEMENTED = "not implemented";
const NOT_OFFERED = /^not offered: (.+)$/;

/** What the emulator did with a request. */
type Answer =
  | { kind: "answered"; response: WireResponse }
  /** moto does not have the operation. */
  | { kind: "missing" }
  /** The region does not have a service, by botocore's name, that the request needs. */
  | { kind: "not-offered"; service: string }
  /** moto has the operation, but failed; the reason is the last line of its exception. */
  | { kind: "failed"; reason: string };

/** A running emulator. */
export interface Moto {
  pid: number;
  /** botocore's `data` folder: the service models. */
  models: string;
  /**
   * Sends a request on, one at a time. With a seed the ids that it makes depend on nothing but the seed and the state:
   * all of moto draws from one generator, so that a second request on the way would spoil them.
   */
  send(request: WireRequest, seed?: number): Promise<Answer>;
  stop(): Promise<void>;
}

interface Ready {
  port: number;
  models: string;
}

/** The environment of the emulator: ours, without what would make its own AWS client leave the machine. */
function environment(accountId: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    MOTO_ACCOUNT_ID: accountId,
    // Otherwise the fresh account owns 2,600 public snapshots.
    MOTO_EC2_LOAD_DEFAULT_AMIS: "false",
    // AdministratorAccess and the like, which people attach; a tenth of a second, with the first call to IAM.
    MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONUNBUFFERED: "1",
  };
}

const HOW_TO_REPAIR = "run `npm run setup` to install the emulator";

const lastLine = (text: string): string => text.trim().split("\n").at(-1) || "no reason given";

/** Waits for the line that says it is ready, or for the end of the process, whichever comes first. */
async function ready(child: ChildProcessWithoutNullStreams, python: string): Promise<Ready> {
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(-4000)));
  let timer: NodeJS.Timeout | undefined;
  const line = new Promise<string>((resolve, reject) => {
    const fail = (what: string): void => {
      reject(new AccountError(`${what}; ${HOW_TO_REPAIR}`));
    };
    timer = setTimeout(() => {
      fail(`the emulator did not start within ${START_LIMIT_MS / 1000} s`);
    }, START_LIMIT_MS);
    child.once("error", (error) => {
      fail(`python '${python}' cannot be started: ${error.message}`);
    });
    child.once("close", (code) => {
      fail(`the emulator ended with code ${code}: ${lastLine(complaint)}`);
    });
    createInterface({ input: child.stdout }).once("line", resolve);
  });
  return line
    .then((text) => JSON.parse(text) as Ready)
    .finally(() => {
      clearTimeout(timer);
    });
}

async function forward(
  port: number,
  { method, target, headers, body }: WireRequest,
  seed?: number,
): Promise<WireResponse> {
  const seeded = seed === undefined ? {} : { "x-sandbox-seed": String(seed) };
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: "127.0.0.1",
        port,
        method,
        path: target,
        headers: { ...endToEnd(headers), ...seeded, "content-length": body.length },
      },
      (message) => {
        readAll(message).then((content) => {
          resolve({ status: message.statusCode ?? 500, headers: flatHeaders(message), body: content });
        }, reject);
      },
    );
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}

function judge(request: WireRequest, response: WireResponse): Answer {
  const reason = decodeURIComponent(response.headers[UNSERVED] ?? "");
  // moto answers an operation outside its URL table with an empty 404; a HEAD of S3 may answer one by right.
  const isSilent = response.status === 404 && response.body.length === 0 && request.method !== "HEAD";
  if (reason === NOT_IMPLEMENTED || (reason === "" && isSilent)) return { kind: "missing" };
  const [, service] = NOT_OFFERED.exec(reason) ?? [];
  if (service !== undefined) return { kind: "not-offered", service };
  return reason === "" ? { kind: "answered", response } : { kind: "failed", reason };
}

/**
 * Starts moto on a free port of 127.0.0.1. It ends with this process, however this process ends.
 *
 * @param python interpreter of an environment with requirements.txt installed
 * @throws AccountError when it does not start
 */
export async function startMoto(python: string, accountId: string): Promise<Moto> {
  const child = spawn(python, ["-s", LAUNCHER], { env: environment(accountId), stdio: "pipe" });
  const ended = new Promise<void>((resolve) =>
    child
      .once("exit", () => {
        resolve();
      })
      .once("error", () => {
        resolve();
      }),
  );
  const inTurn = createQueue();
  const stop = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  try {
    const { port, models } = await ready(child, python);
    return {
      pid: child.pid ?? 0,
      models,
      send: (request, seed) => inTurn(async () => judge(request, await forward(port, request, seed))),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
