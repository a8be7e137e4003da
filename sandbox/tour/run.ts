import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as never } from "node:timers/promises";
import { colours } from "../../cli/colours";
import { ANSWERS, stackFile } from "../answers";
import { AccountError } from "../account/emulator/account-error";
import { openStack } from "../host/pulumi-cli";
import { type Session, startSession } from "../session";
import { createEngine } from "./engine/engine";
import { beginIn, takeFolder } from "./folder";
import { openMailbox } from "./mailbox";
import { readOptions, type TourOptions, UsageError } from "./options";
import { play } from "./play";
import { linkProject } from "./project";
import type { RunContext } from "./scenes/scene";
import { scenesOf } from "./scenes/table";
import { writeEnvironment } from "./shell";
import { indented } from "./show/lines";
import { createScreen } from "./show/screen";
import { emptyAccount, logLine, OPENING, OTHER_SHELL } from "./words";

// `npm run sandbox`: the main job on an AWS account on this machine. Exit code 0 only when every scene held.

const root = join(__dirname, "..", "..");
const folder = join(root, ".sandbox");

// The AWS SDK would print a paragraph about old versions of Node between the lines of the tour.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

/** Until a signal ends the process. */
async function stayOpen(): Promise<never> {
  for (;;) await never(2 ** 31 - 1);
}

/** The tour; the answer is the number of things that did not hold. */
async function tour(session: Session, { keep, shell, verbose }: TourOptions): Promise<number> {
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
    if (!shell) return failures;
    const { text } = writeEnvironment(folder, session.env);
    console.log(
      `\n${colours.bold("The account stays open until Ctrl-C.")} In another shell, in this folder:\n\n${text}`,
    );
    console.log("pulumi preview --stack sandbox --config-file .sandbox/Pulumi.sandbox.yaml");
    console.log(`\n${OTHER_SHELL}`);
    console.log(`\nThe mails of the account: ${await openMailbox(session.account)}`);
    return await stayOpen();
  } catch (error) {
    console.error(logLine(engine.log));
    throw error;
  }
}

/** A bare account, and where to rehearse the steps of README.md in it. */
async function rehearsal(session: Session, keep: boolean): Promise<never> {
  const project = join(folder, "project");
  linkProject(root, project);
  const { text, command } = writeEnvironment(folder, session.env);
  const mailbox = await openMailbox(session.account);
  console.log(emptyAccount({ keep, command, environment: text, mailbox, accountId: session.account.accountId }));
  return stayOpen();
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const options = readOptions(args);
  const release = await takeFolder(
    folder,
    root,
    ["npm run sandbox", ...(args.length > 0 ? ["--", ...args] : [])].join(" "),
  );
  process.once("exit", release);
  beginIn(folder, options);
  const session = await startSession({
    folder,
    keep: options.keep,
    gatewayPort: options.port,
    // A person who goes on by hand gets the engine as it is.
    checkpoints: options.shell || options.empty,
  });
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
    if (options.empty) return await rehearsal(session, options.keep);
    return (await tour(session, options)) === 0 ? 0 : 1;
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
