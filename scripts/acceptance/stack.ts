import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { nameOf, saidOf, type EngineEvent } from "../../sandbox/tour/engine/events";
import { createEngine, type EngineRun } from "../../sandbox/tour/engine/engine";
import { createCli, openStack, type PulumiCli } from "../../sandbox/host/pulumi-cli";
import { identityOf } from "../../domain/adoption/adoption";
import { type AcceptanceFolder, engineEnvironment } from "./folder";

const STACK = "acceptance";

/** A resource as the engine keeps it, as far as a run reads it. */
interface StateResource {
  urn: string;
  type: string;
  retainOnDelete?: boolean;
  protect?: boolean;
}

interface Deployment {
  resources?: StateResource[];
  pending_operations?: { resource: StateResource; type: string }[];
}

/** What the state says, each as `<type> <name>`. */
interface Held {
  /** All that is there, but for the stack itself and its providers. */
  identities: string[];
  /** What was begun when the engine was killed. */
  pending: string[];
}

/** The stack of a run, on the engine that is first on PATH. */
export interface AcceptanceStack {
  /** Opens it, or makes it; the second time it is open already. */
  open(): Promise<void>;
  /** Runs `pulumi <args>` on the stack. */
  run(...args: string[]): Promise<EngineRun>;
  /** Its outputs after `up`, as `pulumi stack output --json` prints them, in a file. */
  outputsFile(): Promise<string>;
  held(): Promise<Held>;
  /** Takes the lock off that a killed engine left. */
  unlock(): Promise<void>;
  /** Lets `destroy` really remove everything, without a run of the program. */
  release(): Promise<void>;
  /** Asks the engine to end after what it is at; the second time it ends at once. */
  interrupt(): void;
}

const isOwn = ({ type }: StateResource): boolean => !type.startsWith("pulumi:");
const identity = ({ type, urn }: StateResource): string => identityOf(type, nameOf(urn));

export function createStack(folder: AcceptanceFolder, root: string, onOutput: (text: string) => void): AcceptanceStack {
  const cli = createCli("pulumi", engineEnvironment(folder.path, process.env));
  let current: ReturnType<PulumiCli["start"]>["child"] | undefined;
  const watched: PulumiCli = {
    ...cli,
    run: (args, options) => {
      const { child, result } = cli.start(args, options);
      current = child;
      folder.noteEngine(child.pid);
      return result;
    },
  };
  const engine = createEngine(watched, folder.path, onOutput);
  const at = { cwd: root };

  const exported = async (): Promise<{ version: number; deployment: Deployment }> => {
    const { code, output } = await cli.run(["stack", "export", "--stack", STACK], at);
    if (code !== 0) throw new Error(`the state cannot be read: ${output.trim()}`);
    return JSON.parse(output.slice(output.indexOf("{"))) as { version: number; deployment: Deployment };
  };

  const writeOutputs = async (): Promise<string> => {
    const { code, output } = await cli.run(["stack", "output", "--json", "--stack", STACK], at);
    if (code !== 0) throw new Error(`the outputs cannot be read: ${output.trim()}`);
    return folder.write("outputs.json", output.slice(output.indexOf("{")));
  };
  let opened: Promise<void> | undefined;
  let outputs: Promise<string> | undefined;

  return {
    open: () => (opened ??= openStack(cli, STACK, root, folder.path)),
    run: (...args) =>
      engine.run(
        [...args, "--stack", STACK, ...(args[0] === "cancel" ? [] : ["--config-file", folder.configFile])],
        at,
      ),
    outputsFile: () => (outputs ??= writeOutputs()),
    held: async () => {
      const { resources = [], pending_operations: begun = [] } = (await exported()).deployment;
      return {
        identities: resources.filter(isOwn).map(identity),
        pending: begun.filter(({ type }) => type === "creating").map(({ resource }) => identity(resource)),
      };
    },
    unlock: async () => {
      // Where a backend of files keeps them: pkg/backend/diy/lock.go of pulumi/pulumi.
      const locks = path.join(folder.path, "state", ".pulumi", "locks");
      const isLocked =
        existsSync(locks) &&
        readdirSync(locks, { recursive: true, encoding: "utf8" }).some((file) => file.endsWith(".json"));
      if (!isLocked) return;
      const { code, output } = await cli.run(["cancel", "--yes", "--stack", STACK], at);
      if (code !== 0) throw new Error(`the lock of the stack cannot be taken off: ${output.trim()}`);
    },
    release: async () => {
      const state = await exported();
      const { resources = [], ...rest } = state.deployment;
      const released = resources.map((resource) => ({ ...resource, retainOnDelete: false, protect: false }));
      const file = path.join(folder.path, "released.json");
      const deployment = { ...rest, resources: released, pending_operations: [] };
      writeFileSync(file, JSON.stringify({ ...state, deployment }));
      const { code, output } = await cli.run(["stack", "import", "--stack", STACK, "--file", file], at);
      rmSync(file);
      if (code !== 0) throw new Error(`the state cannot be written: ${output.trim()}`);
    },
    interrupt: () => current?.kill("SIGINT"),
  };
}

/** What a run did or would do to the account, a line each; a component is in the state only. */
export const changedIn = (events: readonly EngineEvent[]): string[] => [
  ...new Set(
    events.flatMap(({ resourcePreEvent: { metadata } = {} }) =>
      metadata === undefined ||
      ["same", "refresh", "read"].includes(metadata.op) ||
      metadata.urn.includes("::pulumi:") ||
      (metadata.new ?? metadata.old)?.custom !== true
        ? []
        : [`${metadata.op} ${nameOf(metadata.urn)}`],
    ),
  ),
];

/** What the engine, the provider or AWS said of a failure. */
export const errorsIn = ({ code, events, relevant }: Pick<EngineRun, "code" | "events" | "relevant">): string[] => {
  const said = saidOf(events, "error");
  return said.length > 0 || code === 0 ? said : relevant;
};
