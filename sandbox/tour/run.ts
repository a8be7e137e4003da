import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as never } from "node:timers/promises";
import { colours } from "../../cli/colours";
import { ANSWERS, stackFile } from "../answers";
import { AccountError } from "../account/emulator/account-error";
import { openStack } from "../host/pulumi-cli";
import { type Session, startSession } from "../session";
import { createEngine } from "./engine/engine";
import { readOptions, UsageError } from "./options";
import { play } from "./play";
import type { RunContext } from "./scenes/scene";
import { scenesOf } from "./scenes/table";
import { indented } from "./show/lines";
import { createScreen } from "./show/screen";
import { logLine, OPENING } from "./words";

// `npm run sandbox`: the main job on an AWS account on this machine. Exit code 0 only when every scene held.

const root = join(__dirname, "..", "..");
const folder = join(root, ".sandbox");

// The AWS SDK would print a paragraph about old versions of Node between the lines of the tour.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

async function stayOpen(session: Session): Promise<void> {
  console.log(`\n${colours.bold("The account stays open until Ctrl-C.")} In another shell, in this folder:\n`);
  for (const [name, value] of Object.entries(session.env)) {
    console.log(`export ${name}='${name === "PATH" ? `${value.split(":")[0]}:'"$PATH"` : `${value}'`}`);
  }
  console.log(`\npulumi preview --stack sandbox --config-file .sandbox/Pulumi.sandbox.yaml`);
  for (;;) await never(2 ** 31 - 1);
}

async function main(): Promise<number> {
  const { keep, shell, verbose, port } = readOptions(process.argv.slice(2));
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

  const screen = createScreen(process.stdout, verbose);
  const engine = createEngine(session.pulumi, folder, verbose ? screen.write : () => undefined);
  try {
    const configFile = join(folder, "Pulumi.sandbox.yaml");
    const packConfig = join(folder, "policy-pack.json");
    writeFileSync(configFile, stackFile({ ...ANSWERS, accountId: session.account.accountId }));
    writeFileSync(packConfig, JSON.stringify({ ringfence: { allowedRegions: ANSWERS.allowedRegions } }));
    await openStack(session.pulumi, "sandbox", root, folder);

    for (const line of indented(OPENING, screen.width, 0)) screen.write(`${line}\n`);
    const sights = { before: {}, after: {} };
    const context: RunContext = { session, engine, screen, root, folder, configFile, packConfig, sights };
    const failures = await play(scenesOf(keep), context);
    if (shell) await stayOpen(session);
    return failures === 0 ? 0 : 1;
  } catch (error) {
    console.error(logLine(engine.log));
    throw error;
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
