import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { cachePaths, checkout } from "../../setup/cache";
import { fakeMachine } from "./fake-machine";

/** A program that needs no cloud, one that never ends, and policy packs: good, broken, and without dependencies. */
const FILES = {
  "program/Pulumi.yaml": "name: tiny\nruntime: nodejs\n",
  "program/package.json": '{ "name": "tiny", "main": "index.js" }',
  "program/index.js": `
    const pulumi = require("@pulumi/pulumi");
    class Thing extends pulumi.ComponentResource {
      constructor(name) { super("tiny:index:Thing", name); this.registerOutputs({}); }
    }
    new Thing("first");`,

  "waiting/Pulumi.yaml": "name: waiting\nruntime: nodejs\n",
  "waiting/package.json": '{ "name": "waiting", "main": "index.js" }',
  "waiting/index.js": "setInterval(() => {}, 1_000);",

  "pack/PulumiPolicy.yaml": "runtime: nodejs\nmain: index.js\n",
  "pack/package.json": '{ "name": "tiny-pack", "version": "4.5.6", "main": "index.js" }',
  "pack/index.js": `
    const { PolicyPack } = require("@pulumi/policy");
    new PolicyPack("tiny-pack", { policies: [{
      name: "no-things", description: "things are not allowed",
      enforcementLevel: process.env.TINY_LEVEL || "mandatory",
      validateResource: (args, report) => { if (args.type === "tiny:index:Thing") report(args.name + " is a thing"); },
    }] });`,

  "broken/PulumiPolicy.yaml": "runtime: nodejs\nmain: index.js\n",
  "broken/package.json": '{ "name": "broken-pack", "version": "4.5.6", "main": "index.js" }',
  "broken/index.js": 'throw new Error("the pack cannot start");',

  "no-modules/PulumiPolicy.yaml": "runtime: nodejs\n",
};

export interface TinyProject {
  folder: string;
  env: NodeJS.ProcessEnv;
  /** Runs Pulumi in one of the folders above to its end. */
  pulumi(folder: string, args: string[], more?: NodeJS.ProcessEnv): { status: number | null; output: string };
  remove: () => void;
}

/** A temporary folder with the programs above, a state of its own, and the engine of the cache. */
export function tinyProject(): TinyProject {
  const machine = fakeMachine();
  const { folder } = machine;
  const { bin, pulumi } = cachePaths();
  for (const [path, content] of Object.entries(FILES)) machine.write(path, content);
  for (const each of ["program", "waiting", "pack", "broken"]) {
    symlinkSync(join(checkout, "node_modules"), join(folder, each, "node_modules"));
  }
  mkdirSync(join(folder, "state"));
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env.PATH ?? ""}`,
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "for this test",
    PULUMI_SKIP_UPDATE_CHECK: "1",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "1",
  };
  return {
    folder,
    env,
    remove: machine.remove,
    pulumi(where, args, more = {}) {
      const options = { cwd: join(folder, where), env: { ...env, ...more }, encoding: "utf8" as const };
      const { status, stdout, stderr } = spawnSync(pulumi, [...args, "--non-interactive"], options);
      return { status, output: stdout + stderr };
    },
  };
}
