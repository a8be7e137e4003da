import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatted } from "./formatted";
import { componentSchemaFile } from "./generate/component-schema";
import { docs } from "./generate/docs";
import { compare, type Generator, mend } from "./generate/generator";
import { globalServices } from "./generate/global-services";
import { instanceTypes } from "./generate/instance-types";
import { otherTypes } from "./generate/other-types";
import { ownCalls } from "./generate/own-calls";
import { packConfig } from "./generate/pack-config";
import { probeCalls } from "./generate/probe-calls";
import { providerCalls } from "./generate/provider-calls";
import { projectFile } from "./generate/project-file";
import { types } from "./generate/types";
import { typeTable } from "./generate/type-table";

// `npm run generate`: writes every file that is committed although it could be made again; with --check it only says which
// of them are out of date.

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

/** In this order: what a later one is made from comes first. */
const GENERATORS: readonly Generator[] = [
  globalServices,
  instanceTypes,
  types,
  otherTypes,
  typeTable,
  ownCalls,
  providerCalls,
  probeCalls,
  projectFile,
  packConfig,
  componentSchemaFile,
  docs,
];

const usage = (): string =>
  [
    "usage: npm run generate -- [name ...] [--check] [--with-engine] [--with-registry]",
    "  --check          write nothing; say what is out of date, and leave with 1",
    "  --with-engine    those that run the whole sandbox too, which takes minutes; a name does the same for one",
    "  --with-registry  those that read packages of the npm registry too; a name does the same for one",
    `  names            ${GENERATORS.map(({ name }) => name).join(", ")}`,
  ].join("\n");

/** What is left out unless somebody asks for it, and why. */
const COSTLY = { engine: "it runs the whole sandbox", registry: "it reads packages of the npm registry" } as const;

const isCheap = (needs: Generator["needs"]): needs is Exclude<Generator["needs"], keyof typeof COSTLY> =>
  !(needs in COSTLY);

/** What the arguments ask for; text when they cannot be understood. */
function asked(argv: readonly string[]): { checkOnly: boolean; chosen: Generator[]; left: Generator[] } | string {
  try {
    const flag = { type: "boolean" } as const;
    const options = { check: flag, "with-engine": flag, "with-registry": flag };
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const unknown = positionals.filter((name) => !GENERATORS.some((generator) => generator.name === name));
    if (unknown.length > 0) return `unknown name ${unknown.join(", ")}`;
    const isChosen = ({ name, needs }: Generator): boolean =>
      positionals.length > 0 ? positionals.includes(name) : isCheap(needs) || values[`with-${needs}`] === true;
    return {
      checkOnly: values.check ?? false,
      chosen: GENERATORS.filter(isChosen),
      left: positionals.length > 0 ? [] : GENERATORS.filter((generator) => !isChosen(generator)),
    };
  } catch (error) {
    return (error as Error).message;
  }
}

const root = join(__dirname, "..");

/** Says what is out of date, and what to do. */
async function check(generators: readonly Generator[]): Promise<number> {
  const stale: string[] = [];
  for (const generator of generators) {
    const { outdated, leftovers } = await compare(generator, root, formatted);
    for (const { path } of outdated) console.error(`out of date: ${path}`);
    for (const path of leftovers) console.error(`made no more: ${path}`);
    if (outdated.length + leftovers.length > 0) stale.push(generator.name);
  }
  if (stale.length === 0) return 0;
  console.error(`run \`npm run generate -- ${stale.join(" ")}\` and commit the result`);
  return 1;
}

async function write([generator, ...rest]: readonly Generator[]): Promise<number> {
  if (!generator) return 0;
  const stale = await compare(generator, root, formatted);
  mend(stale, root);
  for (const { path } of stale.outdated) console.log(`wrote ${path}`);
  for (const path of stale.leftovers) console.log(`removed ${path}`);
  if (rest.length === 0 || stale.outdated.length === 0) return write(rest);
  // What is loaded has read the old files: a new process makes the rest from the new ones.
  const args = [...process.execArgv, __filename, ...rest.map(({ name }) => name)];
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
}

function main(argv: readonly string[]): Promise<number> | number {
  const wanted = asked(argv);
  if (typeof wanted === "string") {
    console.error(`generate: ${wanted}\n${usage()}`);
    return 2;
  }
  for (const { name, needs } of wanted.left) {
    if (!isCheap(needs)) console.log(`left out, because ${COSTLY[needs]}: ${name}`);
  }
  return wanted.checkOnly ? check(wanted.chosen) : write(wanted.chosen);
}

void Promise.resolve(main(process.argv.slice(2))).then((code) => (process.exitCode = code));
