import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as never } from "node:timers/promises";
import { parseArgs } from "node:util";
import pc from "picocolors";
import { ANSWERS, stackFile } from "./answers";
import { AccountError } from "./gateway/account-error";
import { openStack } from "./pulumi-cli";
import { scenes } from "./scenes";
import type { Scene, Stage } from "./scenes/scene";
import { type Session, startSession } from "./session";

// `npm run sandbox`: the main job on an AWS account on this machine. Exit code 0 only when every scene held.

const USAGE = `npm run sandbox -- [--keep] [--shell] [--port N]

  --keep    go on with the account and the stack of the last run
  --shell   leave everything running afterwards and print the environment to use it
  --port N  port of the AWS endpoint at 127.0.0.1; a free one unless given`;

const root = join(__dirname, "..");
const folder = join(root, ".sandbox");

// The AWS SDK would print a paragraph about old versions of Node between the lines of the engine.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

/** A mistake of the user; only its message is shown. */
class UsageError extends Error {}

function readArguments(): { keep: boolean; shell: boolean; port?: number } {
  try {
    const { values } = parseArgs({
      options: { keep: { type: "boolean" }, shell: { type: "boolean" }, port: { type: "string" } },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
      throw new UsageError(`--port takes a number from 1 to 65535, received "${values.port}"`);
    }
    return { keep: values.keep ?? false, shell: values.shell ?? false, port };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function play(scene: Scene, number: number, stage: Stage): Promise<number> {
  const started = Date.now();
  console.log(`\n${pc.bold(`${number}. ${scene.title}`)}`);
  const failures = await scene.play(stage);
  for (const failure of failures) console.log(pc.red(`   did not hold: ${failure}`));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(failures.length === 0 ? pc.green(`   held (${seconds} s)`) : pc.red(`   failed (${seconds} s)`));
  return failures.length;
}

async function stayOpen(session: Session): Promise<void> {
  console.log(`\n${pc.bold("The account stays open until Ctrl-C.")} In another shell, in this folder:\n`);
  for (const [name, value] of Object.entries(session.env)) {
    console.log(`export ${name}='${name === "PATH" ? `${value.split(":")[0]}:'"$PATH"` : `${value}'`}`);
  }
  console.log(`\npulumi preview --stack sandbox --config-file .sandbox/Pulumi.sandbox.yaml`);
  for (;;) await never(2 ** 31 - 1);
}

async function main(): Promise<number> {
  const { keep, shell, port } = readArguments();
  if (!keep) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const session = await startSession({ folder, keep, gatewayPort: port });
  const end = (code: number) => {
    void session.stop().finally(() => process.exit(code));
  };
  process.once("SIGINT", () => {
    end(130);
  });
  process.once("SIGTERM", () => {
    end(143);
  });

  try {
    const configFile = join(folder, "Pulumi.sandbox.yaml");
    const packConfig = join(folder, "policy-pack.json");
    writeFileSync(configFile, stackFile({ ...ANSWERS, accountId: session.account.accountId }));
    writeFileSync(packConfig, JSON.stringify({ ringfence: { allowedRegions: ANSWERS.allowedRegions } }));
    await openStack(session.pulumi, "sandbox", root, folder);

    const stage: Stage = { session, root, folder, configFile, packConfig, say: (text) => process.stdout.write(text) };
    let failures = 0;
    for (const [index, scene] of scenes(keep).entries()) failures += await play(scene, index + 1, stage);
    console.log(
      failures === 0
        ? pc.green(pc.bold("\nAll of it held."))
        : pc.red(pc.bold(`\n${failures} thing${failures === 1 ? "" : "s"} did not hold.`)),
    );
    if (shell) await stayOpen(session);
    return failures === 0 ? 0 : 1;
  } finally {
    await session.stop();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const expected = error instanceof UsageError || error instanceof AccountError;
    console.error(expected ? `sandbox: ${error.message}` : error);
    process.exitCode = 1;
  },
);
